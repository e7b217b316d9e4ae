import { spawn, spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { isFull } from '../helpers/depth'

export const root = resolve(import.meta.dirname, '../..')

/** No runner takes nearly as long, but for all of the long tests: one that does hangs, and is ended. */
const limit = isFull ? undefined : 35 * 60_000

/** Runs a program with its output shown; true when it succeeded. */
export function run(command: string, args: string[], environment: Record<string, string> = {}): boolean {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    timeout: limit,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  })
  if (error) console.error(error.message)
  return status === 0
}

/** Runs a program beside others; its output comes in one piece when it has ended. */
export function runBeside(command: string, args: string[]): Promise<{ isGood: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      timeout: limit,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const read = (data: Buffer) => {
      output += data.toString()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', ({ message }) => resolve({ isGood: false, output: message }))
    child.once('close', (status) => resolve({ isGood: status === 0, output }))
  })
}

/** What a program prints, trimmed; null when it failed or is not there. */
export function capture(command: string, args: string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Path of a package's program below node_modules: run by node, whatever the mode of the file. */
export const tool = (path: string): string => resolve(root, 'node_modules', path)

export const isRoot = process.getuid?.() === 0

let isListRead = false

/** Installs Debian packages where that may be done (root, apt-get); false elsewhere. */
export function installPackages(names: string[]): boolean {
  if (!isRoot || process.platform !== 'linux' || capture('apt-get', ['--version']) === null) return false
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  if (!isListRead) isListRead = run('apt-get', ['update', '-qq'], environment)
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], environment)
}
