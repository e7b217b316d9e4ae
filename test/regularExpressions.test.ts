import { createRequire } from 'node:module'
import type * as Recheck from 'recheck'
import { describe, expect, it, test } from 'vitest'
import { readChunk } from '../main/domain/page/chunk'
import { summarise } from '../main/domain/posts/summarise'
import { argued } from './helpers/arguedExpressions'
import { findExpressions } from './helpers/expressions'

// The build without Java and without threads.
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof Recheck

const expressions = findExpressions()
const withArgument = new Set(argued.flatMap(({ expressions }) => expressions.map(String)))

test('every regular expression is proven to take a time that grows with the text, or argued', {
  timeout: 300_000,
}, () => {
  const open: string[] = []
  for (const [written, { source, flags, file }] of expressions) {
    if (withArgument.has(written)) continue
    const found = checkSync(source, flags.replace(/[vd]/g, ''), { timeout: 20_000, checker: 'automaton' })
    if (found.status !== 'safe')
      open.push(
        `${file}: ${written} (${found.status === 'vulnerable' ? found.complexity.summary : 'not proven'})`,
      )
  }
  console.log(
    `${expressions.size} regular expressions: ${expressions.size - withArgument.size} proven, ${withArgument.size} argued`,
  )
  expect(expressions.size).toBeGreaterThan(300)
  expect(open).toEqual([])
})

test('no argument is left of an expression that is gone', () => {
  expect([...withArgument].filter((written) => !expressions.has(written))).toEqual([])
})

/** What one reading costs the processor, in milliseconds: other programs do not count. */
function cost(expression: RegExp, text: string): number {
  const own = new RegExp(expression.source, expression.flags)
  const before = process.cpuUsage()
  if (own.global) for (const _ of text.matchAll(own));
  else own.exec(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The best of three, where one is too slow: what else the process does (collecting garbage, say) counts once. */
function leastCost(expression: RegExp, text: string): number {
  const first = cost(expression, text)
  return first < 100 ? first : Math.min(first, cost(expression, text), cost(expression, text))
}

describe('an expression that is argued takes less than a tenth of a second on the longest text it can meet', () => {
  for (const { because, longest, worst, expressions } of argued) {
    it(because, { timeout: 300_000 }, () => {
      const slow: string[] = []
      for (const [start, part, end] of worst) {
        const text = start + part.repeat(Math.floor(longest / part.length)) + end
        for (const expression of expressions) {
          const milliseconds = leastCost(expression, text)
          if (milliseconds >= 100)
            slow.push(`${expression} ${JSON.stringify(part)}: ${Math.round(milliseconds)} ms`)
        }
      }
      expect(slow).toEqual([])
    })
  }
})

test('the checker finds an expression that does', () => {
  expect(checkSync('^(a+)+$', '', { checker: 'automaton' })).toMatchObject({ status: 'vulnerable' })
  expect(checkSync('\\s*\\n', '', { checker: 'automaton' })).toMatchObject({ status: 'vulnerable' })
})

test('a long line of spaces holds up neither the info of a fence nor a heading', () => {
  const spaces = ' '.repeat(50_000)
  const started = performance.now()
  expect(readChunk(`{r${spaces}x${spaces}`)).toBeNull()
  expect(readChunk(`{r ,${spaces}x${spaces}}`)).toEqual({ label: 'R chunk', options: 'x' })
  summarise({ id: 'a.md', changed: 0, values: {}, body: `# ${spaces}\u2028` })
  expect(performance.now() - started).toBeLessThan(2000)
})
