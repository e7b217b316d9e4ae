import { readFileSync } from 'node:fs'

/** How many checks passed, failed and were skipped. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 }

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** A report that is missing or counts nothing means that its runner broke: that is a failure, not silence. */
function orFailure(counts: Counts): Counts {
  return counts.passed + counts.failed + counts.skipped === 0 ? { ...counts, failed: 1 } : counts
}

/** A runner may fail where its report counts no failure: when a process of it was ended, say. That is one failure. */
export function withOutcome(counts: Counts, isGood: boolean): Counts {
  return isGood || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** Reads Vitest's JSON report. A file that could not be loaded counts as one failure. */
export function readVitestReport(path: string): Counts {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numTodoTests: number
      testResults: { status: string; assertionResults: unknown[] }[]
    }
    const broken = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    return orFailure({
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    })
  } catch {
    return { ...none, failed: 1 }
  }
}

/** Reads Playwright's JSON report. */
export function readPlaywrightReport(path: string): Counts {
  try {
    const { stats, errors } = JSON.parse(readFileSync(path, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number }
      errors: unknown[]
    }
    return orFailure({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
    })
  } catch {
    return { ...none, failed: 1 }
  }
}
