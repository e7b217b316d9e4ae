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
  /** What the console may say in this specification; normally nothing. */
  allowedComplaints: RegExp | null
  app: RunningApp
}

/** A test that runs in the host named by the project: the browser app in Chromium, or the desktop app in Electron. */
export const test = base.extend<HostFixtures>({
  files: [sampleFiles, { option: true }],
  allowedComplaints: [null, { option: true }],
  app: async ({ files, allowedComplaints }, use, info) => {
    const folder = await createFolder(files)
    const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
    const open = info.project.name === 'desktop' ? openOnDesktop : openInBrowser
    const app = await open(folder, userData)
    await use(app)
    await app.close()
    await rm(folder, { recursive: true, force: true })
    await rm(userData, { recursive: true, force: true })
    expect(app.complaints.filter((complaint) => !allowedComplaints?.test(complaint))).toEqual([])
  },
})

export { expect }
