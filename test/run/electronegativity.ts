import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Finding, judge } from './argued'
import { root, run } from './step'

/**
 * Electronegativity, a checker of Electron apps, over main, preload and renderer. It is 150 MB of 400 packages of 2021,
 * so it is no dependency: it is fetched when it is wanted, without scripts, at the versions of a fixed day.
 */

const wanted = '@doyensec/electronegativity@1.10.3'
const home = join(root, 'node_modules/.cache/electronegativity-1.10.3')
const program = join(home, 'node_modules/@doyensec/electronegativity')
const day = '2025-06-01'

const folders = ['main', 'preload', 'renderer']

/** A fault of our own, which shows that the checker does find. */
const planted = {
  file: 'main/planted.ts',
  text: 'new BrowserWindow({ webPreferences: { nodeIntegration: true } })\n',
  id: 'NODE_INTEGRATION_JS_CHECK',
}

function fetchProgram(): boolean {
  if (existsSync(program)) return true
  mkdirSync(home, { recursive: true })
  const { npm_execpath: npm } = process.env
  const [command, first] = npm?.endsWith('js') ? [process.execPath, [npm]] : ['npm', []]
  const args = [
    'install',
    '--prefix',
    home,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
  ]
  return run(command, [...first, ...args, `--before=${day}`, '--loglevel=error', wanted])
}

/** Which release of Electron is the newest is asked by another test, and changes without a change of ours. */
const call = `const [program, input, version, output] = process.argv.slice(1)
require(program)({
  input,
  isRelative: true,
  electronVersionOverride: version,
  excludeFromScan: ['availablesecurityfixesglobalcheck'],
}).then(({ issues, errors }) => {
  const findings = issues.map(({ id, file, location }) => ({ id, file, line: location.line }))
  require('node:fs').writeFileSync(output, JSON.stringify({ findings, errors }))
})`

interface Report {
  findings: Finding[]
  errors: { file: string; message: string }[]
}

function readSources(): Map<string, string> {
  const names = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  const texts = names.filter((name) => /\.(?:tsx?|html)$/.test(name))
  return new Map(texts.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
}

/** What the checker says of a copy in which no comment lets anything pass: null when it did not run. */
function runProgram(sources: ReadonlyMap<string, string>): Report | null {
  const copy = mkdtempSync(join(tmpdir(), 'byline-checked-'))
  const output = join(copy, 'report.json')
  try {
    for (const folder of folders) cpSync(join(root, folder), join(copy, folder), { recursive: true })
    for (const [name, text] of sources) {
      if (text.includes('eng-disable'))
        writeFileSync(join(copy, name), text.replaceAll('eng-disable', 'eng-argued!'))
    }
    writeFileSync(join(copy, planted.file), planted.text)
    const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }
    spawnSync(process.execPath, ['-e', call, program, copy, version, output], {
      stdio: 'ignore',
      timeout: 300_000,
    })
    return JSON.parse(readFileSync(output, 'utf8')) as Report
  } catch {
    return null
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** What is wrong, in sentences, and how many findings there are; null where the checker cannot be had. */
export function checkElectron(): { wrong: string[]; argued: number } | null {
  if (!fetchProgram()) return null
  const sources = readSources()
  const report = runProgram(sources)
  if (report === null) return { wrong: ['Electronegativity did not run'], argued: 0 }
  const { findings, errors } = report
  const own = findings.filter(({ file }) => file !== planted.file)
  const wrong = [
    ...(findings.some(({ file, id }) => file === planted.file && id === planted.id)
      ? []
      : ['Electronegativity does not find a fault that was planted']),
    ...errors.map(({ file, message }) => `${file} was not read: ${message}`),
    ...judge(own, sources),
  ]
  return { wrong, argued: own.length }
}
