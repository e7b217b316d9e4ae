import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { launchChromium, startServer } from './browserHost'
import { type HitWatch, hookPreview, watchForHits } from './hits'
import { type Protection, takeOff } from './protection'
import { createFolder, sampleFiles } from './sampleFolder'

/** Byline in a browser that finds no other machine on a folder of hostile posts, watched. */
export interface HostileWindow {
  page: Page
  watch: HitWatch
  folder: string
  /** Addresses that a click in the preview asked the system to open. */
  opened: string[]
  /**
   * Opens a post by its path and waits until the preview shows its last words; answers with how many parts of it the page
   * leaves out as too large.
   */
  show(id: string, lastWords: string): Promise<number>
  close(): Promise<void>
}

/** The app's own addresses, with what it may ask of each. */
const ownPath =
  /^\/(?:|index\.html|preview\.html|page\.css|preview\.css|math\/.+|icon\.svg|events|assets\/.+|asset\/.+|request\/\w+)$/

export async function openHostileWindow(
  files: Record<string, string | Buffer>,
  protection: Protection = { sanitiser: true, policy: true },
): Promise<HostileWindow> {
  const folder = await createFolder({ ...sampleFiles, 'authors/wen.json': '{"name":"Wen"}', ...files })
  const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
  const { url, child }: { url: string; child: ChildProcess } = await startServer([folder], userData)
  const { origin } = new URL(url)
  const browser: Browser = await launchChromium(['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'])
  const context = await browser.newContext({ viewport: { width: 1280, height: 3000 }, locale: 'en-GB' })
  const page = await context.newPage()
  const opened: string[] = []
  await takeOff(context, origin, protection)
  const watch = await watchForHits(
    context,
    page,
    (own) => own.origin === origin && ownPath.test(own.pathname),
  )
  await context.exposeFunction('bylineOpened', (address: string) => opened.push(address))
  await context.addInitScript(() => {
    const ask = window.fetch
    const told = window as unknown as { bylineOpened?(address: string): void }
    window.fetch = async (input, init) => {
      if (!String(input).endsWith('request/openLink')) return ask(input, init)
      told.bylineOpened?.((JSON.parse(String(init?.body)) as { url: string }).url)
      return Response.json({ ok: true, value: null })
    }
  })
  await page.goto(url)
  // The way in is a redirection, behind which nothing can be taken off.
  if (!protection.sanitiser || !protection.policy) await page.goto(origin)
  return {
    page,
    watch,
    folder,
    opened,
    async show(id, lastWords) {
      await page.locator(`[title="${id}"]`).click()
      const preview = page.frameLocator('iframe[title="Preview"]')
      await preview.getByText(lastWords).first().waitFor({ state: 'attached' })
      await hookPreview(page)
      return preview.locator('.too-heavy').count()
    },
    async close() {
      await browser.close()
      child.removeAllListeners('exit')
      child.kill()
      await rm(folder, { recursive: true, force: true })
      await rm(userData, { recursive: true, force: true })
    },
  }
}
