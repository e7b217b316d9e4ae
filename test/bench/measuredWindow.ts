import type { Browser } from 'playwright'
import { launchChromium, openInBrowser } from '../helpers/browserHost'
import type { RunningApp } from '../helpers/runningApp'

/**
 * Chromium for windows in which keys are timed. It watches the links of a page that came over HTTP, to guess which one will
 * be followed, and draws empty frames for that, which keys then wait for. The desktop app's own scheme has none of it.
 */
export const launchMeasured = (): Promise<Browser> =>
  launchChromium(['--disable-features=NavigationPredictor'])

/** The browser app in such a Chromium. */
export async function openMeasured(folder: string, userData: string): Promise<RunningApp> {
  const browser = await launchMeasured()
  const app = await openInBrowser(folder, userData, browser)
  return {
    ...app,
    async close() {
      await app.close()
      await browser.close()
    },
  }
}
