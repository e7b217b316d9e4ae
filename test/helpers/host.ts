import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { test as base, expect } from 'playwright/test'
import { launchChromium, openInBrowser } from './browserHost'
import { openOnDesktop } from './desktopHost'
import type { RunningApp } from './runningApp'
import { createFolder, sampleFiles } from './sampleFolder'

interface HostFixtures {
  /** Files of the content folder; a specification may have its own. */
  files: Record<string, string | Buffer>
  app: RunningApp
}

interface WorkerFixtures {
  /** One Chromium for all tests of a worker, from when the first asks for it. */
  sharedChromium(): Promise<Browser>
}

/**
 * The preview's frame says so when it refuses to run something: a handler in a post's HTML while that is parsed for
 * cleaning, or what the test driver itself puts into frames. Refusing is what the frame is for; all else is a complaint.
 */
const refusal = /^Blocked script execution in '[^']*preview\.html(?:\?images=remote)?'/

/** A test that runs in the host named by the project: the browser app in Chromium, or the desktop app in Electron. */
export const test = base.extend<HostFixtures, WorkerFixtures>({
  files: [sampleFiles, { option: true }],
  sharedChromium: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
    async ({}, use) => {
      let browser: Browser | undefined
      await use(async () => {
        if (!browser?.isConnected()) browser = await launchChromium()
        return browser
      })
      await browser?.close()
    },
    { scope: 'worker' },
  ],
  app: async ({ files, sharedChromium }, use, info) => {
    const folder = await createFolder(files)
    const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
    const app =
      info.project.name === 'browser'
        ? await openInBrowser(folder, userData, await sharedChromium())
        : await openOnDesktop(folder, userData)
    await use(app)
    await app.close()
    await rm(folder, { recursive: true, force: true })
    await rm(userData, { recursive: true, force: true })
    expect(app.complaints.filter((complaint) => !refusal.test(complaint))).toEqual([])
  },
})

export { expect }
