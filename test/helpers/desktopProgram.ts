import { resolve } from 'node:path'
import { findElectron } from '../../main/electronRuntime'

const root = resolve(import.meta.dirname, '../..')

/** What starts the desktop app. */
export interface DesktopProgram {
  executablePath: string
  /** Arguments before those of the app: an unpackaged Electron is told which app it runs. */
  ownArguments: string[]
}

/** The packaged app where BYLINE_PACKAGED names its program (below the project), else the build in the Electron of this machine. */
export function desktopProgram(): DesktopProgram {
  const packaged = process.env.BYLINE_PACKAGED
  if (packaged) return { executablePath: resolve(root, packaged), ownArguments: [] }
  const executablePath = findElectron()
  if (executablePath === null) throw new Error('No Electron runtime: set ELECTRON_OVERRIDE_DIST_PATH')
  return { executablePath, ownArguments: [root] }
}
