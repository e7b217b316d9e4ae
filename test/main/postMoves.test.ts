import { link, lstat, mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type ContentFolder, openContentFolder } from '../../main/contentFolder'
import { duplicatePost } from '../../main/duplicatePost'
import { listLinksTo } from '../../main/linksTo'
import { moveWithoutReplacing } from '../../main/moveWithoutReplacing'
import { createPostMoves } from '../../main/postMoves'
import { createFolder } from '../helpers/sampleFolder'

const moves = createPostMoves(() => {})
let open: ContentFolder | null = null

afterEach(async () => {
  await open?.close()
  open = null
})

async function openFolder(files: Record<string, string | Buffer>): Promise<ContentFolder> {
  const opened = await openContentFolder(await createFolder(files), () => {})
  if (!opened.ok) throw new Error(opened.error.message)
  open = opened.value
  return open
}

async function move(folder: ContentFolder, id: string, to: string) {
  const preview = await moves.preview(folder, id, to)
  if (!preview.ok) return preview
  return moves.apply(folder, preview.value.token)
}

const textOf = ({ root }: ContentFolder, path: string) => readFile(join(root, path), 'utf8')

test('a move takes the links of other posts and its own along, and touches nothing else', async () => {
  const other = '---\r\ntitle: Other\r\n---\r\nSee [quay](quay.md#tide)  \r\nand the rest.\r\n'
  const folder = await openFolder({
    'posts/quay.md': 'A [link](other.md) and ![boat](img/boat.png).\n',
    'posts/other.md': other,
    'posts/third.md': 'The word quay and no link.\n',
    'posts/img/boat.png': 'x',
  })
  const preview = await moves.preview(folder, 'posts/quay.md', 'notes/deep/harbour.md')
  expect(preview).toMatchObject({
    ok: true,
    value: {
      files: [
        { id: 'posts/other.md', count: 1 },
        { id: 'posts/quay.md', count: 2 },
      ],
      refused: [],
    },
  })
  if (!preview.ok) return
  expect(await textOf(folder, 'posts/other.md')).toBe(other)
  expect(await moves.patch(folder, preview.value.token, 'posts/other.md')).toMatchObject({
    value: { patch: expect.stringContaining('+See [quay](../notes/deep/harbour.md#tide)') },
  })
  expect(await moves.apply(folder, preview.value.token)).toMatchObject({
    value: { from: 'posts/quay.md', id: 'notes/deep/harbour.md', changed: 2, failed: [] },
  })
  expect(await textOf(folder, 'posts/other.md')).toBe(other.replace('quay.md', '../notes/deep/harbour.md'))
  expect(await textOf(folder, 'notes/deep/harbour.md')).toBe(
    'A [link](../../posts/other.md) and ![boat](../../posts/img/boat.png).\n',
  )
  expect(await readdir(join(folder.root, 'posts'))).toEqual(['img', 'other.md', 'third.md'])
})

test('a page bundle moves with all that is in its folder', async () => {
  const folder = await openFolder({
    'content/quay/index.md': '![boat](boat.png)\n',
    'content/quay/boat.png': 'x',
    'content/other.md': '[a](/quay/) ![b](quay/boat.png)\n',
  })
  expect(await move(folder, 'content/quay/index.md', 'content/notes/harbour')).toMatchObject({
    value: { id: 'content/notes/harbour/index.md' },
  })
  expect(await textOf(folder, 'content/notes/harbour/index.md')).toBe('![boat](boat.png)\n')
  expect(await textOf(folder, 'content/other.md')).toBe('[a](/notes/harbour/) ![b](notes/harbour/boat.png)\n')
  expect(await readdir(join(folder.root, 'content/notes/harbour'))).toEqual(['boat.png', 'index.md'])
})

test('F30: a name that changes in case only is one file with its content', async () => {
  const folder = await openFolder({ 'posts/quay.md': 'Text.\n' })
  expect(await move(folder, 'posts/quay.md', 'posts/Quay.md')).toMatchObject({
    value: { id: 'posts/Quay.md' },
  })
  expect(await readdir(join(folder.root, 'posts'))).toEqual(['Quay.md'])
  expect(await textOf(folder, 'posts/Quay.md')).toBe('Text.\n')
})

test('F31: a name that is there, in this or another case, is refused and both files stay', async () => {
  const folder = await openFolder({ 'a.md': 'one', 'b.md': 'two' })
  expect(await move(folder, 'a.md', 'b.md')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('is there already') },
  })
  expect(await move(folder, 'a.md', 'B.md')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('the same name') },
  })
  expect([await textOf(folder, 'a.md'), await textOf(folder, 'b.md')]).toEqual(['one', 'two'])
})

test('F31: a file that is there is not replaced, whoever asks for it', async () => {
  const root = await createFolder({ 'a.md': 'one', 'b.md': 'two' })
  await expect(moveWithoutReplacing(join(root, 'a.md'), join(root, 'b.md'))).rejects.toMatchObject({
    code: 'EEXIST',
  })
  expect(await readFile(join(root, 'b.md'), 'utf8')).toBe('two')
  expect(await readFile(join(root, 'a.md'), 'utf8')).toBe('one')
})

test('F32: names in either Unicode form are found, keep their bytes, and are not doubled', async () => {
  const decomposed = 'cafe\u0301.md'
  const folder = await openFolder({ [decomposed]: 'one\n' })
  const read = await folder.files.readPost(decomposed)
  if (!read.ok) throw new Error(read.error.message)
  expect(await folder.files.savePost(decomposed, 'two\n', read.value.hash)).toMatchObject({ ok: true })
  expect(await readdir(folder.root)).toEqual([decomposed])
  await writeFile(join(folder.root, 'b.md'), 'b')
  expect(await move(folder, 'b.md', 'caf\u00e9.md')).toMatchObject({ ok: false })
  expect(await duplicatePost(folder.root, 'b.md', 'caf\u00e9.md')).toMatchObject({ ok: false })
  expect((await readdir(folder.root)).sort()).toEqual(['b.md', decomposed])
})

test('F30: a move that was killed between its two names is ended by the next one', async () => {
  const folder = await openFolder({ 'a.md': 'Text.\n' })
  await link(join(folder.root, 'a.md'), join(folder.root, 'b.md'))
  expect(await move(folder, 'a.md', 'b.md')).toMatchObject({ value: { id: 'b.md' } })
  expect(await readdir(folder.root)).toEqual(['b.md'])
  expect(await textOf(folder, 'b.md')).toBe('Text.\n')
})

test('a move that fails puts the links back', async () => {
  const folder = await openFolder({ 'a.md': '[b](b.md)\n', 'b.md': '\ufeff[a](a.md)\r\n' })
  const failing = createPostMoves(
    () => {},
    async () => {
      throw Object.assign(new Error('no'), { code: 'EIO' })
    },
  )
  const preview = await failing.preview(folder, 'a.md', 'deep/c.md')
  if (!preview.ok) throw new Error(preview.error.message)
  expect(preview.value.files).toHaveLength(2)
  expect(await failing.apply(folder, preview.value.token)).toMatchObject({
    ok: false,
    error: { message: '“a.md” was not moved: the disk reported an error. It is where it was.' },
  })
  expect(await textOf(folder, 'a.md')).toBe('[b](b.md)\n')
  expect(await textOf(folder, 'b.md')).toBe('\ufeff[a](a.md)\r\n')
})

test.each([
  'posts/CON.md',
  'posts/a.md.',
  'posts/a ',
  'posts/a:b.md',
  '../a.md',
  'posts/a.txt',
  `posts/${'a'.repeat(300)}.md`,
  'posts/quay.md',
])('F34: a post does not get the path “%s”', async (to) => {
  const folder = await openFolder({ 'posts/quay.md': 'Text.\n' })
  const refused = await move(folder, 'posts/quay.md', to)
  expect(refused).toMatchObject({ ok: false })
  expect(await duplicatePost(folder.root, 'posts/quay.md', to)).toMatchObject({ ok: false })
  expect(await readdir(join(folder.root, 'posts'))).toEqual(['quay.md'])
})

test('F29: a post that was renamed outside is not saved under its old name', async () => {
  const folder = await openFolder({ 'quay.md': 'Text.\n' })
  const read = await folder.files.readPost('quay.md')
  if (!read.ok) throw new Error(read.error.message)
  await moveWithoutReplacing(join(folder.root, 'quay.md'), join(folder.root, 'harbour.md'))
  expect(await folder.files.savePost('quay.md', 'Mine.\n', read.value.hash)).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
  expect(await readdir(folder.root)).toEqual(['harbour.md'])
})

test('a link that was changed meanwhile is left alone and told; the post moves', async () => {
  const folder = await openFolder({ 'a.md': 'Text.\n', 'b.md': '[a](a.md)\n' })
  const preview = await moves.preview(folder, 'a.md', 'c.md')
  if (!preview.ok) throw new Error(preview.error.message)
  await writeFile(join(folder.root, 'b.md'), '[a](a.md) more\n')
  expect(await moves.apply(folder, preview.value.token)).toMatchObject({
    value: { id: 'c.md', changed: 0, failed: [{ id: 'b.md' }] },
  })
  expect(await textOf(folder, 'b.md')).toBe('[a](a.md) more\n')
})

test('a copy has the same bytes, and a bundle’s copy all of its files', async () => {
  const folder = await openFolder({
    'a.md': Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a]),
    'quay/index.md': 'Text.\n',
    'quay/img/boat.png': 'x',
  })
  expect(await duplicatePost(folder.root, 'a.md', 'new/b.md')).toMatchObject({ value: { id: 'new/b.md' } })
  expect(await readFile(join(folder.root, 'new/b.md'))).toEqual(await readFile(join(folder.root, 'a.md')))
  expect(await duplicatePost(folder.root, 'quay/index.md', 'harbour')).toMatchObject({
    value: { id: 'harbour/index.md' },
  })
  expect(await textOf(folder, 'harbour/img/boat.png')).toBe('x')
  expect(await duplicatePost(folder.root, 'quay/index.md', 'harbour')).toMatchObject({ ok: false })
  expect((await readdir(folder.root)).sort()).toEqual(['a.md', 'harbour', 'new', 'quay'])
})

test('a link stays a link when it moves', async () => {
  const folder = await openFolder({ 'a.md': 'Text.\n' })
  const { symlink } = await import('node:fs/promises')
  await symlink('a.md', join(folder.root, 'b.md'))
  expect(await move(folder, 'b.md', 'c.md')).toMatchObject({ value: { id: 'c.md' } })
  expect((await lstat(join(folder.root, 'c.md'))).isSymbolicLink()).toBe(true)
  expect(await realpath(join(folder.root, 'c.md'))).toBe(await realpath(join(folder.root, 'a.md')))
})

test('the posts with links to one are told before it goes', async () => {
  const folder = await openFolder({ 'a.md': 'Text.\n', 'b.md': '[a](a.md)\n', 'c.md': 'a.md\n' })
  await mkdir(join(folder.root, 'empty'))
  expect(await listLinksTo(folder.root, ['a.md'])).toEqual({ ok: true, value: ['b.md'] })
})

test('of several posts that go, links among them do not count', async () => {
  const folder = await openFolder({
    'a.md': '[b](b.md)\n',
    'b.md': '[a](a.md)\n',
    'quay/index.md': '![boat](boat.png)\n',
    'quay/boat.png': 'x',
    'c.md': '[quay](quay/index.md)\n',
    'd.md': '[a](a.md) [b](b.md)\n',
    'e.md': 'Nothing of a or b.\n',
  })
  expect(await listLinksTo(folder.root, ['a.md', 'b.md', 'quay/index.md'])).toEqual({
    ok: true,
    value: ['c.md', 'd.md'],
  })
  expect(await listLinksTo(folder.root, ['b.md'])).toEqual({ ok: true, value: ['a.md', 'd.md'] })
})
