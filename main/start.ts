import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { startBrowserApp } from './browser/browserApp'
import { openInBrowser } from './openInBrowser'
import { personalPath } from './personalPath'
import { reasonOf } from './result'
import { startDesktop } from './startDesktop'
import { version } from './version'

interface Options {
  browser?: boolean
  open: boolean
  port?: number
}

const program = new Command('byline-start')
  .description(
    'Opens Byline: as a desktop app where Electron is there or can be fetched, else in the browser.',
  )
  .argument('[path]', 'the folder with your posts, or one post')
  .option('--browser', 'open in the browser')
  .option('--no-open', 'do not open anything, print the address for the browser')
  .option('--port <number>', 'the port of the address for the browser', readPort)
  .version(version)
  .action(start)

await program.parseAsync()

async function start(path: string | undefined, options: Options): Promise<void> {
  const target = path === undefined ? null : resolve(path)
  if (target !== null) await refuseUnreadable(target)

  if (!options.browser && options.open && options.port === undefined) {
    const run = await startDesktop(target)
    if ('exitCode' in run) process.exit(run.exitCode)
    console.error(run.line)
  }
  await runBrowserApp(target, options)
}

async function runBrowserApp(target: string | null, { open, port = 0 }: Options): Promise<void> {
  const started = await startBrowserApp({
    port,
    folderThread: join(import.meta.dirname, 'folderThread.js'),
    openLink: async (url) => {
      await openInBrowser(url)
    },
  })
  if (!started.ok) return leave(started.error.message)
  const app = started.value
  if (target !== null) {
    const opened = await app.session.openPath(target)
    if (!opened.ok) {
      await app.close()
      return leave(opened.error.message)
    }
  }
  // Scripts read the first line: it is the address alone.
  console.log(app.url)
  if (open && !(await openInBrowser(app.url))) {
    console.error('No browser could be opened. Open the address above yourself.')
  }
  let isStopping = false
  const stop = () => {
    if (isStopping) process.exit(1)
    isStopping = true
    app.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function refuseUnreadable(path: string): Promise<void> {
  try {
    await stat(path)
  } catch (error) {
    leave(`“${personalPath(path)}” could not be opened: ${reasonOf(error).reason}.`)
  }
}

function leave(message: string): never {
  console.error(message)
  process.exit(1)
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}
