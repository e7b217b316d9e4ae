import { describe, expect, it } from 'vitest'
import { changeFields } from '../../../main/domain/frontMatter/assign'
import { readAssignedValue } from '../../../main/domain/frontMatter/assignedValue'
import { decodePost, encodePost } from '../../../main/domain/postText'

function read(source: string) {
  const result = readAssignedValue(source)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** The whole post after `key=value` assignments (or removals, `key`), or why it was refused. */
function change(raw: string, ...assignments: string[]): string {
  const changes = assignments.map((assignment) => {
    const [, key = assignment, source] = /^([^=]+)=(.*)$/s.exec(assignment) ?? []
    return { key, value: source === undefined ? null : read(source) }
  })
  const result = changeFields(decodePost(raw), changes)
  return result.ok ? encodePost(result.post) : `refused: ${result.message}`
}

const yaml = (fields: string) => `---\n${fields}---\nText.\n`
const toml = (fields: string) => `+++\n${fields}+++\nText.\n`

describe('readAssignedValue', () => {
  it.each([
    ['false', false],
    ['3', 3],
    ['-2.5', -2.5],
    ['[a, b]', ['a', 'b']],
    ['[]', []],
    ['"A: b"', 'A: b'],
    ["'it''s'", "it's"],
    ['2024-05-02', '2024-05-02'],
    ['yes', 'yes'],
    ['', ''],
    ['|-\n  a\n  b', 'a\nb'],
  ])('reads %s as YAML', (source, value) => expect(read(source).value).toEqual(value))

  it.each(['A: b', 'Issue #3', '#fff', '@mina', '*bold*', '&c', '!', '- dash', '> quoted', '%', '`x`', 'a:'])(
    'takes %s as the text that it looks like',
    (source) => expect(read(source).value).toBe(source),
  )

  it.each([
    '007',
    '1.10',
    '1e3',
    '0x1F',
    '12345678901234567890',
    'null',
    '~',
    '{a: 1}',
    '[1, 2]',
    '[a, [b]]',
  ])('leaves %s to its source', (source) => expect(read(source)).toMatchObject({ value: null, yaml: source }))

  it.each(['[a, b', '"open', "'tis", '{a: 1', '[*a]', 'a: 1\n b: 2', '[!!str a]'])('refuses %s', (source) =>
    expect(readAssignedValue(source)).toMatchObject({ ok: false, message: expect.stringMatching(/\w/) }),
  )
})

describe('a field that is there', () => {
  it.each([
    ['draft: true   # not yet\n', 'draft=false', 'draft: false   # not yet\n'],
    ["title: 'Old'\n", 'title=A: b', "title: 'A: b'\n"],
    ['tags: [a]\n', 'tags=[a, b]', 'tags: [a, b]\n'],
    ['tags:\n- a\n', 'tags=[a, b]', 'tags:\n- a\n- b\n'],
    ['weight: 3 # c\n', 'weight=007', 'weight: 007 # c\n'],
    ['version: 1.9\n', 'version=1.10', 'version: 1.10\n'],
    ["date: '2024-05-02'\n", 'date=2024-06-01', "date: '2024-06-01'\n"],
    ['date: 2024-05-02\n', 'date=2024-06-01', 'date: 2024-06-01\n'],
    ['years: [1, 2]\n', 'years=[1, 2, 3]', 'years: [1, 2, 3]\n'],
    ['params:\n  a: 1\n  b: 2\n', 'params.b=3', 'params:\n  a: 1\n  b: 3\n'],
    ['params.b: 1\nparams:\n  b: 2\n', 'params.b=3', 'params.b: 3\nparams:\n  b: 2\n'],
    ['params:\n  a: 1\n', 'params=A: b', 'params: "A: b"\n'],
    ['cover:\n- src: a\n- src: b\n', 'cover.1.src=c', 'cover:\n- src: a\n- src: c\n'],
    ['image: a.png\n', 'image={src: a.png}', 'image: {src: a.png}\n'],
    ['draft: true\n', 'draft=~', 'draft: ~\n'],
  ])('in YAML: %j with %s', (before, assignment, after) =>
    expect(change(yaml(before), assignment)).toBe(yaml(after)),
  )

  it.each([
    ['draft = true # c\n', 'draft=false', 'draft = false # c\n'],
    ['date = 2024-05-02\n', 'date=2024-06-01', 'date = 2024-06-01\n'],
    ['v = 1.9\n', 'v=1.10', 'v = 1.10\n'],
    ['code = "1"\n', 'code=007', 'code = "007"\n'],
    ['x = 1\n', 'x={a: [1, b]}', 'x = { a = [1, "b"] }\n'],
    ['[params]\nb = 1\n', 'params.b=2', '[params]\nb = 2\n'],
  ])('in TOML: %j with %s', (before, assignment, after) =>
    expect(change(toml(before), assignment)).toBe(toml(after)),
  )

  it('in JSON', () => {
    expect(change('{\n  "draft": true,\n  "n": 1\n}\nText.\n', 'draft=false', 'n={a: 007}')).toBe(
      '{\n  "draft": false,\n  "n": { "a": "007" }\n}\nText.\n',
    )
  })

  it('that has the value already leaves every byte', () => {
    const post = yaml("draft:   false # c\ntags: ['a', b]\nweight: 007\ntitle: A\n")
    expect(change(post, 'draft=false', 'tags=[a, b]', 'weight=007', 'title="A"')).toBe(post)
  })
})

describe('a field that is missing', () => {
  it.each([
    ['title: A\n', 'draft=false', 'title: A\ndraft: false\n'],
    ['title: A\n', 'weight=007', 'title: A\nweight: 007\n'],
    ['title: A\n', 'expires=2024-05-02', 'title: A\nexpires: 2024-05-02\n'],
    ['title: A\n', 'params={a: 1}', 'title: A\nparams: {a: 1}\n'],
    ['title: A\n', 'params.x.z=1.10', 'title: A\nparams:\n  x:\n    z: 1.10\n'],
    ['params:\n  a: 1\ntitle: A\n', 'params.b=2', 'params:\n  a: 1\n  b: 2\ntitle: A\n'],
    ['params:\ntitle: A\n', 'params.b=2', 'params:\n  b: 2\ntitle: A\n'],
    ['title: A\n', 'draft=null', 'title: A\ndraft: null\n'],
    ['', 'draft=false', 'draft: false\n'],
  ])('in YAML: %j with %s', (before, assignment, after) =>
    expect(change(yaml(before), assignment)).toBe(yaml(after)),
  )

  it.each([
    ['title = "A"\n[params]\na = 1\n', 'draft=false', 'title = "A"\ndraft = false\n[params]\na = 1\n'],
    ['title = "A"\n', 'expires=2024-05-02', 'title = "A"\nexpires = 2024-05-02\n'],
    ['title = "A"\n', 'x.y=1', 'title = "A"\nx = { y = 1 }\n'],
  ])('in TOML: %j with %s', (before, assignment, after) =>
    expect(change(toml(before), assignment)).toBe(toml(after)),
  )

  it('begins front matter in a post that has none', () => {
    expect(change('Text with draft.\n', 'draft=false', 'tags=[a]')).toBe(
      '---\ndraft: false\ntags:\n  - a\n---\n\nText with draft.\n',
    )
  })
})

describe('removing', () => {
  it.each([
    ['a: 1\ndraft: true\nb: 2\n', 'draft', 'a: 1\nb: 2\n'],
    ['params:\n  a: 1\n  b: 2\n', 'params.a', 'params:\n  b: 2\n'],
    ['a: 1\n', 'draft', 'a: 1\n'],
  ])('%j without %s', (before, key, after) => expect(change(yaml(before), key)).toBe(yaml(after)))
  it('leaves a post without front matter alone', () => expect(change('Text.\n', 'draft')).toBe('Text.\n'))
})

describe('what cannot be changed safely', () => {
  it.each([
    ['---\ntitle: "open\ntags: [a\n---\n', 'draft=false'],
    ['---\ntitle: "open\ntags: [a\n---\n', 'draft'],
    ['---\ntitle: A\n', 'draft=false'],
    ['---js\nmodule.exports = {}\n---\n', 'draft=false'],
  ])('is refused with its line: %j', (post, assignment) =>
    expect(change(post, assignment)).toMatch(/^refused: Line \d+: \w/),
  )
  it('is put in a group of its own below one that is there, also by a key that needs quotes', () => {
    expect(change(yaml('a:\n  b: 1\n'), 'a.z.foo=1')).toBe(yaml('a:\n  b: 1\n  z:\n    foo: 1\n'))
    expect(change(yaml('a:\n  b: 1\n'), 'a.z.y=1')).toBe(yaml('a:\n  b: 1\n  z:\n    "y": 1\n'))
    expect(change(yaml('a:\n'), 'a.no=1')).toBe(yaml('a:\n  "no": 1\n'))
  })
  it('is refused where a group of fields is needed, or a value that TOML lacks', () => {
    expect(change(yaml('title: A\n'), 'title.x=1')).toMatch(/^refused: “title” is not a group/)
    expect(change(toml('a = 1\n'), 'a=null')).toMatch(/^refused: TOML has no null/)
  })
  it('is all or nothing', () =>
    expect(change(yaml('title: A\n'), 'draft=false', 'title.x=1')).toMatch(/^refused/))
})

describe('bytes outside the change', () => {
  it('keep CRLF, a byte order mark and mixed line endings', () => {
    expect(change('\ufeff---\r\ntitle: A\r\ndraft: true\r\n---\r\nText\r\n', 'draft=false')).toBe(
      '\ufeff---\r\ntitle: A\r\ndraft: false\r\n---\r\nText\r\n',
    )
    expect(change('---\ntitle: A\r\n---\none\ntwo\r\nthree\rfour\n', 'draft=false', 'title=Abc')).toBe(
      '---\ntitle: Abc\r\ndraft: false\n---\none\ntwo\r\nthree\rfour\n',
    )
    expect(change('---\na: 1\r\nb: 2\nc: 3\r\n---\none\ntwo\r\n\n', 'b')).toBe(
      '---\na: 1\r\nc: 3\r\n---\none\ntwo\r\n\n',
    )
  })
})
