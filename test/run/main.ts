import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findElectron } from '../../main/electronRuntime'
import { depth, isFull } from '../helpers/depth'
import { findChromium } from './chromium'
import { add, type Counts, none, readPlaywrightReport, readVitestReport, withOutcome } from './counts'
import { desktopObstacle, runDesktop } from './desktop'
import { checkElectron } from './electronegativity'
import { readHostTests } from './faultReports'
import { printTable, tableOf } from './faultTable'
import { makePackaged, packagedObstacle } from './packaged'
import { securityRows } from './securityRows'
import { capture, run, runBeside, tool } from './step'

/** All checks of the project, one after the other; the last line sums them up. */

const reports = mkdtempSync(join(tmpdir(), 'byline-reports-'))
const lines: string[] = []
let total = none

function record(name: string, counts: Counts, note = ''): void {
  total = add(total, counts)
  const { passed, failed, skipped } = counts
  lines.push(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped${note && ` (${note})`}`)
}

const checks: [name: string, args: string[]][] = [
  ['Build', [tool('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error']],
  ...['main/domain', 'main', 'preload', 'renderer', 'test'].map((folder): [string, string[]] => [
    `Types of ${folder}`,
    [tool('typescript/bin/tsc'), '-p', `${folder}/tsconfig.json`],
  ]),
  ['Biome', [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
]

/** The checks need nothing of one another: two run at a time, and each is told of when it has ended. */
async function runChecks(): Promise<void> {
  const outcomes = new Map<string, boolean>()
  const waiting = [...checks]
  const runNext = async (): Promise<void> => {
    const next = waiting.shift()
    if (next === undefined) return
    const [name, args] = next
    const { isGood, output } = await runBeside(process.execPath, args)
    console.log(`\n— ${name}${output && `\n${output.trimEnd()}`}`)
    outcomes.set(name, isGood)
    return runNext()
  }
  await Promise.all([runNext(), runNext()])
  for (const [name] of checks) {
    record(name, outcomes.get(name) ? { ...none, passed: 1 } : { ...none, failed: 1 })
  }
}

function runElectronegativity(): void {
  console.log('\n— Electronegativity')
  const outcome = checkElectron()
  if (outcome === null) {
    const obstacle = 'it could not be fetched from the npm registry, so nothing was checked'
    console.error(`Electronegativity: ${obstacle}`)
    record('Electronegativity', { ...none, skipped: 1 }, obstacle)
    return
  }
  const { wrong, argued } = outcome
  for (const sentence of wrong) console.error(sentence)
  if (wrong.length > 0) record('Electronegativity', { ...none, failed: wrong.length })
  else record('Electronegativity', { ...none, passed: 1 }, `${argued} findings, each argued in the code`)
}

function runUnit(): void {
  console.log(`\n— Unit tests (${depth})`)
  const report = join(reports, 'vitest.json')
  const isGood = run(process.execPath, [
    tool('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  record('Unit tests', withOutcome(readVitestReport(report), isGood), depth)
}

function runBrowser(): void {
  const chromium = findChromium()
  if (chromium === null) {
    console.error(
      'No Chromium or Chrome: install one, or name it by BYLINE_CHROMIUM, and run the tests again.',
    )
    record('Browser app', { ...none, ...(process.env.CI ? { failed: 1 } : { skipped: 1 }) }, 'no browser')
    return
  }
  const version = capture(chromium, ['--version']) ?? chromium
  console.log(`\n— Browser app in ${version}`)
  const report = join(reports, 'browser.json')
  const isGood = run(process.execPath, [tool('playwright/cli.js'), 'test', '--project', 'browser'], {
    BYLINE_CHROMIUM: chromium,
    BYLINE_TEST_REPORT: report,
  })
  record('Browser app', withOutcome(readPlaywrightReport(report), isGood), version)
}

function electronVersion(program: string): string {
  return capture('cat', [join(program, '..', 'version')]) ?? 'of unknown version'
}

/** In part, the build is tried where it differs from the packaged app, which has all specifications. */
const ownOfBuild = ['e2e/mainJob', 'desktop/window']

async function runDesktopHosts(): Promise<void> {
  const program = findElectron()
  const obstacle = desktopObstacle(program)
  if (program === null || obstacle !== null) {
    console.log(`\n— Desktop app: skipped, ${obstacle}`)
    record('Desktop app', { ...none, skipped: 1 }, obstacle ?? '')
    return
  }
  const version = `Electron ${electronVersion(program)}`
  const notHere = packagedObstacle()
  if (notHere !== null) record('Packaged app', { ...none, skipped: 1 }, notHere)
  else await runPackaged(version)
  console.log(`\n— Desktop app in ${version}`)
  const report = join(reports, 'desktop.json')
  const isGood = runDesktop(report, notHere === null && !isFull ? ownOfBuild : [])
  record('Desktop app', withOutcome(readPlaywrightReport(report), isGood), version)
}

async function runPackaged(version: string): Promise<void> {
  console.log(`\n— Packaged app in ${version}`)
  const host = await makePackaged()
  if (host === null) {
    record('Packaged app', { ...none, failed: 1 }, 'it was not made')
    return
  }
  const report = join(reports, 'packaged.json')
  const isGood = runDesktop(report, [], host)
  record('Packaged app', withOutcome(readPlaywrightReport(report), isGood), version)
  showChecklist(report)
}

/** Electron's checklist with what the packaged app's tests say of each item; an item without a test is a failure. */
function showChecklist(report: string): void {
  try {
    const rows = tableOf(readHostTests(report, 'packaged'), securityRows)
    lines.push('', "Electron's security checklist in the packaged app:", printTable(rows), '')
    const failed = rows.filter(({ result }) => result !== 'passed').length
    record('Security checklist', { passed: rows.length - failed, failed, skipped: 0 })
  } catch {
    record('Security checklist', { ...none, failed: 1 }, 'no report')
  }
}

await runChecks()
runElectronegativity()
runUnit()
runBrowser()
await runDesktopHosts()

console.log(`\n${lines.join('\n')}\n`)
rmSync(reports, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
