import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from 'playwright/test'
import type { RequestName, Result } from '../../preload/api'
import { type DesktopApp, openOnDesktop } from './desktopHost'
import { createFolder, sampleFiles } from './sampleFolder'

interface SharedFixtures {
  /** One running app for all tests of a file, with the sample folder open. */
  desktop: DesktopApp & { userData: string }
}

/** A test of the desktop app alone. What the console says is not judged: these tests try what is refused. */
export const test = base.extend<object, SharedFixtures>({
  desktop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
    async ({}, use) => {
      const folder = await createFolder(sampleFiles)
      const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
      const app = await openOnDesktop(folder, userData)
      await app.page.getByRole('option').first().waitFor()
      await use({ ...app, userData })
      await app.close()
      await rm(folder, { recursive: true, force: true })
      await rm(userData, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

/** Sends a request by the page's own bridge, with any arguments. */
export function ask(desktop: DesktopApp, name: RequestName, args: unknown): Promise<Result<unknown>> {
  return desktop.page.evaluate(
    ([name, args]) => {
      const { byline } = window as unknown as {
        byline: { request(name: unknown, args: unknown): Promise<Result<unknown>> }
      }
      return byline.request(name, args)
    },
    [name as unknown, args] as const,
  )
}

export { expect }
