import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addField, removeField, renameField, setField } from '#domain/frontMatter/edits'
import type { FieldValue, FrontMatter } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { moveOrder } from '#domain/frontMatter/reorder'
import { applyEdits } from '#domain/textEdit'
import { runs } from '../../helpers/depth'
import { invertEdits } from '../../helpers/inverse'

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
const key = line.filter((name) => name.trim() !== '' && !/\p{Cc}/u.test(name))
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
const kinds = [
  ['yaml', yamlPost],
  ['toml', tomlPost],
  ['json', jsonPost],
] as const
const often = { numRuns: runs(10_000, 2000) }

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

describe.each(kinds)('edits of front matter in %s', (kind, post) => {
  it('F41 read back, and leave every other field and the body as they were', () => {
    const like =
      kind === 'yaml'
        ? fc.option(fc.constantFrom(...yamlSources), { nil: undefined })
        : fc.constant(undefined)
    fc.assert(
      fc.property(post, value, like, (text, next, source) => {
        const old = parseFrontMatter(text)
        const result = setField(text, ['x'], next, source?.trim())
        if (!result.ok) expect.fail(result.message)
        const edited = applyEdits(text, result.edits)
        const now = parseFrontMatter(edited)
        const field = now.fields.find(({ path }) => path[0] === 'x')
        const wanted = Array.isArray(next) && next.length === 0 ? [[], ''] : [shown(next)]
        expect(wanted).toContainEqual(shown(field?.value ?? null))
        expect(othersOf(now, 'x')).toEqual(othersOf(old, 'x'))
        expect(bodyOf(edited)).toBe(bodyOf(text))
        expect(setField(edited, ['x'], next)).toEqual({ ok: true, edits: [] })
        expect(applyEdits(edited, invertEdits(text, result.edits))).toBe(text)
      }),
      often,
    )
  }, 120_000)

  it('add a field anywhere, and remove it to the same bytes', () => {
    const names = fc.shuffledSubarray(['a', 'k1', 'k3', 'k4', 'k5', 'x', 'b', 'new'])
    fc.assert(
      fc.property(post, key, value, names, (text, name, next, usual) => {
        fc.pre(!['a', 'b', 't', 'x'].includes(name))
        const old = parseFrontMatter(text)
        const order = usual.map((each) => (each === 'new' ? name : each))
        const added = addField(text, name, next, { order })
        if (!added.ok) expect.fail(added.message)
        const longer = applyEdits(text, added.edits)
        const now = parseFrontMatter(longer)
        expect(shown(now.fields.find(({ path }) => path[0] === name)?.value ?? null)).toEqual(shown(next))
        expect(othersOf(now, name)).toEqual(othersOf(old, name))
        const removed = removeField(longer, [name])
        if (!removed.ok) expect.fail(removed.message)
        expect(applyEdits(longer, removed.edits)).toBe(text)
      }),
      often,
    )
  }, 120_000)

  it('rename a field, and name it as it was', () => {
    fc.assert(
      fc.property(post, key, (text, name) => {
        fc.pre(!['a', 'b', 't', 'x'].includes(name))
        const renamed = renameField(text, ['x'], name)
        if (!renamed.ok) expect.fail(renamed.message)
        const edited = applyEdits(text, renamed.edits)
        const [old, now] = [parseFrontMatter(text), parseFrontMatter(edited)]
        expect(now.fields.map(({ source }) => source)).toEqual(old.fields.map(({ source }) => source))
        expect(now.fields.some(({ path }) => path[0] === name)).toBe(true)
        const back = renameField(edited, [name], 'x')
        if (!back.ok) expect.fail(back.message)
        const again = parseFrontMatter(applyEdits(edited, back.edits))
        expect(again.fields.map(({ path }) => path)).toEqual(old.fields.map(({ path }) => path))
      }),
      often,
    )
  }, 120_000)

  it('order the items of a list with their own bytes', () => {
    const items = fc.uniqueArray(
      line.filter((item) => item.trim() === item && item !== ''),
      { minLength: 2, maxLength: 5 },
    )
    fc.assert(
      fc.property(post, items, fc.nat(4), fc.nat(4), (text, values, from, to) => {
        const set = setField(text, ['x'], values)
        if (!set.ok) expect.fail(set.message)
        const listed = applyEdits(text, set.edits)
        const order = moveOrder(values.length, from % values.length, to % values.length)
        const next = order.map((index) => values[index] ?? '')
        const moved = setField(listed, ['x'], next)
        if (!moved.ok) expect.fail(moved.message)
        const edited = applyEdits(listed, moved.edits)
        const field = parseFrontMatter(edited).fields.find(({ path }) => path[0] === 'x')
        expect(field?.value).toEqual(next)
        expect([...edited].sort().join('')).toBe([...listed].sort().join(''))
        const back = setField(edited, ['x'], values)
        if (!back.ok) expect.fail(back.message)
        // A comment above the first item belongs to the list, one above another item to that item.
        if (!/\n *#/.test(listed)) expect(applyEdits(edited, back.edits)).toBe(listed)
      }),
      often,
    )
  }, 120_000)
})

describe('parsing', () => {
  it('never throws', () => {
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
      often,
    )
  }, 60_000)
})
