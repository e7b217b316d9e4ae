import { spawn } from 'node:child_process'
import { getElectron } from './electronRuntime'
import { packageRoot } from './packageRoot'

/** Ran to its end with this exit status, or could not be started, with a line that says so. */
export type DesktopRun = { exitCode: number } | { line: string }

const instead = 'Byline opens in your browser instead.'

/** Runs the desktop app with a folder or post to open; resolves when it has ended. */
export async function startDesktop(path: string | null): Promise<DesktopRun> {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { line: `Electron does not run as root; ${instead}` }
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { line: `There is no display for a window here; ${instead}` }
  }
  const runtime = await getElectron()
  if ('reason' in runtime) return { line: `Electron could not be fetched (${runtime.reason}); ${instead}` }

  return new Promise((resolve) => {
    const child = spawn(runtime.program, path === null ? [packageRoot] : [packageRoot, path], {
      stdio: 'inherit',
    })
    // Ctrl+C reaches the child by itself; staying alive lets it end in its own time.
    const wait = () => {}
    process.on('SIGINT', wait)
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.once('error', (error) =>
      resolve({ line: `Electron could not be started (${error.message}); ${instead}` }),
    )
    child.once('exit', (code) => resolve({ exitCode: code ?? 1 }))
  })
}
