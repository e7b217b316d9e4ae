import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { commonMark, featuresFor, standardFeatures, standardSettings } from '#domain/markdown/features'
import { type ParsedPost, parsePost } from '#domain/markdown/parseBody'
import { reparsePost } from '#domain/markdown/reparse'
import { applyEdits, type TextEdit } from '#domain/textEdit'
import { arbitraryPost } from '../../helpers/arbitraryPost'
import { corpusPosts, findCorpus, readPostText } from '../../helpers/corpus'
import { patience, runs, sampleOf } from '../../helpers/depth'
import { fraction } from '../../helpers/fraction'

/** All that a parse tells; what two lists of tokens share tells nothing. */
function tell({ bodyFrom, pieces, blocks }: ParsedPost): string {
  return JSON.stringify({ bodyFrom, pieces, blocks })
}

const snippets = [
  ...[
    'x',
    ' ',
    '\n',
    '\n\n',
    '# ',
    '## Heading\n',
    '- ',
    '  ',
    '    ',
    '> ',
    '@mina\n',
    '\n@jorge\n\n',
    '```\n',
  ],
  ...[
    '~~~',
    '---\n',
    '===\n',
    '<div>\n',
    '</div>',
    '<b>',
    '<!--',
    '-->',
    '| a |\n|---|\n',
    '[a]: /b\n',
    '[a]',
  ],
  ...[
    '[^1]',
    '[^1]: note\n',
    '^[in]',
    '*',
    '_',
    '`',
    '1. ',
    '\t',
    '\\',
    'word word',
    '&amp;',
    '$',
    '$$',
    '\n$$\n',
    '$a$',
    '\\[',
    '\n\\]\n',
    '\\(a=b\\)',
    '---\ntitle: B\n---\n',
    ': ',
    '\n\n: meaning\n',
    ':tada:',
    '::: note\n',
    '\n:::\n',
    '> [!NOTE]\n',
    'import x from "y"\n',
    'export const a = {\n',
    '<Tabs>\n',
    '<Tab a={',
    '}}',
    '\n{.x}\n',
    '{: #own}',
    '}',
    '{{< highlight go >}}\n',
    '{{< /highlight >}}\n',
    '{% raw %}\n',
    '{% endraw %}',
    '{{% note %}}\n',
    '{{< figure\n',
    'src="a"\n>}}\n',
    '{{',
    '%}',
    '~',
  ],
]

const edit = fc.record({
  at: fraction,
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 })),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...snippets)),
  /** Whether the parser is told the edit, or finds it. */
  isKnown: fc.boolean(),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function editOf(text: string, { at, length, insert }: Edit): TextEdit {
  const from = Math.min(Math.floor(at * (text.length + 1)), text.length)
  return { from, to: Math.min(from + length, text.length), insert }
}

function follow(start: string, edits: readonly Edit[], features = standardFeatures): void {
  let parsed = parsePost(start, features)
  for (const own of edits) {
    const edit = editOf(parsed.text, own)
    const text = applyEdits(parsed.text, [edit])
    const before = parsed.text
    parsed = reparsePost(parsed, text, own.isKnown ? edit : undefined)
    const whole = tell(parsePost(text, features))
    if (tell(parsed) !== whole)
      expect({ before, text, parsed: tell(parsed) }).toEqual({ before, text, parsed: whole })
  }
}

const long = fc.array(arbitraryPost, { minLength: 1, maxLength: 4 }).map((posts) => posts.join('\n\n'))

test(
  'parsing what changed equals parsing all, edit by edit',
  () => {
    fc.assert(
      fc.property(long, fc.array(edit, { minLength: 1, maxLength: 12 }), (start, edits) =>
        follow(start, edits),
      ),
      { numRuns: runs(4000, 700) },
    )
  },
  patience,
)

test(
  'the same with the features of other posts',
  () => {
    const features = fc.constantFrom(
      featuresFor('a.mdx'),
      featuresFor('a.md', { ...standardSettings, smartPunctuation: true }),
      commonMark,
    )
    const edits = fc.array(edit, { minLength: 1, maxLength: 12 })
    fc.assert(fc.property(long, edits, features, follow), { numRuns: runs(1000, 250) })
  },
  patience,
)

test('blocks that did not change keep their tokens', () => {
  const before = parsePost('# A\n\nOne.\n\nTwo.\n\nThree.\n\n# B\n')
  const lists = before.blocks.map(({ tokens }) => tokens)
  const after = reparsePost(before, '# A\n\nOne.\n\nTwo words.\n\nThree.\n\n# B\n')
  expect(after.blocks.map(({ tokens }, index) => tokens === lists[index])).toEqual([
    true,
    false,
    false,
    true,
    true,
  ])
})

test('a letter in a paragraph leaves alone what follows its blank line, definitions and long runs of lines as well', () => {
  const headings = '# C\n'.repeat(50)
  const before = parsePost(`One.\n\n[a]: /b\n[^n]: Note.\n\n${headings}Two [a].\n`)
  const lists = before.blocks.map(({ tokens }) => tokens)
  const after = reparsePost(before, `One x.\n\n[a]: /b\n[^n]: Note.\n\n${headings}Two [a].\n`)
  expect(after.env).toBe(before.env)
  expect(after.blocks.map(({ tokens }) => lists.includes(tokens))).toEqual([
    false,
    ...lists.slice(1).map(() => true),
  ])
})

test.each([
  ['the meaning of a term', 'Term\n\n: meaning\n\nEnd.\n', 'dl'],
  ['attributes', 'Term\n\n{: .x}\n\nEnd.\n', 'paragraph'],
])('a paragraph is read again with %s below it', (_what, text, type) => {
  const before = parsePost(`xx ${text}`)
  const after = reparsePost(before, text)
  expect(tell(after)).toBe(tell(parsePost(text)))
  expect(after.blocks[0]?.type).toBe(type)
})

test('a heading that takes an id gives the later ones other ids', () => {
  const before = parsePost('# A\n\nOne.\n\nTwo.\n\n# C\n\nThree.\n\nFour.\n\n# B\n')
  const last = before.blocks.at(-1)!.tokens
  const after = reparsePost(before, '# B\n\nOne.\n\nTwo.\n\n# C\n\nThree.\n\nFour.\n\n# B\n')
  expect(after.blocks.at(-1)!.tokens[0]!.attrGet('id')).toBe('b-1')
  expect(after.blocks.at(-1)!.tokens).not.toBe(last)
})

const corpus = findCorpus()
afterAll(() => corpus?.dispose())

describe.skipIf(corpus === null)('real posts', () => {
  test('parsing what changed equals parsing all', { timeout: patience }, () => {
    const posts = sampleOf(corpusPosts(corpus!), 24)
    const sample = fc.sample(edit, { numRuns: posts.length * 3, seed: 7 })
    for (const [index, path] of posts.entries()) {
      const text = readPostText(path)
      if (text.length < 60_000) follow(text, sample.slice(index * 3, index * 3 + 3))
    }
  })
})
