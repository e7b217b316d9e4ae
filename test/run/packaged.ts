import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import type { DesktopHost } from './desktop'
import { root, run } from './step'

/** The app as it ships, and a copy that lets the test driver in; below the project. */
const shipped = 'dist/linux-unpacked/byline-editor'
const inspectable = 'dist/inspectable/byline-editor'

/** Why the packaged app is not tested here, in a sentence, or null when it is. */
export function packagedObstacle(): string | null {
  return process.platform === 'linux' ? null : 'the packaged app is tested on Linux'
}

/**
 * Packages the app as `npm run package` does, from the build that is there, and copies it with one fuse turned on: that
 * by which Playwright reaches the main process. Null when it cannot be made.
 */
export async function makePackaged(): Promise<DesktopHost | null> {
  const isMade = run(process.execPath, [
    '-e',
    "import('vite').then((vite) => vite.runnerImport('./main/packaging/package.ts'))",
    '--',
    '--dir',
  ])
  if (!isMade || !existsSync(join(root, shipped))) return null
  const copy = join(root, 'dist/inspectable')
  rmSync(copy, { recursive: true, force: true })
  cpSync(join(root, 'dist/linux-unpacked'), copy, { recursive: true })
  await flipFuses(join(root, inspectable), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  return {
    project: 'packaged',
    environment: { BYLINE_PACKAGED: inspectable, BYLINE_SHIPPED: shipped },
  }
}
