import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { PostId } from '#api'
import { type ContentFolder, openContentFolder } from '../../main/contentFolder'
import { createHandleRenames } from '../../main/renameHandle'
import { manyFiles } from '../../main/renameThreads'
import { buildProgram } from '../helpers/buildProgram'
import { createFolder } from '../helpers/sampleFolder'
import { waitFor } from '../helpers/waitFor'

let folder: ContentFolder | null = null
afterEach(async () => {
  await folder?.close()
  folder = null
})

const count = manyFiles + 40

/** A watched folder with more posts than one thread does, and what it has told of. */
async function openMany(
  onProgress: (done: number, total: number) => void = () => {},
  program = 'main/folderThread.ts',
) {
  const posts = Array.from({ length: count }, (_, index) => [`posts/${index}.md`, `@mina\nPost ${index}.\n`])
  const root = await createFolder({
    ...Object.fromEntries(posts),
    'authors/mina.json': '{"name": "Mina"}',
    'posts/broken.md': '---\nauthor: mina\ntags: [a\n---\n',
  })
  const changed = new Set<PostId>()
  const opened = await openContentFolder(root, (name, event) => {
    if (name === 'postChanged') changed.add((event as { id: PostId }).id)
  })
  if (!opened.ok) throw new Error(opened.error.message)
  folder = opened.value
  await folder.whenWatched
  const thread = program === '' ? '/nowhere.mjs' : await buildProgram(program, { inProject: true })
  return { root, folder, changed, renames: createHandleRenames({ thread, onProgress }) }
}

it('looking beforehand changes nothing, tells nothing, and is ended by a preview', async () => {
  const told: number[] = []
  const { root, folder, renames } = await openMany((done) => told.push(done))
  await renames.prepare(folder, 'mina')
  expect(told).toEqual([])
  expect(await readFile(join(root, 'posts/7.md'), 'utf8')).toBe('@mina\nPost 7.\n')
  const [, looked] = await Promise.all([
    renames.prepare(folder, 'mina'),
    renames.preview(folder, 'mina', 'noor'),
  ])
  expect(looked.ok && looked.value.files).toHaveLength(count + 1)
})

it('a handle is changed in many posts by threads, and the folder is told of afterwards', async () => {
  const told: [number, number][] = []
  const { root, folder, changed, renames } = await openMany((done, total) => told.push([done, total]))
  await folder.files.readPost('posts/7.md')
  const looked = await renames.preview(folder, 'mina', 'noor')
  if (!looked.ok) throw new Error(looked.error.message)
  expect(looked.value.files).toHaveLength(count + 1)
  expect(looked.value.refused).toEqual([{ id: 'posts/broken.md', reason: expect.stringContaining('Line 4') }])
  expect(told.at(-1)).toEqual([count + 2, count + 2])
  expect(await renames.apply(folder, looked.value.token)).toEqual({
    ok: true,
    value: { changed: count + 1, failed: [] },
  })
  for (let index = 0; index < count; index += 1)
    expect(await readFile(join(root, `posts/${index}.md`), 'utf8')).toBe(`@noor\nPost ${index}.\n`)
  // What was written and moved while nothing was watched is noticed.
  await waitFor(() => changed.has('posts/7.md'))
  await waitFor(() => {
    const authors = folder.listAuthors()
    return authors.some(({ handle, posts }) => handle === 'noor' && posts === count)
  })
  const mina = folder.listAuthors().find(({ handle }) => handle === 'mina')
  expect(mina?.source ?? '').toBe('')
})

it('a change that is stopped leaves the rest alone, and can be made again', async () => {
  let isStopping = false
  const { root, folder, renames } = await openMany(() => isStopping && renames.stop())
  const looked = await renames.preview(folder, 'mina', 'noor')
  if (!looked.ok) throw new Error(looked.error.message)
  isStopping = true
  const applied = await renames.apply(folder, looked.value.token)
  if (!applied.ok) throw new Error(applied.error.message)
  const { changed, failed } = applied.value
  expect(changed).toBeGreaterThan(0)
  expect(changed + failed.length).toBe(count + 1)
  expect(failed.map(({ id }) => id)).toContain('authors/mina.json')
  for (const { reason } of failed) expect(reason).toContain('because you stopped')
  isStopping = false
  const again = await renames.preview(folder, 'mina', 'noor')
  if (!again.ok) throw new Error(again.error.message)
  expect(again.value.files).toHaveLength(failed.length)
  expect(await renames.apply(folder, again.value.token)).toMatchObject({ ok: true, value: { failed: [] } })
  expect(await readFile(join(root, 'authors/noor.json'), 'utf8')).toBe('{"name": "Mina"}')
})

it('what threads cannot do is done without them', async () => {
  const { root, folder, renames } = await openMany(undefined, '')
  const looked = await renames.preview(folder, 'mina', 'noor')
  if (!looked.ok) throw new Error(looked.error.message)
  expect(looked.value.files).toHaveLength(count + 1)
  expect(await renames.apply(folder, looked.value.token)).toMatchObject({ ok: true, value: { failed: [] } })
  expect(await readFile(join(root, 'posts/0.md'), 'utf8')).toBe('@noor\nPost 0.\n')
})

it('nothing is begun after a stop, and a preview that was stopped is none', async () => {
  const { root, folder, renames } = await openMany()
  const previewing = renames.preview(folder, 'mina', 'noor')
  renames.stop()
  expect(await previewing).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('stopped') },
  })
  const looked = await renames.preview(folder, 'mina', 'noor')
  if (!looked.ok) throw new Error(looked.error.message)
  const applying = renames.apply(folder, looked.value.token)
  renames.stop()
  expect(await applying).toMatchObject({ ok: true, value: { changed: 0 } })
  expect(await readFile(join(root, 'posts/0.md'), 'utf8')).toBe('@mina\nPost 0.\n')
})
