import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { readPlainYaml } from '../../../main/domain/frontMatter/plainYaml'
import { splitFrontMatter } from '../../../main/domain/frontMatter/split'
import { corpusPosts, findCorpus, readPostText } from '../../helpers/corpus'

/** What the parser makes of it; its errors and warnings are no values. */
function parse(content: string): unknown {
  const document = parseDocument(content, { schema: 'core', version: '1.2', logLevel: 'silent' })
  if (document.errors.length > 0) return 'an error'
  return document.contents === null ? {} : document.toJS()
}

function check(content: string): boolean {
  const values = readPlainYaml(content)
  if (values !== null) expect({ content, values: { ...values } }).toEqual({ content, values: parse(content) })
  return values !== null
}

const pieces = [
  ...['title', 'Date', 'a-b', 'true', 'null', 'y', 'no', '7', '007', '1e3', '0x1f', '.5', '-1', '~', ''],
  ...[': ', ':', ' ', '  ', '\n', '\n\n', '\n  ', '\n- ', ', ', ',', '[', ']', '[]', '{', '}', '#', ' #'],
  ...["'", '"', "''", '\\', '&a', '*a', '!t', '|', '>', '%', '@', '`', '?', '? ', '-', '- ', '---', '...'],
  ...[
    '2024-05-02',
    '2024-05-02 10:00',
    'Tides of the year',
    'Æther',
    '\t',
    '\r',
    '\u2028',
    '\u00a0',
    '\ufeff',
  ],
  ...[
    '=',
    '<<',
    'https://example.org/a?b=c',
    "it's",
    '(x)',
    'Infinity',
    'NULL',
    'True',
    '123456789012345678',
  ],
]

describe('readPlainYaml', () => {
  it('reads what most posts have', () => {
    const content = [
      'title: Tides of the year, part 7',
      'authors: [mina, jorge]',
      "date: '2024-05-02'",
      'day: 2024-05-02',
      'slug: post-7',
      'weight: 12',
      'tags: []',
      'url: https://example.org/a',
      'draft: true',
      'quoted: "A: B # C"',
      'at: 2024-05-02T10:00:00+02:00',
      'nothing:',
      'list:',
      '  - One of two',
      '  - two',
      'other:',
      '- 1',
      '- "b: c"',
      'end: yes, it is',
      '',
    ].join('\n')
    expect(check(content)).toBe(true)
    expect(readPlainYaml('')).toEqual({})
  })

  it.each([
    'a: b: c',
    'a: b # c',
    'a: b\n  c',
    'a:\n  - b: c',
    'a:\n  - b\n - c',
    'a:\n  - b\n    c',
    'a:\n  - - b',
    'a:\n\n  - b',
    'a:\n  b',
    'a:\n  -',
    'a: |\n  b',
    'a: &x b',
    'a: 007',
    'a: True',
    'a: ~',
    'a: b\na: c',
    'a: [b, [c]]',
    'a: [b: c]',
    "a: 'it''s'",
    'a: "b\\n"',
    'a: "b',
    'a : b',
    '__proto__: b',
    'a:\tb',
    'a: b\u2028c',
    '"a": b',
    '- a',
    'a',
  ])('leaves %j to the parser', (content) => {
    expect(readPlainYaml(content)).toBeNull()
  })

  it('never reads another value than the parser', () => {
    let read = 0
    const part = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 3 }))
    const value = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''))
    const line = fc.tuple(fc.constantFrom('a', 'bc', 'true', 'No', 'x-1', '7', '"q"'), value)
    const post = fc
      .array(line, { maxLength: 4 })
      .map((lines) => lines.map(([key, text]) => `${key}: ${text}`).join('\n'))
    fc.assert(
      fc.property(post, (content) => {
        if (check(content)) read += 1
      }),
      { numRuns: 5000 },
    )
    expect(read).toBeGreaterThan(500)
  })

  const corpus = findCorpus()
  it.runIf(corpus !== null)(
    'reads most real posts, and all that it reads as the parser does',
    () => {
      let read = 0
      let all = 0
      for (const path of corpusPosts(corpus!)) {
        const text = readPostText(path)
        const block = splitFrontMatter(text)
        if (block?.kind !== 'yaml') continue
        all += 1
        if (check(text.slice(block.contentFrom, block.contentTo))) read += 1
      }
      console.log(`Plain YAML: ${read} of ${all} real posts`)
      expect(read).toBeGreaterThan(all / 4)
      corpus!.dispose()
    },
    60_000,
  )
})
