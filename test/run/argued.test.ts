import { expect, test } from 'vitest'
import { judge } from './argued'

const source = `const a = 1
// What it opens was checked.
open(a) // eng-disable OPEN_CHECK
// Nobody clicks there.
new Window(/* eng-disable CLICK_CHECK */ {})
// Every answer has a policy.
// eng-disable POLICY_GLOBAL_CHECK
`
const sources = new Map([['main/a.ts', source]])
const findings = [
  { id: 'OPEN_CHECK', file: 'main/a.ts', line: 3 },
  { id: 'CLICK_CHECK', file: 'main/a.ts', line: 5 },
  { id: 'POLICY_GLOBAL_CHECK', file: 'N/A', line: 0 },
]

test('findings with a reason in the code pass', () => {
  expect(judge(findings, sources)).toEqual([])
})

test('a finding that is new, on another line, in another file or of another kind does not', () => {
  const added = [
    { id: 'OPEN_CHECK', file: 'main/a.ts', line: 1 },
    { id: 'OPEN_CHECK', file: 'main/b.ts', line: 3 },
    { id: 'CLICK_CHECK', file: 'main/a.ts', line: 3 },
    { id: 'OTHER_GLOBAL_CHECK', file: 'N/A', line: 0 },
  ]
  expect(judge([...findings, ...added], sources)).toEqual([
    'main/a.ts:1 OPEN_CHECK is neither mended nor argued',
    'main/b.ts:3 OPEN_CHECK is neither mended nor argued',
    'main/a.ts:3 CLICK_CHECK is neither mended nor argued',
    'OTHER_GLOBAL_CHECK is neither mended nor argued',
  ])
})

test('an argument says why, and goes when it is not needed', () => {
  const bare = new Map([['main/a.ts', source.replace('// Nobody clicks there.\n', '\n')]])
  expect(judge(findings, bare)).toEqual([
    'main/a.ts:5 CLICK_CHECK is let pass without a reason in the comment above',
  ])
  expect(judge(findings.slice(1), sources)).toEqual([
    'main/a.ts:3 OPEN_CHECK is let pass, but not found any more',
  ])
})
