import { homedir } from 'node:os'
import { join } from 'node:path'
import log from 'electron-log/node'
import { personalPath } from '../personalPath'

/** The log keeps what went wrong in the program, for reports of faults: names, codes and places in it, never texts. */

const largestFile = 1024 * 1024

/** Starts the log of this run below the user-data folder; the file before it is kept as `byline.old.log`. */
export function startLog(userData: string, version: string): string {
  const file = join(userData, 'logs', 'byline.log')
  log.transports.file.resolvePathFn = () => file
  // Else it looks for a package.json from the working directory upwards, and writes nothing where there is none.
  log.transports.file.setAppName('Byline')
  log.transports.file.maxSize = largestFile
  log.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s} {text}'
  log.transports.console.level = false
  log.info(
    `Byline ${version}, Electron ${process.versions.electron ?? 'none'}, ${process.platform} ${process.arch}`,
  )
  process.on('uncaughtExceptionMonitor', (error) => log.error(`Uncaught: ${describe(error)}`))
  process.on('unhandledRejection', (reason) => log.error(`Unhandled: ${describe(reason)}`))
  return personalPath(file)
}

/** Notes an event of the program by its name; `facts` are words and numbers of the program's own. */
export function note(what: string, facts: Record<string, string | number> = {}): void {
  const text = Object.entries(facts).map(([name, value]) => ` ${name}=${value}`)
  log.info(what + text.join(''))
}

/**
 * An error without its message, which may quote a post: its name, its code and where in the program it came up. The home
 * folder's name is the writer's own.
 */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code } = error as NodeJS.ErrnoException
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${error.name}${code === undefined ? '' : ` ${code}`}`, ...places]
    .join('\n')
    .replaceAll(homedir(), '~')
}
