import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addField, removeField, setField } from '#domain/frontMatter/edits'
import type { FieldValue, FrontMatter } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { applyEdits } from '#domain/textEdit'

const parts = [
  ...[
    'a',
    'b ',
    ' ',
    '\n',
    '\n\n',
    '"',
    "'",
    '#',
    ' #',
    ':',
    ': ',
    '- ',
    '-',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&',
    '*',
    '!',
    '|',
  ],
  ...[
    '>',
    '%',
    '@',
    '`',
    '\\',
    '\t',
    'é',
    '😀',
    '日本',
    '---',
    '...',
    '+++',
    'null',
    'yes',
    '1',
    '.',
    '0',
    'true',
    '~',
    '"""',
  ],
  ...[
    "'''",
    '\u0085',
    '\u2028',
    '\ufeff',
    '\x7f',
    '\x00',
    '=',
    '<<',
    '?',
    '2024-01-01',
    '1.10',
    '12:30',
    '0x1f',
  ],
]
const text = fc.array(fc.constantFrom(...parts), { maxLength: 7 }).map((all) => all.join(''))
const line = text.map((value) => value.replaceAll('\n', ' '))
const value: fc.Arbitrary<FieldValue> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 3, arbitrary: fc.array(line, { maxLength: 4 }) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom('a', 'b', 'c', '2020'), { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.integer() },
)

const yamlSources = [
  ...[
    ' plain',
    " 'single'",
    ' "double"',
    ' |\n  lit\n',
    ' |-\n  lit\n  two',
    ' >-\n  fold\n  two\n\n  three',
    ' >+\n  keep\n\n',
  ],
  ...[
    ' |4\n      deep',
    '',
    ' ~',
    ' 007',
    ' 1.10',
    ' no',
    ' 2024-05-02',
    " '2024-05-02'",
    ' 5',
    ' true',
    ' []',
    ' [a,b]',
  ],
  ...[
    ' [ a, "b" ]',
    ' [\n  a,\n  b, # c\n]',
    '\n  - a\n  - b # c',
    '\n- a\n\n# x\n- "b"',
    '\n  -   a\n  # c\n  -',
    ' two\n  lines',
  ],
  ...['\n  below', ' "dq\n  two"', ' plain # c', ' [a] # c', ' |  # c\n  lit', ' [2020, 2021]'],
]
const tomlSources = [
  '"a"',
  "'a'",
  '"""\na\n"""',
  "'''\na'''",
  '1',
  '1.0',
  'true',
  '2024-05-02',
  '[]',
  '[\'a\', "b"]',
  '[\n  "a", # c\n]',
]
const jsonSources = ['"a"', '1', 'true', 'null', '[]', '["a", "b"]', '[\n    "a",\n    "b"\n  ]', '"\\u00e9"']

const before = fc.subarray([
  'k1: v # c',
  'k2: &a {x: 1}',
  '# a comment: [x]',
  'k3:\n  - z\n  - {a: b}',
  'k4: |+\n  keep\n',
])
const after = fc.subarray(['k5: [q, "r"]', '# tail', 'k6:\n- 1\n- 2', '', 'k7: >\n  folded\n  text'])
const yamlPost = fc
  .tuple(before, fc.constantFrom(...yamlSources), after, fc.constantFrom('---', '...'))
  .map(
    ([head, source, tail, mark]) =>
      `---\n${[...head, `x:${source}`, ...tail].join('\n')}\n${mark}\nbody\n---\n`,
  )
const tomlPost = fc
  .constantFrom(...tomlSources)
  .map((source) => `+++\na = "q"\nx = ${source} # c\n\n[t]\nb = 1\n+++\nbody`)
const jsonPost = fc
  .constantFrom(...jsonSources)
  .map((source) => `{\n  "a": "q",\n  "x": ${source},\n  "b": [1]\n}\nbody`)
const post = fc.oneof(
  { weight: 5, arbitrary: yamlPost },
  { weight: 2, arbitrary: tomlPost },
  { weight: 1, arbitrary: jsonPost },
)

function othersOf(frontMatter: FrontMatter, key: string) {
  return frontMatter.fields
    .filter((field) => field.path[0] !== key)
    .map((field) => [field.path, field.source])
}

function bodyOf(post: string) {
  return post.slice(parseFrontMatter(post).block?.to)
}

/** What a form shows: a number that is written where a text was given, and nothing for an empty text. */
function shown(value: FieldValue | null): unknown {
  return typeof value === 'number' ? String(value) : (value ?? '')
}

describe('edits of front matter', () => {
  it('read back, and leave every other field and the body as they were', () => {
    fc.assert(
      fc.property(
        post,
        value,
        fc.option(fc.constantFrom(...yamlSources), { nil: undefined }),
        (text, next, like) => {
          const old = parseFrontMatter(text)
          const result = setField(text, ['x'], next, old.kind === 'yaml' ? like?.trim() : undefined)
          if (!result.ok) expect.fail(result.message)
          const edited = applyEdits(text, result.edits)
          const now = parseFrontMatter(edited)
          const field = now.fields.find(({ path }) => path[0] === 'x')
          const wanted = Array.isArray(next) && next.length === 0 ? [[], ''] : [shown(next)]
          expect(wanted).toContainEqual(shown(field?.value ?? null))
          expect(othersOf(now, 'x')).toEqual(othersOf(old, 'x'))
          expect(bodyOf(edited)).toBe(bodyOf(text))
          expect(setField(edited, ['x'], next)).toEqual({ ok: true, edits: [] })
        },
      ),
      { numRuns: 2000 },
    )
  }, 60_000)

  it('add a field, and remove it to the same bytes', () => {
    fc.assert(
      fc.property(
        post,
        line.filter((key) => key.trim() !== '' && !/\p{Cc}/u.test(key)),
        value,
        (text, key, next) => {
          fc.pre(!['a', 'b', 't', 'x'].includes(key))
          const old = parseFrontMatter(text)
          const added = addField(text, key, next)
          if (!added.ok) expect.fail(added.message)
          const longer = applyEdits(text, added.edits)
          const now = parseFrontMatter(longer)
          expect(shown(now.fields.find(({ path }) => path[0] === key)?.value ?? null)).toEqual(shown(next))
          expect(othersOf(now, key)).toEqual(othersOf(old, key))
          const removed = removeField(longer, [key])
          if (!removed.ok) expect.fail(removed.message)
          expect(applyEdits(longer, removed.edits)).toBe(text)
        },
      ),
      { numRuns: 1000 },
    )
  }, 60_000)

  it('parsing never throws', () => {
    const junk = fc.array(
      fc.oneof(fc.constantFrom(...parts, ...yamlSources, '\nx:', '\n[t]\n', ' = ', '{"'), fc.string()),
    )
    fc.assert(
      fc.property(fc.constantFrom('---\n', '+++\n', '{', '---json\n'), junk, (mark, all) => {
        const text = `${mark}${all.join('')}\n${mark}`
        const { broken, fields } = parseFrontMatter(text)
        if (broken !== null) expect(fields).toEqual([])
        for (const field of fields) expect(field.source).toBe(text.slice(field.from, field.to))
      }),
      { numRuns: 2000 },
    )
  }, 60_000)
})
