import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { FolderNumbers } from '#api'
import { type ContentFolder, openContentFolder } from '../../main/contentFolder'
import { buildProgram } from '../helpers/buildProgram'
import { createFolder } from '../helpers/sampleFolder'
import { waitFor } from '../helpers/waitFor'

let opened: ContentFolder | null = null
let told: FolderNumbers | null = null
let tellings = 0

afterEach(async () => {
  await opened?.close()
  opened = null
  told = null
  tellings = 0
})

async function open(files: Record<string, string>, thread?: string): Promise<ContentFolder> {
  const root = await createFolder(files)
  const answer = await openContentFolder(
    root,
    (name, event) => {
      if (name !== 'numbers') return
      told = event as FolderNumbers
      tellings += 1
    },
    { thread },
  )
  if (!answer.ok) throw new Error(answer.error.message)
  opened = answer.value
  await opened.whenWatched
  return opened
}

const finished = () => told?.progress.finished === true
const summary = () => told?.authors.map(({ author, posts, words }) => `${author} ${posts} ${words}`)

const files = {
  'posts/a.md': '---\nauthor: Mina Okafor\ndate: 2024-03-09\n---\nOne two.\n\n@lee\nThree.\n',
  'posts/b.md': '@lee\nFour.\n',
  'authors/mina.json': '{"name": "Mina Okafor"}',
}

test('nothing is counted before it is asked for; then all is, and told', async () => {
  const folder = await open(files)
  expect(tellings).toBe(0)
  expect(folder.getNumbers()).toMatchObject({ authors: [], progress: { done: 0, found: 2, finished: false } })
  await waitFor(finished)
  expect(summary()).toEqual(['lee 2 2', 'mina 1 2'])
  expect(folder.listPostsBy('lee').sort()).toEqual(['posts/a.md', 'posts/b.md'])
  expect(folder.listPostsBy('mina')).toEqual(['posts/a.md'])
})

test('posts that change, come, go and get another name are counted anew', async () => {
  const folder = await open(files)
  folder.getNumbers()
  await waitFor(finished)
  await writeFile(join(folder.root, 'posts/b.md'), '@mina\nFour five six.\n')
  await waitFor(() => summary()?.includes('mina 2 5') === true)
  await writeFile(join(folder.root, 'posts/c.md'), '@lee\nOne more.\n')
  await waitFor(() => summary()?.includes('lee 2 3') === true)
  await rename(join(folder.root, 'posts/c.md'), join(folder.root, 'posts/d.md'))
  await waitFor(() => folder.listPostsBy('lee').includes('posts/d.md'))
  await waitFor(() => summary()?.includes('lee 2 3') === true)
  await rm(join(folder.root, 'posts/a.md'))
  await waitFor(() => summary()?.join() === 'mina 1 3,lee 1 2' || summary()?.join() === 'lee 1 2,mina 1 3')
})

test('another name in the directory joins what was apart', async () => {
  const folder = await open({ ...files, 'authors/mina.json': '{"name": "M. Okafor"}' })
  folder.getNumbers()
  await waitFor(finished)
  expect(summary()).toContain('Mina Okafor 1 2')
  await writeFile(join(folder.root, 'authors/mina.json'), '{"name": "Mina Okafor"}')
  await waitFor(() => summary()?.includes('mina 1 2') === true)
})

test('many posts are counted in threads, to the same numbers', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      `posts/p${index}.md`,
      `---\nauthor: lee\ndate: 2024-0${1 + (index % 9)}-01\n---\n${'word '.repeat(index % 7)}\n\n@mina\nOne.\n`,
    ]),
  )
  const thread = await buildProgram('main/folderThread.ts', { inProject: true })
  const folder = await open(many, thread)
  folder.getNumbers()
  await waitFor(finished)
  expect(told?.progress).toEqual({ done: 400, found: 400, finished: true })
  const words = Array.from({ length: 400 }, (_, index) => index % 7).reduce((sum, own) => sum + own, 0)
  expect(summary()).toEqual(expect.arrayContaining([`lee 400 ${words}`, 'mina 400 400']))
  expect(told?.authors[0]?.months).toHaveLength(9)
}, 60_000)
