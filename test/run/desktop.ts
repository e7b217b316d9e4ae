import { chmodSync, copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { capture, installPackages, isRoot, root, run, tool } from './step'

const user = 'byline-tester'

/** As root the tests run as an ordinary user, as the app's own users do: Chromium's sandbox refuses root. */
function ensureUser(): boolean {
  return capture('id', [user]) !== null || run('useradd', ['--create-home', user])
}

/** The project where the ordinary user can read it: itself, or a copy in a temp folder. */
function readableRoot(): { path: string; isCopy: boolean } {
  if (capture('runuser', ['-u', user, '--', 'test', '-r', join(root, 'out/main/desktop.js')]) !== null) {
    return { path: root, isCopy: false }
  }
  const path = mkdtempSync(join(tmpdir(), 'byline-desktop-'))
  cpSync(root, path, { recursive: true, filter: (source) => !source.endsWith('/.git') })
  run('chmod', ['-R', 'a+rX', path])
  return { path, isCopy: true }
}

/** Node where the ordinary user can run it: below root's home they cannot. */
function runnableNode(): string {
  if (capture('runuser', ['-u', user, '--', process.execPath, '--version']) !== null) return process.execPath
  const folder = mkdtempSync(join(tmpdir(), 'byline-node-'))
  chmodSync(folder, 0o755)
  copyFileSync(process.execPath, join(folder, 'node'))
  return join(folder, 'node')
}

/** Why the desktop host cannot run here, in a sentence, or null when it can. */
export function desktopObstacle(program: string | null): string | null {
  if (program === null) {
    return 'no Electron runtime (run npx install-electron, or set ELECTRON_OVERRIDE_DIST_PATH)'
  }
  const needsDisplay = process.platform === 'linux' && (isRoot || !process.env.DISPLAY)
  if (needsDisplay && capture('which', ['xvfb-run']) === null && !installPackages(['xvfb', 'xauth'])) {
    return 'no display (install xvfb)'
  }
  if (isRoot && process.platform === 'linux' && !ensureUser()) return 'no ordinary user could be made for it'
  return null
}

/** The program that is tested: the build in Electron, or an app that was packaged. */
export interface DesktopHost {
  project: 'desktop' | 'packaged'
  environment: Record<string, string>
}

export const unpackaged: DesktopHost = { project: 'desktop', environment: {} }

/**
 * Runs the desktop specifications in the build or in the packaged app, all or those that `chosen` leaves; the report is
 * written to `report`.
 */
export function runDesktop(
  report: string,
  chosen: readonly string[] = [],
  { project, environment }: DesktopHost = unpackaged,
): boolean {
  const isLinux = process.platform === 'linux'
  const args = [tool('playwright/cli.js'), 'test', `--project=${project}`, ...chosen]
  const own = { ...environment, BYLINE_TEST_REPORT: report }
  if (!isLinux) return run(process.execPath, args, own)
  const display = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24']
  if (!isRoot) {
    const [command = '', ...rest] = process.env.DISPLAY ? [] : display
    return command === ''
      ? run(process.execPath, args, own)
      : run(command, [...rest, process.execPath, ...args], own)
  }
  const { path, isCopy } = readableRoot()
  const home = capture('sh', ['-c', `echo ~${user}`]) ?? `/home/${user}`
  const theirs = join(home, 'report.json')
  const node = runnableNode()
  const isGood = run('runuser', [
    '-u',
    user,
    '--',
    'env',
    '-C',
    path,
    `HOME=${home}`,
    `BYLINE_TEST_REPORT=${theirs}`,
    `BYLINE_TEST_RESULTS=${join(home, 'test-results')}`,
    'TMPDIR=/tmp',
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ...display,
    node,
    join(path, 'node_modules/playwright/cli.js'),
    'test',
    `--project=${project}`,
    ...chosen,
  ])
  run('cp', [theirs, report])
  rmSync(theirs, { force: true })
  if (node !== process.execPath) rmSync(join(node, '..'), { recursive: true, force: true })
  if (isCopy) rmSync(path, { recursive: true, force: true })
  return isGood
}
