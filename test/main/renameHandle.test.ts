import { execFileSync } from 'node:child_process'
import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type ContentFolder, openContentFolder } from '../../main/contentFolder'
import { createHandleRenames } from '../../main/renameHandle'
import { createFolder, harbourPost, sampleFiles } from '../helpers/sampleFolder'

let folder: ContentFolder | null = null
afterEach(async () => {
  await folder?.close()
  folder = null
})

async function open(root: string): Promise<ContentFolder> {
  const opened = await openContentFolder(root, () => {})
  if (!opened.ok) throw new Error(opened.error.message)
  folder = opened.value
  await folder.whenScanned
  return folder
}

/** Previews a change and gives what it takes to apply it. */
async function preview(root: string, from = 'mina', to = 'noor') {
  const folder = await open(root)
  const renames = createHandleRenames()
  const looked = await renames.preview(folder, from, to)
  if (!looked.ok) throw new Error(looked.error.message)
  return {
    ...looked.value,
    folder,
    renames,
    async patchOf(id: string) {
      const read = await renames.patch(folder, looked.value.token, id)
      if (!read.ok) throw new Error(read.error.message)
      return read.value.patch
    },
    async apply() {
      const applied = await renames.apply(folder, looked.value.token)
      if (!applied.ok) throw new Error(applied.error.message)
      return applied.value
    },
  }
}

const read = (root: string, path: string) => readFile(join(root, path), 'utf8')

/** All files of a folder by path, as bytes. */
async function contentsOf(root: string): Promise<Record<string, string>> {
  const names = (await readdir(root, { recursive: true })).sort()
  const contents: Record<string, string> = {}
  for (const name of names) {
    if ((await lstat(join(root, name))).isFile())
      contents[name] = (await readFile(join(root, name))).toString('latin1')
  }
  return contents
}

describe('a changed handle', () => {
  it('shows first, then changes posts and the directory, and nothing else', async () => {
    const root = await createFolder(sampleFiles)
    const before = await contentsOf(root)
    const looked = await preview(root)
    expect(await contentsOf(root)).toEqual(before)
    expect(looked.files.map(({ id, count }) => [id, count])).toEqual([
      ['authors/mina.json', 1],
      ['posts/harbour-lights.md', 3],
    ])
    expect(looked).toMatchObject({ refused: [], merged: 0 })
    expect(await looked.patchOf('authors/mina.json')).toBe(
      'rename from authors/mina.json\nrename to authors/noor.json\n',
    )
    expect(await looked.apply()).toEqual({ changed: 2, failed: [] })
    const after = await contentsOf(root)
    const { 'authors/mina.json': entry, ...others } = before
    expect(after).toEqual({
      ...others,
      'authors/noor.json': entry,
      'posts/harbour-lights.md': harbourPost
        .replace('author: mina', 'author: noor')
        .replace('[mina,jorge]', '[noor,jorge]')
        .replace('@mina', '@noor'),
    })
  })

  it('is shown as patches that make the same texts', async () => {
    const { 'authors/mina.json': _, ...files } = sampleFiles
    const root = await createFolder({ ...files, '_data/authors.yml': 'mina:\r\n  name: M\r\n' })
    const looked = await preview(root)
    const copy = await createFolder({ ...files, '_data/authors.yml': 'mina:\r\n  name: M\r\n' })
    for (const { id } of looked.files) {
      const input = await looked.patchOf(id)
      execFileSync('patch', ['-p0', '--binary', '-s'], { cwd: copy, input })
    }
    await looked.apply()
    expect(await contentsOf(copy)).toEqual(await contentsOf(root))
  })

  it('has no patch of a file that changed meanwhile, or is not in the preview', async () => {
    const root = await createFolder({ 'a.md': '@mina\n', 'b.md': '@mina\n', 'c.md': '@jorge\n' })
    const { folder, renames, token } = await preview(root)
    await writeFile(join(root, 'b.md'), '@mina\nmore\n')
    expect(await renames.patch(folder, token, 'a.md')).toMatchObject({ ok: true })
    for (const id of ['b.md', 'c.md', '../a.md'])
      expect(await renames.patch(folder, token, id), id).toMatchObject({ ok: false })
    expect(await renames.patch(folder, 'another', 'a.md')).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })

  it('keeps byte order marks, line ends and modes', async () => {
    const root = await createFolder({ 'a.md': '\ufeff---\r\nauthor: mina\n---\r@mina\r\n' })
    await chmod(join(root, 'a.md'), 0o640)
    await (await preview(root)).apply()
    expect(await read(root, 'a.md')).toBe('\ufeff---\r\nauthor: noor\n---\r@noor\r\n')
    expect((await stat(join(root, 'a.md'))).mode & 0o777).toBe(0o640)
  })

  it('leaves files alone that cannot be changed, and says why', async () => {
    const root = await createFolder({
      'good.md': '@mina\n',
      'latin.md': Buffer.from('@mina\ncaf\xe9\n', 'latin1'),
      'other-latin.md': Buffer.from('caf\xe9\n', 'latin1'),
      'wide.md': Buffer.from('\ufeff@mina\n', 'utf16le'),
      'locked.md': '@mina\n',
      'shared.md': '---\nauthor: &a mina\nslug: *a\n---\n@mina\n',
      'broken.md': '---\nauthor: mina\ntags: [a\n---\n@mina\n',
      'only-words.md': 'mina, and `@mina`\n',
    })
    await chmod(join(root, 'locked.md'), 0o444)
    const before = await contentsOf(root)
    const looked = await preview(root)
    expect(Object.fromEntries(looked.refused.map(({ id, reason }) => [id, reason]))).toEqual({
      'broken.md': expect.stringContaining('Line 4'),
      'latin.md': expect.stringContaining('not valid UTF-8'),
      'locked.md': expect.stringContaining('not change it'),
      'shared.md': expect.stringContaining('“author” has this handle'),
      'wide.md': expect.stringContaining('UTF-16'),
    })
    expect(await looked.apply()).toEqual({ changed: 1, failed: [] })
    expect(await contentsOf(root)).toEqual({ ...before, 'good.md': '@noor\n' })
  })

  it('follows links inside the folder, once, and none out of it', async () => {
    const outside = await createFolder({ 'far.md': '@mina\n' })
    const root = await createFolder({ 'a.md': '@mina\n', 'store/text.txt': '@mina\n' })
    await symlink('a.md', join(root, 'again.md'))
    await symlink('store/text.txt', join(root, 'stored.md'))
    await symlink(join(outside, 'far.md'), join(root, 'far.md'))
    await symlink('nothing.md', join(root, 'dangling.md'))
    const looked = await preview(root)
    expect(looked.files.map(({ id }) => id)).toEqual(['a.md', 'stored.md'])
    expect(await looked.apply()).toEqual({ changed: 2, failed: [] })
    expect(await read(root, 'again.md')).toBe('@noor\n')
    expect(await read(root, 'store/text.txt')).toBe('@noor\n')
    expect(await readlink(join(root, 'stored.md'))).toBe('store/text.txt')
    expect(await read(outside, 'far.md')).toBe('@mina\n')
  })

  it('leaves a file alone that was changed, removed or moved since the preview', async () => {
    const root = await createFolder({
      'a.md': '@mina\n',
      'b.md': '@mina\n',
      'c.md': '@mina\n',
      'authors/mina.json': '{"name": "M"}',
    })
    const looked = await preview(root)
    await writeFile(join(root, 'a.md'), '@mina\nnew words\n')
    execFileSync('rm', [join(root, 'b.md')])
    await writeFile(join(root, 'authors/noor.json'), '{"name": "N"}')
    const { changed, failed } = await looked.apply()
    expect(changed).toBe(1)
    expect(Object.fromEntries(failed.map(({ id, reason }) => [id, reason]))).toEqual({
      'a.md': expect.stringContaining('Another program changed it'),
      'b.md': expect.stringContaining('not there'),
      'authors/mina.json': expect.stringContaining('already'),
    })
    expect(await read(root, 'a.md')).toBe('@mina\nnew words\n')
    expect(await read(root, 'c.md')).toBe('@noor\n')
    expect(await read(root, 'authors/noor.json')).toBe('{"name": "N"}')
  })

  it('moves the folder of a page, with what stands beside it, and changes keys in shared files', async () => {
    const root = await createFolder({
      'content/authors/mina/_index.md': '---\ntitle: Mina\nauthor: mina\n---\n@mina\n',
      'content/authors/mina/me.png': 'image',
      'data/authors.toml': '[mina]\nname = "M"\n',
      'authors/jorge.json': '{"name": "J", "teams": {"mina": {"name": "T"}}}',
    })
    const looked = await preview(root)
    expect(looked.files.map(({ id, count }) => [id, count])).toEqual([
      ['authors/jorge.json', 1],
      ['content/authors/mina/_index.md', 3],
      ['data/authors.toml', 1],
    ])
    expect(await looked.apply()).toEqual({ changed: 3, failed: [] })
    expect(await contentsOf(root)).toEqual({
      'content/authors/noor/_index.md': '---\ntitle: Mina\nauthor: noor\n---\n@noor\n',
      'content/authors/noor/me.png': 'image',
      'data/authors.toml': '[noor]\nname = "M"\n',
      'authors/jorge.json': '{"name": "J", "teams": {"noor": {"name": "T"}}}',
    })
  })

  it('moves an entry that it cannot read, byte for byte', async () => {
    const bytes = Buffer.from('{"name": "caf\xe9"}\r\n', 'latin1')
    const root = await createFolder({ 'authors/mina.json': bytes })
    expect(await (await preview(root)).apply()).toEqual({ changed: 1, failed: [] })
    expect(await readFile(join(root, 'authors/noor.json'))).toEqual(bytes)
  })

  it('does not move an entry over another file or folder', async () => {
    const root = await createFolder({
      'authors/mina.json': '{"name": "M"}',
      'authors/noor.json': 'not JSON',
      'content/authors/mina/_index.md': '---\ntitle: M\n---\n',
    })
    await mkdir(join(root, 'content/authors/noor'))
    const { files, refused } = await preview(root)
    expect(files).toEqual([])
    expect(refused.map(({ id, reason }) => [id, reason])).toEqual([
      ['authors/mina.json', expect.stringContaining('file “noor.json” already')],
      ['content/authors/mina/_index.md', expect.stringContaining('folder “noor” already')],
    ])
  })

  it('tells of a link in the directory to a file that changes', async () => {
    const root = await createFolder({ 'people/authors/mina.json': '{"name": "M"}', 'authors/x.json': '{}' })
    await symlink('../people/authors/mina.json', join(root, 'authors/mina.json'))
    const { files, refused } = await preview(root)
    expect(files.map(({ id }) => id)).toEqual(['people/authors/mina.json'])
    expect(refused).toEqual([{ id: 'authors/mina.json', reason: expect.stringContaining('It is a link') }])
  })

  it('keeps the old text in a hard link elsewhere, as every save does', async () => {
    const root = await createFolder({ 'a.md': '@mina\n' })
    await link(join(root, 'a.md'), join(root, 'a.txt'))
    await (await preview(root)).apply()
    expect([await read(root, 'a.md'), await read(root, 'a.txt')]).toEqual(['@noor\n', '@mina\n'])
  })

  it('never mixes with a save of the same post', async () => {
    const root = await createFolder({ 'a.md': '@mina\n' })
    const looked = await preview(root)
    const post = await looked.folder.files.readPost('a.md')
    if (!post.ok) throw new Error(post.error.message)
    const [saved, applied] = await Promise.all([
      looked.folder.files.savePost('a.md', '@mina\nmore\n', post.value.hash),
      looked.apply(),
    ])
    const text = await read(root, 'a.md')
    expect([applied.changed, saved.ok, text]).toEqual(
      saved.ok ? [0, true, '@mina\nmore\n'] : [1, false, '@noor\n'],
    )
  })
})

describe('a handle that cannot be given', () => {
  it.each([
    ['noor', 'has an entry of “noor” already'],
    ['mina', 'has already'],
    ['a b', 'cannot be a handle'],
    ['../x', 'cannot be a handle'],
  ])('%j is refused', async (to, reason) => {
    const root = await createFolder({
      'authors/mina.json': '{"name": "M"}',
      'authors/noor.json': '{"name": "N"}',
    })
    const answer = await createHandleRenames().preview(await open(root), 'mina', to)
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'bad-request', message: expect.stringContaining(reason) },
    })
  })

  it('puts right a handle that was written wrongly, and says in how many posts the other stands', async () => {
    const root = await createFolder({
      'authors/noor.json': '{"name": "N"}',
      'a.md': '@nour\n',
      'b.md': '@noor\n',
    })
    const looked = await preview(root, 'nour', 'noor')
    expect(looked).toMatchObject({ merged: 1, files: [{ id: 'a.md' }] })
    await looked.apply()
    expect(await read(root, 'a.md')).toBe('@noor\n')
  })

  it('is applied once, for the folder that was looked at, by the last preview only', async () => {
    const root = await createFolder({ 'a.md': '@mina\n' })
    const first = await preview(root)
    const second = await first.renames.preview(first.folder, 'mina', 'lena')
    const gone = { ok: false, error: { code: 'not-found' } }
    expect(await first.renames.apply(first.folder, first.token)).toMatchObject(gone)
    const token = second.ok ? second.value.token : ''
    const other = { ...first.folder, info: { ...first.folder.info, key: 'other' } }
    expect(await first.renames.apply(other, token)).toMatchObject(gone)
    expect(await first.renames.apply(first.folder, token)).toEqual({
      ok: true,
      value: { changed: 1, failed: [] },
    })
    expect(await first.renames.apply(first.folder, token)).toMatchObject(gone)
  })
})
