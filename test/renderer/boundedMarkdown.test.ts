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

test('what people write keeps its colours', () => {
  const text = `> - **bold** and \`code\`\n\n${'word '.repeat(1000)} *end*`
  const names = new Set<string>()
  parser.parse(text).iterate({ enter: ({ name }) => void names.add(name) })
  for (const name of ['Blockquote', 'BulletList', 'StrongEmphasis', 'InlineCode', 'Emphasis'])
    expect(names).toContain(name)
})
