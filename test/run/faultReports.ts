import { readFileSync } from 'node:fs'

/** One test that has run, or not. */
export interface FaultTest {
  title: string
  /** Where: unit tests, browser app, desktop app. */
  host: string
  result: 'passed' | 'failed' | 'skipped'
  figure: string | null
}

interface VitestReport {
  testResults: {
    name: string
    status: string
    assertionResults: { fullName: string; status: string; meta?: { figure?: string } }[]
  }[]
}

interface Suite {
  title: string
  suites?: Suite[]
  specs?: {
    title: string
    tests: { status: string; annotations: { type: string; description?: string }[] }[]
  }[]
}

const resultOf: Record<string, FaultTest['result']> = {
  passed: 'passed',
  expected: 'passed',
  flaky: 'passed',
  failed: 'failed',
  unexpected: 'failed',
}

/** The tests of Vitest's JSON report. A file that could not be loaded is a failed test without a number. */
export function readUnitTests(path: string): FaultTest[] {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as VitestReport
  return testResults.flatMap(({ name, status, assertionResults }): FaultTest[] =>
    assertionResults.length === 0 && status === 'failed'
      ? [{ title: name, host: 'unit', result: 'failed', figure: null }]
      : assertionResults.map((test) => ({
          title: test.fullName,
          host: 'unit',
          result: resultOf[test.status] ?? 'skipped',
          figure: test.meta?.figure ?? null,
        })),
  )
}

/** The tests of Playwright's JSON report. */
export function readHostTests(path: string, host: string): FaultTest[] {
  const { suites } = JSON.parse(readFileSync(path, 'utf8')) as { suites: Suite[] }
  const testsOf = ({ suites = [], specs = [] }: Suite, before: string): FaultTest[] => [
    ...specs.flatMap(({ title, tests }) =>
      tests.map(
        ({ status, annotations }): FaultTest => ({
          title: `${before} ${title}`,
          host,
          result: resultOf[status] ?? 'skipped',
          figure: annotations.find(({ type }) => type === 'figure')?.description ?? null,
        }),
      ),
    ),
    ...suites.flatMap((suite) => testsOf(suite, `${before} ${suite.title}`)),
  ]
  return suites.flatMap((suite) => testsOf(suite, ''))
}
