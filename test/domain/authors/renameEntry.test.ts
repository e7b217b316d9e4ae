import { describe, expect, it } from 'vitest'
import { renameEntry, whyNotRename } from '#domain/authors/renameEntry'

describe('renameEntry', () => {
  it.each([
    ['authors/mina.json', 'authors/noor.json'],
    ['people/authors/mina.json', 'people/authors/noor.json'],
    ['data/authors/mina.yml', 'data/authors/noor.yml'],
    ['content/authors/mina/_index.md', 'content/authors/noor/_index.md'],
  ])('moves %s to %s, whatever it holds', (path, moved) => {
    const text = '\ufeff{broken: mina\r\n'
    expect(renameEntry(path, text, 'mina', 'noor')).toEqual({ ok: true, path: moved, text, count: 1 })
    expect(renameEntry(path, text, 'min', 'noor')).toEqual({ ok: true, path, text, count: 0 })
  })

  it.each([
    [
      '_data/authors.yml',
      '# mina\r\n---\r\nmina: # x\r\n  name: mina\r\njorge: {name: J}',
      '# mina\r\n---\r\nnoor: # x\r\n  name: mina\r\njorge: {name: J}',
      1,
    ],
    [
      'data/authors.json',
      '{"a": {"teams": {"mina": {"name": "M"}}},\n "mina" : {}}',
      '{"a": {"teams": {"noor": {"name": "M"}}},\n "noor" : {}}',
      2,
    ],
    [
      'data/authors.toml',
      '[mina]\nname = "mina"\n[ mina . teams."x y"]\n[mina.teams.z]\nname = "Z"\n[jorge]\nteams.mina.name = "M"\nteams.mina.url = "u"\n',
      '[noor]\nname = "mina"\n[ noor . teams."x y"]\n[noor.teams.z]\nname = "Z"\n[jorge]\nteams.noor.name = "M"\nteams.noor.url = "u"\n',
      2,
    ],
    [
      'data/authors.toml',
      'mina = { name = "M", teams = { a = {} } }\n',
      'noor = { name = "M", teams = { a = {} } }\n',
      1,
    ],
    ['data/authors.toml', '"mina".name = "M"\nmina.url = "U"\n', 'noor.name = "M"\nnoor.url = "U"\n', 1],
    [
      '_data/authors.yml',
      "'mina':\n  name: M\n  teams:\n    mina: {name: T}\n",
      "'noor':\n  name: M\n  teams:\n    noor: {name: T}\n",
      2,
    ],
  ])('changes the key in %s: %j', (path, text, after, count) => {
    expect(renameEntry(path, text, 'mina', 'noor')).toEqual({ ok: true, path, text: after, count })
  })

  it('writes a key in quotes where it needs them', () => {
    const toml = renameEntry('data/authors.toml', '[mina]\nname = "M"\n', 'mina', 'a.b')
    expect(toml).toMatchObject({ text: '["a.b"]\nname = "M"\n' })
    const yaml = renameEntry('_data/authors.yml', 'mina:\n  name: M\n', 'mina', '123')
    expect(yaml).toMatchObject({ text: '"123":\n  name: M\n' })
  })

  it('refuses a file that it cannot edit', () => {
    const long = `mina:\n  name: M\n# ${'x'.repeat(70_000)}\n`
    expect(renameEntry('_data/authors.yml', long, 'mina', 'noor')).toMatchObject({ ok: false })
  })
})

describe('whyNotRename', () => {
  const sources = [
    { path: 'authors/mina.json', text: '{"name": "M"}' },
    { path: '_data/authors.yml', text: 'noor:\n  name: N\n' },
  ]
  it('refuses where both handles have an entry, in whatever files', () => {
    expect(whyNotRename(sources, 'mina', 'noor')).toContain('has an entry of “noor” already')
  })
  it('lets a handle without an entry become one that has it: it was written wrongly', () => {
    expect(whyNotRename(sources, 'nour', 'noor')).toBeNull()
    expect(whyNotRename(sources, 'mina', 'lena')).toBeNull()
  })
})
