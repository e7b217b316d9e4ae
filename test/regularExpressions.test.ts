import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import type * as Recheck from 'recheck'
import { expect, test } from 'vitest'
import { readChunk } from '../main/domain/page/chunk'
import { summarise } from '../main/domain/posts/summarise'

// The build without Java and without threads.
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof Recheck

const root = resolve(import.meta.dirname, '..')

/** Every regular expression of the product, with the files that have it. */
function findExpressions(): Map<string, { source: string; flags: string; file: string }> {
  const found = new Map<string, { source: string; flags: string; file: string }>()
  for (const folder of ['main', 'renderer', 'preload']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name)) continue
      const file = `${folder}/${name}`
      const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'))
      new Visitor({
        Literal(node) {
          if (!('regex' in node)) return
          const { pattern: source, flags } = node.regex
          found.set(`/${source}/${flags}`, { source, flags, file })
        },
      }).visit(program)
    }
  }
  return found
}

/**
 * No expression takes a time that doubles with each character. Those that the checker cannot prove (look-behind, back
 * references, a time limit) are counted; those that grow as a power are held to a square or a cube, for texts of a line.
 */
test('no regular expression grows out of hand', { timeout: 120_000 }, () => {
  const wrong: string[] = []
  const counts: Record<string, number> = {}
  const expressions = findExpressions()
  for (const [name, { source, flags, file }] of expressions) {
    const found = checkSync(source, flags.replace(/[vd]/g, ''), { timeout: 700, checker: 'automaton' })
    counts[found.status] = (counts[found.status] ?? 0) + 1
    if (found.status !== 'vulnerable') continue
    const { complexity } = found
    if (complexity.type === 'exponential' || complexity.degree > 3)
      wrong.push(`${file}: ${name} (${complexity.summary})`)
  }
  console.log(`${expressions.size} regular expressions: ${JSON.stringify(counts)}`)
  expect(expressions.size).toBeGreaterThan(300)
  expect(wrong).toEqual([])
})

test('the checker finds an expression that does', () => {
  expect(checkSync('^(a+)+$', '', { checker: 'automaton' })).toMatchObject({ status: 'vulnerable' })
})

test('a long line of spaces holds up neither the info of a fence nor a heading', () => {
  const spaces = ' '.repeat(50_000)
  const started = performance.now()
  expect(readChunk(`{r${spaces}x${spaces}`)).toBeNull()
  expect(readChunk(`{r ,${spaces}x${spaces}}`)).toEqual({ label: 'R chunk', options: 'x' })
  summarise({ id: 'a.md', changed: 0, values: {}, body: `# ${spaces}\u2028` })
  expect(performance.now() - started).toBeLessThan(2000)
})
