import { isAbsolute, resolve } from 'node:path'

/**
 * The folder or post that the program was asked to open, as an absolute path, or null. `argv` is the whole command
 * line; an unpackaged app has its own folder as the first argument after the program.
 */
export function readPathArgument(argv: readonly string[], isPackaged: boolean, cwd: string): string | null {
  const own = argv.slice(1).filter((argument) => !argument.startsWith('-'))
  const path = own[isPackaged ? 0 : 1]
  if (path === undefined || path === '') return null
  return isAbsolute(path) ? path : resolve(cwd, path)
}
