import { describe, expect, it } from 'vitest'
import { addField, type EditResult, removeField, setField, setFieldSource } from '#domain/frontMatter/edits'
import type { FieldValue } from '#domain/frontMatter/fields'
import { applyEdits } from '#domain/textEdit'
import { readFixture } from './fixture'

const yaml = readFixture('yaml')

function apply(text: string, result: EditResult): string {
  return result.ok ? applyEdits(text, result.edits) : `refused: ${result.message}`
}

/** What an edit changed, as the lines that went and the lines that came. */
function changedLines(text: string, result: EditResult): string {
  const [old, now] = [text.split('\n'), apply(text, result).split('\n')]
  let start = 0
  while (start < old.length && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  return `${old.slice(start, old.length - end).join('\n')} → ${now.slice(start, now.length - end).join('\n')}`
}

/** One value in YAML, as it stands after an edit. */
function setOne(source: string, value: FieldValue, like?: string): string {
  const text = `---\nx:${source}\n---\n`
  const after = apply(text, setField(text, ['x'], value, like))
  return after.startsWith('---\nx:') && after.endsWith('\n---\n') ? after.slice(6, -5) : after
}

describe('setField in YAML', () => {
  it.each<[string, FieldValue, string]>([
    ['title', 'New', 'title: Warehouse Costs # the long one → title: New # the long one'],
    ['date', '2025-01-01', "date: '2024-05-02' → date: '2025-01-01'"],
    [
      'lastmod',
      '2025-01-01T10:00:00+02:00',
      'lastmod: 2024-05-02T10:00:00+02:00 → lastmod: 2025-01-01T10:00:00+02:00',
    ],
    [
      'categories',
      ['data engineering', 'x', 'analytics'],
      'categories: [data engineering,analytics] → categories: [data engineering,x,analytics]',
    ],
    ['categories', ['a, b'], 'categories: [data engineering,analytics] → categories: ["a, b"]'],
    ['tags', ['one', 'two'], 'tags: [] → tags: [one,two]'],
    ['spaced', ['beta'], 'spaced: [ alpha, "beta" ] → spaced: [ "beta" ]'],
    ['spaced', ['alpha', 'beta', 'c'], 'spaced: [ alpha, "beta" ] → spaced: [ alpha, "beta", "c" ]'],
    ['draft', false, 'draft: True → draft: False'],
    ['weight', 8, 'weight: 7 → weight: 8'],
    ['issue', '008', 'issue: 007 → issue: 008'],
    ['version', '1.11', 'version: 1.10 → version: 1.11'],
    ['links', ['alpha', 'gamma'], '  - "beta" → '],
    ['links', ['alpha', 'beta', 'gamma', 'd: e'], ' →   - "d: e"'],
    ['links', ['zero', 'alpha', 'beta', 'gamma'], ' →   - zero'],
    [
      'links',
      [],
      'links:\n  # first comment\n  - alpha # inline\n  - "beta"\n\n  - gamma → links: []\n  # first comment\n',
    ],
    ['flush', ['one', 'two', 'three'], ' → - three'],
    ['empty', 'text', 'empty: → empty: text'],
    ['keywords', ['a', 'b'], ' →   - a\n  - b'],
    ['quoted', 'plain', 'quoted: "a \\"b\\" c" → quoted: "plain"'],
    ['odd: key', 'other', '"odd: key": value → "odd: key": other'],
    [
      'folded',
      'some words that were folded at a certain width by the hand\nsecond paragraph',
      '  a certain width by hand →   a certain width by the hand',
    ],
    ['literal', 'line one\nline 2\n', '  line two →   line 2'],
    ['wrapped', 'one line', 'wrapped: goes over\n  two lines → wrapped: one line'],
    ['author', ['mina', 'jorge'], 'author: mina → author:\n  - mina\n  - jorge'],
    ['emoji', '日本 😁', 'emoji: 日本 😀 → emoji: 日本 😁'],
  ])('%s', (key, value, wanted) => {
    expect(changedLines(yaml, setField(yaml, [key], value))).toBe(wanted)
  })

  it.each<[string, FieldValue, string]>([
    [' old', 'yes', " 'yes'"],
    [' old', 'On', " 'On'"],
    [' old', '1.10', " '1.10'"],
    [' old', '007', " '007'"],
    [' old', '#x', " '#x'"],
    [' old', 'a #b', " 'a #b'"],
    [' old', 'a#b', ' a#b'],
    [' old', 'a: b', " 'a: b'"],
    [' old', 'a:b', ' a:b'],
    [' old', '@a', " '@a'"],
    [' old', '- x', " '- x'"],
    [' old', '', " ''"],
    [' old', 'a ', " 'a '"],
    [' old', ' a', " ' a'"],
    [' old', 'null', " 'null'"],
    [' old', '~', " '~'"],
    [' old', '2024-05-02', " '2024-05-02'"],
    [' old', "it's", " it's"],
    [' old', "it's: so", " 'it''s: so'"],
    [' old', 'a\nb', ' "a\\nb"'],
    [' old', ':symbol', " ':symbol'"],
    [' old', '12:30', " '12:30'"],
    [' old', '.', " '.'"],
    [' old', '._', " '._'"],
    [' old', '._1', " '._1'"],
    [' old', 'why?', ' why?'],
    [' [a]', ['why?', '?b'], " ['why?', '?b']"],
    [' old', '[a', " '[a'"],
    [' old', 'a]', ' a]'],
    [' "old"', 'new', ' "new"'],
    [" 'old'", 'tab\there', ' "tab\\there"'],
    [' 5', 'text', ' text'],
    [' 5', '6', ' 6'],
    [' old', 5, ' 5'],
    [' "5"', 5, ' 5'],
    [' true', 'true', " 'true'"],
    [' 2024-05-02', 'soon', ' soon'],
    [' "2024-05-02"', '2024-05-03', ' "2024-05-03"'],
    ['', 'a', ' a'],
    [' ~', 'a', ' a'],
    [' # why', 'a', ' a # why'],
    [' old', ['a'], '\n  - a'],
    ['\n- a\n- b', ['a', 'b', 'c'], '\n- a\n- b\n- c'],
    ['\n  -   a', ['a', 'b'], '\n  -   a\n  -   b'],
    ['\n  - a', 'text', ' text'],
    [' # c\n  - a', [], ' [] # c'],
    [' [\n  a,\n  b, # last\n]', ['a', 'b', 'c'], ' [\n  a,\n  b,\n  c, # last\n]'],
    [' [a, b,]', ['a'], ' [a,]'],
    [' [2020, 2021]', ['2020', '2021', '2022'], ' [2020, 2021, 2022]'],
    [' [2020, go]', ['2020', 'go', '2021'], " [2020, go, '2021']"],
    [' |-\n    a\n    b', 'a\n\n  b\nc', ' |-\n    a\n\n      b\n    c'],
    [' |\n  a', 'a\n\n', ' |+\n  a\n'],
    [' |\n  a', '  b\n', ' |2\n    b\n'.trimEnd()],
    [' |\n  a', '', " ''"],
    [' |\n  a', 'x\u0007', ' "x\\u0007"'],
  ])('%j to %j', (source, value, wanted) => {
    expect(setOne(source, value)).toBe(wanted)
  })

  it('copies the style of the source at focus time', () => {
    expect(setOne(" 'a '", 'a b', 'a')).toBe(' a b')
    expect(setOne(' a', 'ab', '"x"')).toBe(' "ab"')
    expect(setOne(' []', ['a'], '  - x\n  - y')).toBe('\n  - a')
    expect(setOne(' []', ['a', 'b'], '[ "x","y" ]')).toBe(' [ "a","b" ]')
    expect(setOne(" ''", 'text', '|\n  old')).toBe(' |-\n  text')
  })

  it('makes no edit of the value that is there', () => {
    expect(setField(yaml, ['quoted'], 'a "b" c')).toEqual({ ok: true, edits: [] })
    expect(setField(yaml, ['links'], ['alpha', 'beta', 'gamma'])).toEqual({ ok: true, edits: [] })
    expect(setField(yaml, ['empty'], '')).toEqual({ ok: true, edits: [] })
    expect(setField(yaml, ['keywords'], [])).toEqual({ ok: true, edits: [] })
  })

  it('refuses a number that YAML 1.1 takes for a text', () => {
    expect(setOne(' 5', 1e21)).toMatch(/^refused: /)
  })

  it('edits the first of two equal keys', () => {
    const text = '---\na: 1\na: 2\n---\n'
    expect(apply(text, setField(text, ['a'], 3))).toBe('---\na: 3\na: 2\n---\n')
  })

  it('refuses with a message what it cannot do', () => {
    expect(apply(yaml, setField(yaml, ['menu'], 'x'))).toMatch(/^refused: .*Edit its source/)
    expect(apply(yaml, setField(yaml, ['gone'], 'x'))).toMatch(/^refused: .*no field “gone”/)
    expect(apply(yaml, setField(yaml, ['weight'], Number.NaN))).toMatch(/^refused: .*not a number/)
    expect(apply('body', setField('body', ['a'], 'x'))).toMatch(/^refused: .*no front matter/)
    expect(apply('', setField('---\na: b: c\n---\n', ['a'], 'x'))).toMatch(
      /^refused: The YAML cannot be read/,
    )
    const long = setField('---\na: b\n---\n', ['a'], 'x'.repeat(70_000))
    expect(long.ok).toBe(false)
  })

  it('B02 keeps __proto__ a plain key', () => {
    const text = '---\n__proto__: a\n---\n'
    expect(apply(text, setField(text, ['__proto__'], 'b'))).toBe('---\n__proto__: b\n---\n')
  })
})

describe('setField in TOML and JSON', () => {
  const toml = readFixture('toml')
  const json = readFixture('json')

  it.each<[string[], FieldValue, string]>([
    [['title'], 'a "b" \\ c', 'title = "Costs" # why → title = "a \\"b\\" \\\\ c" # why'],
    [['date'], '2025-05-05', 'date = 2024-05-02 → date = 2025-05-05'],
    [['date'], '2024-02-30', 'date = 2024-05-02 → date = "2024-02-30"'],
    [['date'], 'soon', 'date = 2024-05-02 → date = "soon"'],
    [['version'], '1.1', 'version = 1.0 → version = 1.1'],
    [['tags'], ['a', 'b', "it's"], `tags = ["a", 'b'] → tags = ["a", 'b', "it's"]`],
    [['text'], 'first\n"""x"', 'second""" → ""\\"x\\""""'],
    [['literal'], 'that', "literal = 'it' → literal = 'that'"],
    [['params', 'weight'], 2, 'weight = 1 → weight = 2'],
    [['params', 'sub', 'name'], 'e', 'sub.name = "d" → sub.name = "e"'],
    [['items'], 'x', ' → '],
  ])('TOML %j', (path, value, wanted) => {
    const result = setField(toml, path, value)
    if (path[0] === 'items') expect(apply(toml, result)).toMatch(/^refused: .*more than one value/)
    else expect(changedLines(toml, result)).toBe(wanted)
  })

  it('mends a day that does not exist', () => {
    const text = '+++\na = 2024-02-30\n+++\n'
    expect(apply(text, setField(text, ['a'], '2024-02-29'))).toBe(text.replace('30', '29'))
  })

  it.each<[string, FieldValue, string]>([
    ['title', 'q"', '  "title": "Costs", →   "title": "q\\"",'],
    ['tags', ['a', 'x', 'b'], ' →     "x",'],
    ['tags', ['b'], '    "a", → '],
    ['tags', [], '  "tags": [\n    "a",\n    "b"\n  ], →   "tags": [],'],
    ['empty', ['x'], '  "empty": [], →   "empty": [\n    "x"\n  ],'],
    ['nothing', 't', '  "nothing": null, →   "nothing": "t",'],
    ['weight', 2.5, '  "weight": 1, →   "weight": 2.5,'],
  ])('JSON %s to %j', (key, value, wanted) => {
    expect(changedLines(json, setField(json, [key], value))).toBe(wanted)
  })
})

describe('setFieldSource', () => {
  const change = (key: string, source: string) => changedLines(yaml, setFieldSource(yaml, [key], source))

  it('replaces a map, at its margin', () => {
    const old = '    weight: 1'
    expect(change('menu', '  main:\n    weight: 2')).toBe(`${old} →     weight: 2`)
    expect(change('menu', 'main:\n  weight: 2\n')).toBe(`${old} →     weight: 2`)
    expect(change('menu', '{main: 2}')).toBe('menu:\n  main:\n    weight: 1 → menu: {main: 2}')
    expect(change('menu', '')).toBe('  main:\n    weight: 1 → ')
  })

  it('puts a map below a key that had none', () => {
    expect(change('empty', 'a: 1\nb: 2')).toBe(' →   a: 1\n  b: 2')
  })

  it.each<[string, string, string]>([
    ['\n- 2\n- 3', 'a: b\nc: 1', '\n  a: b\n  c: 1'],
    ['\n- 2\n- 3', '- a: b', '\n- a: b'],
    ['\n - 2', 'a: b', '\n a: b'],
    [' old # c', '|\n  one\n  two', ' | # c\n  one\n  two'],
    [' old\t', '>-\n  one', ' >-\t\n  one'],
    [' # c', '|\n  one', ' | # c\n  one'],
    [' [\n  a,\n] # c', '|- # d\n  one', ' |- # d # c\n  one'],
    [' "one\n  two" # c', '!!str |\n  one', ' !!str | # c\n  one'],
    ['\n  - a\n  - b', '|\n  one', ' |\n  one'],
    [' # c\n  - a\n  - b', '|\n  one', ' | # c\n  one'],
    [' # c\n  old', '|\n  one', ' # c\n  |\n  one'],
    [' > \n  old  ', '> \n  one', ' > \n  one'],
    ['\n  >- # c\n  old', '>- # c\n  one', '\n  >- # c\n  one'],
    [' # c\n  old # d', '|\n  one', ' | # c # d\n  one'],
    [' |\n  one', '|2-\n    one', ' |2-\n    one'],
  ])('%j to %j', (old, source, wanted) => {
    const text = `---\nx:${old}\ny: 1\n---\n`
    expect(apply(text, setFieldSource(text, ['x'], source))).toBe(`---\nx:${wanted}\ny: 1\n---\n`)
  })

  it('indents a text over lines as far as its key', () => {
    const text = '---\np:\n  q: old # c\nr:\n  - s: old\n    t: 1\n---\n'
    expect(apply(text, setFieldSource(text, ['p', 'q'], '|\n  one\n\n  two'))).toBe(
      text.replace('old # c', '| # c\n    one\n\n    two'),
    )
    expect(apply(text, setFieldSource(text, ['p', 'q'], '|\n    one'))).toBe(
      text.replace('old # c', '| # c\n    one'),
    )
    expect(apply(text, setFieldSource(text, ['r', 0, 's'], '|\n  one'))).toBe(
      text.replace('s: old', 's: |\n      one'),
    )
  })

  it.each<[string, string, RegExp]>([
    ['x:\n  # c\n  - a\n', '|\n  one', /^refused: .*comment would become a part/],
    ['x: {y: 1}\n', '|\n  one', /^refused: Between brackets/],
    ['x: {y: 1}\n', '- one', /^refused: Between brackets/],
  ])('says why it refuses %j', (content, source, wanted) => {
    const text = `---\n${content}---\n`
    const path = content.includes('y') ? ['x', 'y'] : ['x']
    expect(apply(text, setFieldSource(text, path, source))).toMatch(wanted)
  })

  it('refuses what would give an alias another value', () => {
    const text = '---\na: &n 1\nm: {x: 2}\np:\n  - &k 3\nb: *n\nq: *k\n---\n'
    expect(setFieldSource(text, ['m'], '{x: &n 2}').ok).toBe(false)
    expect(setFieldSource(text, ['p'], '[&k 4]').ok).toBe(false)
    expect(setFieldSource(text, ['p'], '[&k 3, 4]').ok).toBe(true)
    expect(setFieldSource(text, ['m'], '{x: *n}').ok).toBe(true)
    const twice = '---\na: &n 1\nm: {x: &n 2}\nb: *n\n---\n'
    expect(setFieldSource(twice, ['m'], '{x: 2}').ok).toBe(false)
  })

  it('keeps comments inside and anchors', () => {
    expect(setOne(' &here old # c', 'new')).toBe(' &here new # c')
    expect(change('people', '  # all\n  - name: Mina\n    age: 5 # c')).toBe(
      '  - name: Mina →   # all\n  - name: Mina\n    age: 5 # c',
    )
  })

  it.each(['a: [}', 'x\nfoo: 1', '"open', '*nowhere', '- a\nb: 1'])('refuses %j', (source) => {
    expect(setFieldSource(yaml, ['menu'], source).ok).toBe(false)
  })

  it('refuses to take away an anchor that is used', () => {
    expect(setFieldSource(yaml, ['anchored'], '{a: 1}').ok).toBe(false)
  })

  it('works in TOML and JSON', () => {
    const toml = '+++\na = {b = 1}\nc = 2\n+++\n'
    expect(apply(toml, setFieldSource(toml, ['a'], '{b = [1, 2]}'))).toBe(
      '+++\na = {b = [1, 2]}\nc = 2\n+++\n',
    )
    expect(setFieldSource(toml, ['a'], '1\nd = 2').ok).toBe(false)
    expect(setFieldSource(toml, ['a'], '').ok).toBe(false)
    const json = '{"a": {"b": 1}, "c": 2}\n'
    expect(apply(json, setFieldSource(json, ['a'], '[1]'))).toBe('{"a": [1], "c": 2}\n')
    expect(setFieldSource(json, ['a'], '1, "d": 2').ok).toBe(false)
  })
})

describe('addField', () => {
  it.each<[string, string, FieldValue, string]>([
    ['---\na: x\n---\nbody', 'slug', 'w', '---\na: x\nslug: w\n---\nbody'],
    ['---\na: "x"\n\n---\n', 'slug', 'y', '---\na: "x"\nslug: "y"\n\n---\n'],
    ["---\na: 'x'\n# end\n---\n", 'tags', ['w'], "---\na: 'x'\n# end\ntags:\n  - 'w'\n---\n"],
    ['---\nt: [a,"b"]\n---\n', 'tags', ['w', 'z'], '---\nt: [a,"b"]\ntags: [w,z]\n---\n'],
    ['---\nt:\n- "a"\n---\n', 'tags', ['y'], '---\nt:\n- "a"\ntags:\n- "y"\n---\n'],
    [
      "---\ndate: '2024-01-01'\n---\n",
      'lastmod',
      '2024-02-02',
      "---\ndate: '2024-01-01'\nlastmod: '2024-02-02'\n---\n",
    ],
    ['---\na: |+\n  x\n\n---\n', 'b', true, '---\na: |+\n  x\n\nb: true\n---\n'],
    ['---\n---\nbody', 'a', 'x', '---\na: x\n---\nbody'],
    ['---\n  a: 1\n---\n', 'b', 2, '---\n  a: 1\n  b: 2\n---\n'],
    ['---\na: 1\n---\n', 'yes', 2, '---\na: 1\n"yes": 2\n---\n'],
    ['', 'date', '2024-05-02', '---\ndate: 2024-05-02\n---\n'],
    ['body', 'title', 'a: b', "---\ntitle: 'a: b'\n---\n\nbody"],
    ['+++\na = 1\n[t]\nb = 2\n+++\n', 'draft', true, '+++\na = 1\ndraft = true\n[t]\nb = 2\n+++\n'],
    ['+++\n[t]\nb = 2\n+++\n', 'a b', 'x', '+++\n"a b" = "x"\n[t]\nb = 2\n+++\n'],
    ['+++\n+++\n', 'date', '2024-05-02', '+++\ndate = 2024-05-02\n+++\n'],
    ['{\n  "a": 1\n}\n', 'b', ['x'], '{\n  "a": 1,\n  "b": ["x"]\n}\n'],
    ['{}\nbody', 'b', 'x', '{\n  "b": "x"\n}\nbody'],
    ['---\n{a: 1}\n---\n', 'b', 'yes', "---\n{a: 1, b: 'yes'}\n---\n"],
  ])('%j', (text, key, value, wanted) => {
    expect(apply(text, addField(text, key, value))).toBe(wanted)
  })

  it('refuses a key that is there, no key, and front matter it cannot read', () => {
    expect(addField(yaml, 'title', 'x').ok).toBe(false)
    expect(addField(yaml, ' ', 'x').ok).toBe(false)
    expect(addField('---\na: 1\nbody', 'b', 'x').ok).toBe(false)
  })
})

describe('removeField', () => {
  it.each<[string, string[], string]>([
    ['---\n# about a\na: 1 # c\nb: 2\n---\n', ['a'], '---\n# about a\nb: 2\n---\n'],
    ['---\na:\n  - x\n  # y\n  - z\n# about b\nb: 2\n---\n', ['a'], '---\n# about b\nb: 2\n---\n'],
    ['---\na: |\n  x\n\n  y\nb: 2\n---\n', ['a'], '---\nb: 2\n---\n'],
    ['---\na: 1\n---\nbody', ['a'], '---\n---\nbody'],
    ['+++\na = """\nx\n""" # c\nb = 2\n+++\n', ['a'], '+++\nb = 2\n+++\n'],
    ['+++\n[t]\na = 1\n+++\n', ['t', 'a'], '+++\n[t]\n+++\n'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', ['a'], '{\n  "b": 2\n}\n'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', ['b'], '{\n  "a": 1\n}\n'],
    ['{"a": 1, "b": 2}\n', ['a'], '{"b": 2}\n'],
    ['{"a": 1}\n', ['a'], '{}\n'],
    ['---\n{a: 1, b: 2}\n---\n', ['a'], '---\n{b: 2}\n---\n'],
  ])('%j without %j', (text, path, wanted) => {
    expect(apply(text, removeField(text, path))).toBe(wanted)
  })

  it('removes an alias, and refuses to remove an anchor that is used', () => {
    expect(changedLines(yaml, removeField(yaml, ['again']))).toBe('again: *here → ')
    expect(removeField(yaml, ['anchored']).ok).toBe(false)
  })
})
