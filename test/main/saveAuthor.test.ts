import { chmod, lstat, readdir, readFile, realpath, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveAuthor } from '../../main/saveAuthor'
import { createFolder } from '../helpers/sampleFolder'

const nothing = { name: '', email: '', description: '', url: '', avatar: '' }
const create = async (files: Record<string, string | Buffer>) => realpath(await createFolder(files))
const read = (root: string, path: string) => readFile(join(root, path), 'utf8')

it('leaves a directory alone that cannot be read', async () => {
  const text = 'mina:\n  name: Mina\njorge:\n  name: "Jorge\n'
  const root = await createFolder({ '_data/authors.yml': text })
  for (const handle of ['mina', 'noor']) {
    const fields = { name: 'N', email: '', description: '', url: '', avatar: '' }
    expect(await saveAuthor(root, handle, fields)).toMatchObject({ ok: false })
  }
  expect(await readFile(join(root, '_data/authors.yml'), 'utf8')).toBe(text)
})

describe('saveAuthor', () => {
  it('makes the first entry of a folder, with the folders on the way', async () => {
    const root = await create({ 'posts/a.md': '@noor\n' })
    expect(await saveAuthor(root, 'noor', { ...nothing, name: 'Noor' })).toEqual({
      ok: true,
      value: { path: 'authors/noor.json' },
    })
    expect(await read(root, 'authors/noor.json')).toBe('{\n  "name": "Noor"\n}\n')
  })

  it('makes a page beside other pages', async () => {
    const root = await create({ 'content/authors/jorge/_index.md': '---\ntitle: Jorge\n---\n' })
    await saveAuthor(root, 'noor', { ...nothing, name: 'Noor' })
    expect(await read(root, 'content/authors/noor/_index.md')).toBe('---\ntitle: Noor\n---\n')
  })

  it('writes only what the writer changed, with the line ends and the mark of the file', async () => {
    const file =
      '\ufeffmina:\r\n  name: Mina\r\n  image: https://example.org/m.png # far\r\njorge:\r\n  name: J\r\n'
    const root = await create({ '_data/authors.yml': file })
    await saveAuthor(root, 'mina', { ...nothing, name: 'Mina', url: 'https://example.org' })
    expect(await read(root, '_data/authors.yml')).toBe(
      file.replace('# far\r\n', '# far\r\n  url: https://example.org\r\n'),
    )
  })

  it('does not repeat in one file what another one says', async () => {
    const root = await create({
      'authors/mina.json': '{"name": "Mina"}',
      '_data/authors.yml': 'mina:\n  bio: Analyst\n',
    })
    await saveAuthor(root, 'mina', { ...nothing, name: 'Mina O.', description: 'Analyst' })
    expect(await read(root, 'authors/mina.json')).toBe('{"name": "Mina O."}')
    expect(await read(root, '_data/authors.yml')).toBe('mina:\n  bio: Analyst\n')
  })

  it('writes nothing where nothing is new', async () => {
    const root = await create({ 'authors/mina.json': '{"name":   "Mina"}' })
    const before = await lstat(join(root, 'authors/mina.json'))
    expect(await saveAuthor(root, 'mina', { ...nothing, name: 'Mina' })).toMatchObject({ ok: true })
    expect((await lstat(join(root, 'authors/mina.json'))).ino).toBe(before.ino)
  })

  it('keeps a link a link', async () => {
    const root = await create({ 'store.json': '{"name": "M"}', 'authors/x.json': '{}' })
    await symlink('../store.json', join(root, 'authors/mina.json'))
    await saveAuthor(root, 'mina', { ...nothing, name: 'Mina' })
    expect((await lstat(join(root, 'authors/mina.json'))).isSymbolicLink()).toBe(true)
    expect(await read(root, 'store.json')).toBe('{"name": "Mina"}')
  })

  it.each<[string, Record<string, string | Buffer>]>([
    ['broken', { '_data/authors.yml': 'mina: [\n' }],
    ['not in UTF-8', { '_data/authors.yml': Buffer.from('mina:\n  name: caf\xe9\n', 'latin1') }],
    ['JSON with a comment', { 'data/authors.json': '{ // authors\n"mina": {"name": "M"}}' }],
  ])('leaves a file alone that is %s', async (_, files) => {
    const root = await create(files)
    const [path = ''] = Object.keys(files)
    const before = await readFile(join(root, path))
    expect(await saveAuthor(root, 'noor', { ...nothing, name: 'Noor' })).toMatchObject({ ok: false })
    expect(await readFile(join(root, path))).toEqual(before)
  })

  it('leaves a file alone that may not be written', async () => {
    const root = await create({ 'authors/mina.json': '{"name": "M"}' })
    await chmod(join(root, 'authors/mina.json'), 0o444)
    expect(await saveAuthor(root, 'mina', { ...nothing, name: 'Mina' })).toMatchObject({
      ok: false,
      error: { code: 'read-only' },
    })
  })

  it('does not leave the folder', async () => {
    const outside = await create({ 'x.txt': '' })
    const root = await create({ 'a.md': '' })
    await symlink(outside, join(root, 'authors'))
    expect(await saveAuthor(root, 'noor', { ...nothing, name: 'N' })).toMatchObject({ ok: false })
    expect(await saveAuthor(root, '../noor', { ...nothing, name: 'N' })).toMatchObject({ ok: false })
    expect(await readdir(outside)).toEqual(['x.txt'])
  })

  it('wants a name for an author of whom nothing is known', async () => {
    const root = await create({ 'a.md': '' })
    expect(await saveAuthor(root, 'noor', nothing)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Give a name') },
    })
  })
})
