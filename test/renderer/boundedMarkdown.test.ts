import { GFM, parser as markdown } from '@lezer/markdown'
import { expect, test } from 'vitest'
import { boundedMarkdown } from '../../renderer/editor/boundedMarkdown'
import { pathologicalCases } from '../helpers/pathological'

const parser = markdown.configure([GFM, boundedMarkdown])

/** The bound is the time that a test may take: unbounded, the first of them takes longer than an hour. */
test.each(pathologicalCases)('the editor reads in bounded time: $name', { timeout: 60_000 }, ({ make }) => {
  const text = make()
  expect(parser.parse(text).length).toBe(text.length)
})

function namesIn(text: string): Set<string> {
  const names = new Set<string>()
  parser.parse(text).iterate({ enter: ({ name }) => void names.add(name) })
  return names
}

test('what people write keeps its colours', () => {
  const names = namesIn(
    `> - **bold** and \`code\`\n\n${'word '.repeat(1000)} *end*\n\n| a | b |\n| - | - |\n| c | d |\n\n<div>\n\nx\n`,
  )
  for (const name of ['Blockquote', 'BulletList', 'StrongEmphasis', 'InlineCode', 'Emphasis', 'Table'])
    expect(names).toContain(name)
  expect(names).toContain('HTMLBlock')
})

test('rows with thousands of cells and long lines of HTML are left without colours, what follows is not', () => {
  const row = '|a'.repeat(5000)
  const after = '\n\n# A heading\n'
  const table = namesIn(`${row}\n${'|-'.repeat(5000)}\n${row}${after}`)
  expect(table).not.toContain('Table')
  expect(table).toContain('ATXHeading1')
  for (const start of ['<p>', '<div>\n']) {
    const html = namesIn(`${start}${'<b>x</b>'.repeat(2000)}${after}`)
    expect(html).not.toContain('HTMLBlock')
    expect(html).toContain('ATXHeading1')
  }
})

test.each([
  ['a paragraph', 'Some words of a line.\n'],
  ['a quotation', '> Some words of a line.\n'],
  ['a table', '| one | two |\n'],
])('%s without an end is read in pieces', (_what, line) => {
  const text = `| a | b |\n| - | - |\n${line.repeat(20_000)}`
  const parse = parser.startParse(text)
  let longest = 0
  for (let before = 0; parse.advance() === null; before = parse.parsedPos)
    longest = Math.max(longest, parse.parsedPos - before)
  expect(longest).toBeLessThan(60_000)
})
