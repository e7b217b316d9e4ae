import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from 'playwright/test'
import { openInBrowser } from './browserHost'
import { openOnDesktop } from './desktopHost'
import type { RunningApp } from './runningApp'
import { createFolder, sampleFiles } from './sampleFolder'

interface HostFixtures {
  /** Files of the content folder; a specification may have its own. */
  files: Record<string, string | Buffer>
  app: RunningApp
}

/**
 * The preview's frame says so when it refuses to run something: a handler in a post's HTML while that is parsed for
 * cleaning, or what the test driver itself puts into frames. Refusing is what the frame is for; all else is a complaint.
 */
const refusal = /^Blocked script execution in '[^']*preview\.html(?:\?images=remote)?'/

/** A test that runs in the host named by the project: the browser app in Chromium, or the desktop app in Electron. */
export const test = base.extend<HostFixtures>({
  files: [sampleFiles, { option: true }],
  app: async ({ files }, use, info) => {
    const folder = await createFolder(files)
    const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
    const open = info.project.name === 'browser' ? openInBrowser : openOnDesktop
    const app = await open(folder, userData)
    await use(app)
    await app.close()
    await rm(folder, { recursive: true, force: true })
    await rm(userData, { recursive: true, force: true })
    expect(app.complaints.filter((complaint) => !refusal.test(complaint))).toEqual([])
  },
})

export { expect }
