import { describe, expect, it } from 'vitest'
import { type AuthorSource, mergeAuthors } from '#domain/authors/directory'
import { placeForAuthor } from '#domain/authors/placeForAuthor'
import { type AuthorChange, writeAuthor } from '#domain/authors/writeAuthor'
import { decodePost } from '#domain/postText'

const sourcesOf = (files: Record<string, string>): AuthorSource[] =>
  Object.entries(files).map(([path, raw]) => ({ path, text: decodePost(raw).text }))

/** Where an author is written and what the file is then. */
function written(files: Record<string, string>, handle: string, change: AuthorChange) {
  const place = placeForAuthor(sourcesOf(files), handle)
  const result = writeAuthor(files[place.path] ?? null, place, handle, change)
  if (!result.ok) throw new Error(result.message)
  return [result.path, result.text]
}

describe('placeForAuthor', () => {
  const json = '{"name": "Jorge"}'
  const yaml = 'jorge:\n  name: Jorge\n'
  it.each<[Record<string, string>, string, string[]]>([
    [{}, 'authors/noor.json', []],
    [{ 'authors/jorge.json': json }, 'authors/noor.json', []],
    [{ 'people/authors/jorge.json': json }, 'people/authors/noor.json', []],
    [{ 'data/authors/jorge.yml': 'name: J\n' }, 'data/authors/noor.yml', []],
    [{ 'data/authors/jorge.toml': 'name = "J"\n' }, 'data/authors/noor.toml', []],
    [{ 'data/authors.toml': '[jorge]\nname = "J"\n' }, 'data/authors.toml', ['noor']],
    [{ '_data/authors.yml': yaml }, '_data/authors.yml', ['noor']],
    [{ 'blog/authors.yml': yaml }, 'blog/authors.yml', ['noor']],
    [{ 'content/authors/jorge/_index.md': '---\ntitle: J\n---\n' }, 'content/authors/noor/_index.md', []],
    [{ '_data/authors.yml': '' }, '_data/authors.yml', ['noor']],
    [
      { 'authors/jorge.json': json, '_data/authors.yml': `${yaml}lena:\n  name: L\n` },
      '_data/authors.yml',
      ['noor'],
    ],
    [
      { 'authors/jorge.json': json, '_data/authors.yml': 'noor:\n  name: N\n' },
      '_data/authors.yml',
      ['noor'],
    ],
    [
      { 'authors/jorge.json': '{"name": "J", "teams": {"noor": {"name": "N"}}}' },
      'authors/jorge.json',
      ['teams', 'noor'],
    ],
  ])('for noor in %j is %s %j', (files, path, entry) => {
    expect(placeForAuthor(sourcesOf(files), 'noor')).toMatchObject({ path, entry })
  })

  it('takes the names of fields from the other entries', () => {
    const { names } = placeForAuthor(
      sourcesOf({ 'authors.yml': 'jorge:\n  title: J\n  image_url: j.png\nlena:\n  bio: Editor\n' }),
      'noor',
    )
    expect(names).toEqual({
      name: 'title',
      email: 'email',
      description: 'bio',
      url: 'url',
      avatar: 'image_url',
    })
  })
})

describe('writeAuthor: a new entry', () => {
  const change = { name: 'Noor Haddad', description: 'Says: "hello"', email: '' }
  it.each<[string, Record<string, string>, string, string]>([
    [
      'nothing',
      {},
      'authors/noor.json',
      '{\n  "name": "Noor Haddad",\n  "description": "Says: \\"hello\\""\n}\n',
    ],
    [
      'JSON files with tabs',
      { 'authors/jorge.json': '{\n\t"name": "J",\n\t"bio": "x"\n}\n' },
      'authors/noor.json',
      '{\n\t"name": "Noor Haddad",\n\t"bio": "Says: \\"hello\\""\n}\n',
    ],
    [
      'YAML files in single quotes',
      { 'data/authors/jorge.yml': "name: 'Jorge'\nbio: 'x'\n" },
      'data/authors/noor.yml',
      `name: 'Noor Haddad'\nbio: 'Says: "hello"'\n`,
    ],
    [
      'TOML files',
      { 'data/authors/jorge.toml': "name = 'Jorge'\n" },
      'data/authors/noor.toml',
      `name = 'Noor Haddad'\ndescription = 'Says: "hello"'\n`,
    ],
    [
      'pages',
      { 'content/authors/jorge/_index.md': '---\ntitle: "Jorge"\nbio: "x"\n---\nText\n' },
      'content/authors/noor/_index.md',
      '---\ntitle: "Noor Haddad"\nbio: "Says: \\"hello\\""\n---\n',
    ],
    [
      'pages in TOML',
      { 'content/authors/jorge/_index.md': '+++\ntitle = "Jorge"\n+++\n' },
      'content/authors/noor/_index.md',
      '+++\ntitle = "Noor Haddad"\ndescription = "Says: \\"hello\\""\n+++\n',
    ],
    [
      'YAML with deep margins, comments and blank lines',
      {
        '_data/authors.yml':
          '# who\n---\njorge: # one\n    name: "Jorge"\n    bio: x\n\nlena:\n    name: "Lena"\n\n',
      },
      '_data/authors.yml',
      '# who\n---\njorge: # one\n    name: "Jorge"\n    bio: x\n\nlena:\n    name: "Lena"\n\nnoor:\n    name: "Noor Haddad"\n    bio: "Says: \\"hello\\""\n',
    ],
    [
      'YAML without a newline at the end, with CRLF',
      { '_data/authors.yml': 'jorge:\r\n  name: Jorge' },
      '_data/authors.yml',
      'jorge:\r\n  name: Jorge\r\nnoor:\r\n  name: Noor Haddad\r\n  description: \'Says: "hello"\'',
    ],
    [
      'YAML in braces',
      { 'data/authors.yml': 'jorge: { name: Jorge }\n' },
      'data/authors.yml',
      'jorge: { name: Jorge }\nnoor: { name: Noor Haddad, description: \'Says: "hello"\' }\n',
    ],
    [
      'YAML with an empty entry',
      { '_data/authors.yml': 'noor:\njorge:\n    name: J\n' },
      '_data/authors.yml',
      'noor:\n    name: Noor Haddad\n    description: \'Says: "hello"\'\njorge:\n    name: J\n',
    ],
    [
      'an empty YAML file',
      { '_data/authors.yml': '' },
      '_data/authors.yml',
      'noor:\n  name: Noor Haddad\n  description: \'Says: "hello"\'\n',
    ],
    [
      'TOML',
      { 'data/authors.toml': '[jorge]\nname = "Jorge" # one\n' },
      'data/authors.toml',
      '[jorge]\nname = "Jorge" # one\n\n[noor]\nname = "Noor Haddad"\ndescription = "Says: \\"hello\\""\n',
    ],
    [
      'JSON over lines',
      { 'data/authors.json': '{\n    "jorge": {\n        "name": "Jorge"\n    }\n}' },
      'data/authors.json',
      '{\n    "jorge": {\n        "name": "Jorge"\n    },\n    "noor": {\n        "name": "Noor Haddad",\n        "description": "Says: \\"hello\\""\n    }\n}',
    ],
    [
      'JSON on one line, after a byte order mark',
      { 'data/authors.json': '{"jorge": {"name": "Jorge"}}\n' },
      'data/authors.json',
      '{"jorge": {"name": "Jorge"}, "noor": {"name": "Noor Haddad", "description": "Says: \\"hello\\""}}\n',
    ],
    [
      'empty JSON',
      { 'data/authors.json': '{}' },
      'data/authors.json',
      '{\n  "noor": {\n    "name": "Noor Haddad",\n    "description": "Says: \\"hello\\""\n  }\n}',
    ],
  ])('beside %s', (_, files, path, text) => {
    expect(written(files, 'noor', change)).toEqual([path, text])
  })

  it.each(['a.b', '123', 'true', 'nö', 'null'])('knows how to write the key %s', (handle) => {
    for (const [path, text] of Object.entries({
      '_data/authors.yml': 'jorge:\n  name: J\n',
      'data/authors.toml': '[jorge]\nname = "J"\n',
      'data/authors.json': '{"jorge": {"name": "J"}}',
    })) {
      const [, next = ''] = written({ [path]: text }, handle, { name: 'X' })
      const found = mergeAuthors([{ path, text: next }], new Map())
      expect(found.map(({ handle, name }) => [handle, name])).toContainEqual([handle, 'X'])
      expect(found).toHaveLength(2)
    }
  })
})

describe('writeAuthor: an entry that is there', () => {
  it.each<[string, string, AuthorChange, string]>([
    [
      'authors/mina.json',
      '\ufeff{\r\n  "name":  "Mina", "x": [1,2],\r\n  "url": "u"\r\n}',
      { name: 'Mina O.', url: '', email: 'm@example.org' },
      '\ufeff{\r\n  "name":  "Mina O.", "x": [1,2],\r\n  "email":  "m@example.org"\r\n}',
    ],
    ['_data/authors.yml', '- &x\nmina: 1\n', { name: 'x' }, ''],
    [
      'authors.yml',
      "---\njorge: {name: J}\nmina:\n  title: 'Mina'   # her name\n  bio: >-\n    One\n    two\n  photo: /img/m.png\n  extra: [a,  b]\n...\n",
      { name: "Mina's", description: 'Other words', avatar: 'img/n.png' },
      "---\njorge: {name: J}\nmina:\n  title: 'Mina''s'   # her name\n  bio: >-\n    Other words\n  photo: /img/n.png\n  extra: [a,  b]\n...\n",
    ],
    [
      'data/authors.toml',
      '# top\n[mina]\n  name = "Mina" # x\n[jorge]\nname = "J"\n',
      { name: 'M', email: 'm@example.org' },
      '# top\n[mina]\n  name = "M" # x\n  email = "m@example.org"\n[jorge]\nname = "J"\n',
    ],
    ['content/authors/mina/_index.md', '+++\ntitle = "Mina"\nweight = 007\n+++\nText\n', { name: 'x' }, ''],
    [
      'content/authors/mina/_index.md',
      '---\ntitle: Mina\nweight: 007\n---\nHello\n@mina\n',
      { name: 'Mina O.', url: 'https://example.org' },
      '---\ntitle: Mina O.\nweight: 007\nurl: https://example.org\n---\nHello\n@mina\n',
    ],
    [
      'authors/jorge.json',
      '{"name": "J", "teams": {"mina": {"name": "M"}}}',
      { name: 'N' },
      '{"name": "J", "teams": {"mina": {"name": "N"}}}',
    ],
  ])('in %s: %j', (path, text, change, after) => {
    if (after !== '') {
      expect(written({ [path]: text }, 'mina', change)).toEqual([path, after])
      return
    }
    const place = { ...placeForAuthor(sourcesOf({ [path]: text }), 'mina') }
    expect(writeAuthor(text, place, 'mina', change).ok).toBe(false)
  })

  it('takes out a field that is said no more, and keeps an entry that says nothing', () => {
    const [, text] = written({ '_data/authors.yml': 'mina:\n  name: M\n' }, 'mina', { name: '' })
    expect(text).toBe("mina:\n  name: ''\n")
  })

  it('changes nothing where everything is said already', () => {
    const files = { '_data/authors.yml': 'mina: {name:   M}\n' }
    expect(written(files, 'mina', { name: 'M', email: '' })[1]).toBe(files['_data/authors.yml'])
  })

  it.each([
    ['_data/authors.yml', 'mina: [a\n'],
    ['_data/authors.yml', 'noor: x\nmina:\n  name: M\n'],
    ['_data/authors.yml', 'a: 1\n---\nb: 2\n'],
    ['data/authors.json', '{"a": 1,}'],
    ['_data/authors.yml', `mina:\n  name: M\n# ${'x'.repeat(70_000)}\n`],
  ])('refuses %s with %j', (path, text) => {
    const place = placeForAuthor(sourcesOf({ [path]: text }), 'noor')
    const result = writeAuthor(text, place, 'noor', { name: 'N' })
    expect(result).toMatchObject({ ok: false })
  })

  it('refuses an entry that says nothing', () => {
    expect(writeAuthor(null, placeForAuthor([], 'noor'), 'noor', { name: '' })).toMatchObject({ ok: false })
  })
})
