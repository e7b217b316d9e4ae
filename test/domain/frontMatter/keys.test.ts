import { describe, expect, it } from 'vitest'
import { commentedFields } from '#domain/frontMatter/commentedFields'
import {
  addField,
  type EditResult,
  moveItem,
  removeField,
  removeItem,
  renameField,
  separateField,
  setField,
  switchOffField,
  switchOnField,
} from '#domain/frontMatter/edits'
import type { FieldPath, FieldValue } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { applyEdits } from '#domain/textEdit'

function apply(text: string, result: EditResult): string {
  return result.ok ? applyEdits(text, result.edits) : `refused: ${result.message}`
}

const yaml = (content: string) => `---\n${content}---\nbody\n`
const toml = (content: string) => `+++\n${content}+++\nbody\n`

describe('renameField', () => {
  it.each<[string, FieldPath, string, string]>([
    [yaml('a: 1 # c\n'), ['a'], 'b c', yaml('b c: 1 # c\n')],
    [yaml('"a": 1\n'), ['a'], 'b', yaml('"b": 1\n')],
    [yaml("'a': 1\n"), ['a'], 'b', yaml("'b': 1\n")],
    [yaml('a: 1\n'), ['a'], 'yes', yaml('"yes": 1\n')],
    [yaml('a: 1\n'), ['a'], 'b: c', yaml('"b: c": 1\n')],
    [yaml('a:    1\nbcd:  2\n'), ['a'], 'efg', yaml('efg:  1\nbcd:  2\n')],
    [yaml('a:\n  - x\n'), ['a'], 'tags', yaml('tags:\n  - x\n')],
    [yaml('p:\n  a: 1\n'), ['p', 'a'], 'b', yaml('p:\n  b: 1\n')],
    [toml('a   = 1\nbcd = 2\n'), ['a'], 'ef', toml('ef  = 1\nbcd = 2\n')],
    [toml('a = 1\n'), ['a'], 'b c', toml('"b c" = 1\n')],
    ['{"a": {"b": 1}}\n', ['a', 'b'], 'c"', '{"a": {"c\\"": 1}}\n'],
  ])('%j: %j to %s', (text, path, key, wanted) => {
    expect(apply(text, renameField(text, path, key))).toBe(wanted)
  })

  it('refuses a key that is there, no key, and the name of a table', () => {
    const text = yaml('a: 1\nb: 2\n')
    expect(apply(text, renameField(text, ['a'], 'b'))).toMatch(/^refused: .*already has “b”/)
    expect(apply(text, renameField(text, ['a'], ' '))).toMatch(/^refused: .*needs a name/)
    expect(apply(toml('[t]\na = 1\n'), renameField(toml('[t]\na = 1\n'), ['t'], 'u'))).toMatch(/^refused: /)
    expect(renameField(text, ['a'], 'a')).toEqual({ ok: true, edits: [] })
  })
})

describe('addField in the usual order', () => {
  const order = ['title', 'author', 'date', 'slug', 'tags']
  it.each<[string, string, FieldValue, string]>([
    [
      yaml('title: x\ndate: 2024-01-01\n'),
      'author',
      'mina',
      yaml('title: x\nauthor: mina\ndate: 2024-01-01\n'),
    ],
    [yaml('# top\ndate: 2024-01-01\n'), 'title', 'x', yaml('title: x\n# top\ndate: 2024-01-01\n')],
    [yaml('title: x\nother: 1\n'), 'slug', 'w', yaml('title: x\nslug: w\nother: 1\n')],
    [yaml('tags:\n  - a\n# end\n'), 'unknown', 'w', yaml('tags:\n  - a\n# end\nunknown: w\n')],
    [
      toml('title = "x"\ntags = []\n[t]\na = 1\n'),
      'date',
      '2024-01-01',
      toml('title = "x"\ndate = 2024-01-01\ntags = []\n[t]\na = 1\n'),
    ],
    [
      '{\n  "title": "x",\n  "tags": []\n}\n',
      'slug',
      'y',
      '{\n  "title": "x",\n  "slug": "y",\n  "tags": []\n}\n',
    ],
    ['{"tags": []}\n', 'slug', 'y', '{"slug": "y", "tags": []}\n'],
  ])('%j gets %s', (text, key, value, wanted) => {
    expect(apply(text, addField(text, key, value, { order }))).toBe(wanted)
  })

  it.each<[string, string, string]>([
    [yaml('title:  x\nslug:   y\n'), 'tag', yaml('title:  x\nslug:   y\ntag:    v\n')],
    [yaml('title : x\nslug  : y\n'), 'tag', yaml('title : x\nslug  : y\ntag   : v\n')],
    [yaml('title:  x\nslug:   y\n'), 'muchLonger', yaml('title:  x\nslug:   y\nmuchLonger: v\n')],
    [yaml('title: x\nslug: y\n'), 'tag', yaml('title: x\nslug: y\ntag: v\n')],
    [toml('title = "x"\nslug  = "y"\n'), 'tag', toml('title = "x"\nslug  = "y"\ntag   = "v"\n')],
    [toml('title="x"\n'), 'tag', toml('title="x"\ntag="v"\n')],
  ])('lines up with %j', (text, key, wanted) => {
    expect(apply(text, addField(text, key, 'v'))).toBe(wanted)
  })

  it.each([
    ['yaml', '---\ntitle: x\n---\n\nbody\n'],
    ['toml', '+++\ntitle = "x"\n+++\n\nbody\n'],
    ['json', '{\n  "title": "x"\n}\n\nbody\n'],
  ] as const)('begins front matter in %s', (kind, wanted) => {
    expect(apply('body\n', addField('body\n', 'title', 'x', { kind }))).toBe(wanted)
  })
})

describe('commented-out fields', () => {
  const text = yaml(
    'title: x\n# authors: [a,b]\n# a note: not a key\n# tags:\n#   - one\n#\n#   - two\n# See: https://example.org\n# title: y\np:\n  # q: 1\n  r: 2\n#draft: true\n',
  )

  it('are found', () => {
    expect(commentedFields(text).map(({ key, field }) => [key, field.value])).toEqual([
      ['authors', ['a', 'b']],
      ['tags', ['one', 'two']],
      ['See', 'https://example.org'],
      ['draft', true],
    ])
    expect(commentedFields(toml('# draft = true\n[t]\n# a = 1\n')).map(({ key }) => key)).toEqual(['draft'])
    expect(commentedFields('no front matter')).toEqual([])
  })

  it('are switched on', () => {
    expect(apply(text, switchOnField(text, 'authors'))).toBe(text.replace('# authors', 'authors'))
    expect(apply(text, switchOnField(text, 'tags'))).toBe(
      text.replace('# tags:\n#   - one\n#\n#   - two', 'tags:\n  - one\n\n  - two'),
    )
    expect(apply(text, switchOnField(text, 'draft'))).toBe(text.replace('#draft', 'draft'))
    expect(apply(text, switchOnField(text, 'gone'))).toMatch(/^refused: /)
  })

  it.each([
    yaml('a: 1 # c\nb: 2\n'),
    yaml('a:\n  - x\n\n  # y\n  - z\nb: 2\n'),
    yaml('a: |\n  x\n\n  y\nb: 2\n'),
    toml('a = """\nx\n"""\nb = 2\n'),
  ])('%j: off and on again gives the same bytes', (before) => {
    const off = apply(before, switchOffField(before, ['a']))
    expect(parseFrontMatter(off).fields.map(({ path }) => path)).toEqual([['b']])
    const on = apply(off, switchOnField(off, 'a'))
    // Lines of a TOML text are not indented: they are not told from a sentence.
    if (before.startsWith('---')) expect(on).toBe(before)
  })

  it('cannot be in JSON', () => {
    expect(apply('{"a": 1}\n', switchOffField('{"a": 1}\n', ['a']))).toMatch(/^refused: JSON/)
  })
})

describe('values that fields share', () => {
  const text = yaml('a: &n one\nb: *n\nc: [*n, x]\nd: &m\n  x: 1\ne: *m\n')

  it('are told, and closed', () => {
    const { fields } = parseFrontMatter(text)
    expect(fields.map(({ shared }) => shared)).toEqual([
      { name: 'n', role: 'anchor' },
      { name: 'n', role: 'alias' },
      null,
      { name: 'm', role: 'anchor' },
      { name: 'm', role: 'alias' },
    ])
    expect(apply(text, setField(text, ['a'], 'two'))).toMatch(/^refused: Other fields/)
    expect(apply(text, setField(text, ['b'], 'two'))).toMatch(/^refused: .*anchor/)
  })

  it('follow the anchor of their name that stands before them', () => {
    const twice = yaml('a: &n one\nb: *n\nc: &n two\nd: *n\ne: &n three\n')
    const { fields } = parseFrontMatter(twice)
    expect(fields.map(({ shared }) => shared?.role ?? null)).toEqual([
      'anchor',
      'alias',
      'anchor',
      'alias',
      null,
    ])
    expect(apply(twice, separateField(twice, ['b']))).toBe(twice.replace('b: *n', 'b: one'))
    expect(apply(twice, separateField(twice, ['d']))).toBe(twice.replace('d: *n', 'd: two'))
    expect(apply(twice, separateField(twice, ['a']))).toBe(
      twice.replace('a: &n ', 'a: ').replace('b: *n', 'b: one'),
    )
    expect(apply(twice, separateField(twice, ['c']))).toBe(
      twice.replace('c: &n ', 'c: ').replace('d: *n', 'd: two'),
    )
    expect(apply(twice, setField(twice, ['e'], 'four'))).toBe(twice.replace('three', 'four'))
  })

  it('stay what they are where another anchor of their name comes or goes', () => {
    const text = yaml(
      'a: &n 1\nb: [&n 2]\nl:\n  - x: &n 3\n  - x: &n 4\nc: *n\n# d: &n 5\ne: [*n]\nf: &m 6\n',
    )
    expect(apply(text, moveItem(text, ['l'], 0, 1))).toMatch(/^refused: /)
    expect(apply(text, removeItem(text, ['l'], 1))).toMatch(/^refused: /)
    expect(apply(text, removeField(text, ['l']))).toMatch(/^refused: /)
    expect(apply(text, switchOffField(text, ['l']))).toMatch(/^refused: /)
    expect(apply(text, switchOnField(text, 'd'))).toMatch(/^refused: /)
    expect(apply(text, removeField(text, ['b']))).toBe(text.replace('b: [&n 2]\n', ''))
    expect(apply(text, removeField(text, ['c']))).toBe(text.replace('c: *n\n', ''))
    expect(apply(text, removeField(text, ['f']))).toBe(text.replace('f: &m 6\n', ''))
  })

  it('may be keys, and keep a tag', () => {
    const key = yaml('&k title: x\nb: *k\n')
    expect(apply(key, separateField(key, ['b']))).toBe(key.replace('*k', 'title'))
    const tagged = yaml('a: &n !!str one\nb: *n\n')
    expect(apply(tagged, separateField(tagged, ['a']))).toBe(yaml('a: !!str one\nb: one\n'))
    const below = yaml('a: &n # &n\n  one\nb: *n\n')
    expect(apply(below, separateField(below, ['a']))).toMatch(/^refused: /)
  })

  it('become the fields’ own', () => {
    expect(apply(text, separateField(text, ['b']))).toBe(text.replace('b: *n', 'b: one'))
    expect(apply(text, separateField(text, ['a']))).toBe(
      text.replace('&n ', '').replace('b: *n', 'b: one').replace('[*n,', '[one,'),
    )
    expect(apply(text, separateField(text, ['e']))).toMatch(/^refused: .*several lines/)
  })
})

describe('texts in unusual shapes', () => {
  it.each<[string, string, string]>([
    [" ! 'text'", "it's", " ! 'it''s'"],
    [' !!str 5', '6', ' !!str 6'],
    [' "one two\n  three"', 'one two four five', ' "one two\n  four five"'],
    [' one two\n  three four\n  five', 'one two three four six', ' one two\n  three four\n  six'],
    [" 'a\n\n  b'", 'a\nc', " 'a\n\n  c'"],
  ])('%j to %j', (source, value, wanted) => {
    const text = yaml(`x:${source}\ny: 1\n`)
    expect(apply(text, setField(text, ['x'], value))).toBe(yaml(`x:${wanted}\ny: 1\n`))
  })

  it('a quoted text that goes on at the margin is shown, and everything else can be edited', () => {
    const text = yaml('a: "first\nsecond \\"line\\"\n\nthird"\nb: 1\n')
    const [a] = parseFrontMatter(text).fields
    expect(a?.value).toBe('first second "line"\nthird')
    expect(a?.readOnly).toContain('margin')
    expect(apply(text, setField(text, ['b'], 2))).toBe(text.replace('b: 1', 'b: 2'))
    expect(apply(text, setField(text, ['a'], 'x'))).toMatch(/^refused: .*margin/)
  })
})
