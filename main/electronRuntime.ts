import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { packageRoot } from './packageRoot'

/** How the desktop app can be started here, or why it cannot. */
export type Runtime = { program: string } | { reason: string }

const longestInstall = 120_000

/** The runtime that is already there (ELECTRON_OVERRIDE_DIST_PATH, or the installed package's), or null. */
export function findElectron(environment: NodeJS.ProcessEnv = process.env): string | null {
  const given = environment.ELECTRON_OVERRIDE_DIST_PATH
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
  if (given) {
    const macName = join(given, 'Electron.app', 'Contents', 'MacOS', 'Electron')
    return [given, join(given, name), macName].find((path) => isProgram(path)) ?? null
  }
  const folder = electronFolder()
  if (!folder) return null
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

/** Finds the runtime, or fetches it by the package's own installer. */
export async function getElectron(): Promise<Runtime> {
  const found = findElectron()
  if (found) return { program: found }
  const folder = electronFolder()
  if (!folder) return { reason: 'its package is not installed' }
  const failure = await runInstaller(join(folder, 'install.js'))
  const program = findElectron()
  return program ? { program } : { reason: failure ?? 'its installer left no program' }
}

function isProgram(path: string): boolean {
  return /electron(?:\.exe)?$/i.test(path) && existsSync(path)
}

function electronFolder(): string | null {
  try {
    return dirname(createRequire(join(packageRoot, 'package.json')).resolve('electron/package.json'))
  } catch {
    return null
  }
}

/** Runs the installer with its output hidden; answers with the reason when it fails. */
function runInstaller(script: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: longestInstall,
    })
    let output = ''
    child.stderr.on('data', (data: Buffer) => {
      output = (output + data.toString('utf8')).slice(0, 20_000)
    })
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => {
      if (code === 0) resolve(null)
      else resolve(signal ? 'it took longer than two minutes' : reasonIn(output))
    })
  })
}

/** The reason in an installer's stack trace, short enough for one line. */
function reasonIn(output: string): string {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|fetch failed/.test(output))
    return 'no connection to its server'
  if (/ETIMEDOUT|ESOCKETTIMEDOUT|ECONNRESET/.test(output)) return 'the connection to its server broke'
  const status = /Response code (\d{3}[^\n]{0,40})/.exec(output)?.[1]
  if (status) return `its server answered ${status.trim()}`
  const line = output.split('\n').find((text) => /\bError\b/.test(text)) ?? output.split('\n')[0] ?? ''
  return (
    line
      .replace(/^\s*(?:\w*Error:\s*)+/, '')
      .trim()
      .slice(0, 120) || 'its installer failed'
  )
}
