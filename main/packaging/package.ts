import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { getElectron } from '../electronRuntime'
import { packageRoot } from '../packageRoot'

/**
 * Makes the desktop app of this system in `dist`, from the build: the app in a folder, then the packages that
 * electron-builder.yml names. With `--dir`: the folder alone. A runtime that ELECTRON_OVERRIDE_DIST_PATH names is
 * packaged in place of Electron's release.
 */

const systems: Partial<Record<NodeJS.Platform, { flag: string; resources: string; packages: string }>> = {
  linux: { flag: '--linux', resources: 'linux-unpacked/resources', packages: 'AppImage, deb and tar.gz' },
  darwin: {
    flag: '--mac',
    resources: 'mac-universal/Byline.app/Contents/Resources',
    packages: 'dmg and zip',
  },
  win32: { flag: '--win', resources: 'win-unpacked/resources', packages: 'installer and zip' },
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

/** Options for a runtime that is here already; macOS packages two of them in one, which are fetched. */
function runtimeOptions(program: string): string[] {
  const folder = dirname(program)
  const version = join(folder, 'version')
  if (process.platform === 'darwin' || !existsSync(version)) return []
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${readFileSync(version, 'utf8').trim()}`]
}

/** Runs electron-builder; answers with what it says went wrong, or null. */
function build(args: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot, 'node_modules/electron-builder/cli.js'), '--publish', 'never', ...args],
    { cwd: packageRoot, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 },
  )
  if (status === 0) return null
  const output = `${stdout}\n${stderr}`
  return (
    /⨯ (.*?)(?: {2}|$)/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? 'it ended without a word'
  )
}

const system = systems[process.platform] ?? fail(`Byline has no desktop app for ${process.platform}.`)
const runtime = await getElectron()
if ('reason' in runtime) {
  fail(
    `Electron's release is missing, so the app was not made: ${runtime.reason}. ` +
      'Fetch it with `npx install-electron`, or name a folder that holds one by ELECTRON_OVERRIDE_DIST_PATH.',
  )
}
const options = runtimeOptions(runtime.program)
const failure = build([system.flag, 'dir', ...options])
if (failure !== null) fail(`The app was not made: ${failure}`)
const asar = join(packageRoot, 'dist', system.resources, 'app.asar')
const megabytes = (statSync(asar).size / 1e6).toFixed(1)
console.log(
  `The app is in dist/${system.resources.split('/')[0]}; Byline's own part (app.asar) has ${megabytes} MB.`,
)

if (!process.argv.includes('--dir')) {
  const trouble = build([
    system.flag,
    ...(process.platform === 'linux' ? ['--prepackaged', join(packageRoot, 'dist/linux-unpacked')] : []),
    ...options,
  ])
  if (trouble === null) console.log(`Its packages (${system.packages}) are in dist.`)
  else {
    const message = `Its packages (${system.packages}) were not made: ${trouble}. Their tools are fetched from GitHub when they are first needed.`
    // A runtime given by hand is for trying the app, which is there.
    if (process.env.ELECTRON_OVERRIDE_DIST_PATH) console.log(message)
    else fail(message)
  }
}
