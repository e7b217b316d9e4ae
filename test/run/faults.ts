import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findElectron } from '../../main/electronRuntime'
import { findChromium } from './chromium'
import { desktopObstacle, runDesktop } from './desktop'
import { type FaultTest, readHostTests, readUnitTests } from './faultReports'
import { numbersIn } from './faultRows'
import { printTable, tableOf } from './faultTable'
import { capture, installPackages, root, run, tool } from './step'

/**
 * All tests that have the number of a fault in their title, also those that take minutes, in all hosts that are here; a
 * table at the end. A fault without a test that passes fails the run.
 */

const titles = '\\b[FB]\\d\\d\\b'
const reports = mkdtempSync(join(tmpdir(), 'byline-reports-'))
const notes: string[] = []

/** Programs that tests need, and Debian's packages of them. */
const programs: Record<string, string> = {
  strace: 'strace',
  unshare: 'util-linux',
  setpriv: 'util-linux',
  setfacl: 'acl',
  setfattr: 'attr',
}

function getPrograms(): void {
  const missing = Object.keys(programs).filter((name) => capture('which', [name]) === null)
  if (missing.length === 0) return
  installPackages([...new Set(missing.map((name) => programs[name] ?? name))])
  for (const name of missing)
    if (capture('which', [name]) === null) notes.push(`${name} is not here: tests that need it are skipped.`)
}

/** Files of unit tests in which numbers stand. */
function filesWithNumbers(): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join('test', path))
    .filter((path) => numbersIn(readFileSync(join(root, path), 'utf8')).length > 0)
}

function readOrFail(name: string, read: () => FaultTest[]): FaultTest[] {
  try {
    return read()
  } catch {
    notes.push(`${name} left no report.`)
    return [{ title: name, host: name, result: 'failed', figure: null }]
  }
}

function runUnit(): FaultTest[] {
  console.log('\n— Unit tests')
  const report = join(reports, 'vitest.json')
  const isGood = run(process.execPath, [
    tool('vitest/vitest.mjs'),
    'run',
    ...filesWithNumbers(),
    '--testNamePattern',
    titles,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!isGood) notes.push('Unit tests: the runner says that not all is well.')
  return readOrFail('unit', () => readUnitTests(report))
}

function runBrowser(): FaultTest[] {
  const chromium = findChromium()
  if (chromium === null) {
    notes.push('Browser app: not run, there is no Chromium or Chrome.')
    return []
  }
  console.log('\n— Browser app')
  const report = join(reports, 'browser.json')
  run(process.execPath, [tool('playwright/cli.js'), 'test', '--project', 'browser', '--grep', titles], {
    BYLINE_CHROMIUM: chromium,
    BYLINE_TEST_REPORT: report,
  })
  return readOrFail('browser', () => readHostTests(report, 'browser'))
}

function runDesktopHost(): FaultTest[] {
  const obstacle = desktopObstacle(findElectron())
  if (obstacle !== null) {
    notes.push(`Desktop app: not run, ${obstacle}.`)
    return []
  }
  console.log('\n— Desktop app')
  const report = join(reports, 'desktop.json')
  runDesktop(report, ['--grep', titles])
  return readOrFail('desktop', () => readHostTests(report, 'desktop'))
}

process.env.BYLINE_FAULTS = 'all'
getPrograms()
const isBuilt = run(process.execPath, [
  tool('electron-vite/bin/electron-vite.js'),
  'build',
  '--logLevel',
  'error',
])
const tests = isBuilt ? [...runUnit(), ...runBrowser(), ...runDesktopHost()] : []
rmSync(reports, { recursive: true, force: true })

const rows = tableOf(tests)
console.log(`\n${printTable(rows)}\n`)
for (const note of notes) console.log(note)
const broken = tests.filter(({ title, result }) => result === 'failed' && numbersIn(title).length === 0)
for (const { title } of broken) console.log(`Failed: ${title}`)
const passed = rows.filter(({ result }) => result === 'passed').length
console.log(`${passed} of ${rows.length} faults passed, ${rows.length - passed} did not`)
process.exit(passed === rows.length && broken.length === 0 ? 0 : 1)
