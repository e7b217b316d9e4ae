import type { FaultTest } from './faultReports'
import { faultRows, numbersIn } from './faultRows'

/** What is known of one fault after a run. */
export interface FaultRow {
  number: string
  what: string
  result: 'passed' | 'failed' | 'skipped' | 'missing'
  /** How it was shown, and what was counted or measured. */
  figure: string
}

/**
 * Every fault, or other numbered row, with its result: one that no test is for, or whose tests were all skipped, is no
 * success.
 */
export function tableOf(
  tests: readonly FaultTest[],
  names: Readonly<Record<string, string>> = faultRows,
): FaultRow[] {
  return Object.entries(names).map(([number, what]) => {
    const own = tests.filter(({ title }) => numbersIn(title).includes(number))
    const of = (result: FaultTest['result']) => own.filter((test) => test.result === result)
    const [passed, failed, skipped] = [of('passed'), of('failed'), of('skipped')]
    const result =
      failed.length > 0 ? 'failed' : passed.length > 0 ? 'passed' : skipped.length > 0 ? 'skipped' : 'missing'
    const isDecision = passed.length > 0 && passed.every(({ title }) => title.includes('(decision)'))
    const notes = [
      countsOf(passed),
      isDecision ? 'decision' : '',
      failed.length > 0 ? `failed: ${failed.map(({ title }) => title.trim()).join('; ')}` : '',
      skipped.length > 0 ? `skipped: ${skipped.map(({ title }) => title.trim()).join('; ')}` : '',
      ...new Set(passed.flatMap(({ figure }) => (figure === null ? [] : [figure]))),
    ]
    return { number, what, result, figure: notes.filter(Boolean).join('; ') }
  })
}

/** How many tests passed in which hosts: "3 unit, 1 browser". */
function countsOf(tests: readonly FaultTest[]): string {
  const hosts = [...new Set(tests.map(({ host }) => host))]
  return hosts.map((host) => `${tests.filter((test) => test.host === host).length} ${host}`).join(', ')
}

/** The table as lines. */
export function printTable(rows: readonly FaultRow[]): string {
  const width = Math.max(...rows.map(({ what }) => what.length))
  return rows
    .map(
      ({ number, what, result, figure }) =>
        `${number}  ${what.padEnd(width)}  ${result.padEnd(7)}  ${figure}`,
    )
    .join('\n')
}
