import { expect, it } from 'vitest'
import { openContentFolder } from '../../main/contentFolder'
import { buildProgram } from '../helpers/buildProgram'
import { createFolder } from '../helpers/sampleFolder'

const count = 400
const name = (index: number) => `posts/${index % 7}/part-${index}.md`
const post = (index: number) =>
  `---\ntitle: "Teil ${index} „äß€😀“"\nauthors: [mina, jorge]\ndate: 2024-05-${10 + (index % 20)}\nkey-${index % 3}: [a, 'b']\n---\n@mina\nText\n`

/** What a folder tells of its posts when all are read. */
async function readAll(path: string, thread?: string) {
  const opened = await openContentFolder(path, () => {}, { thread })
  if (!opened.ok) throw new Error(opened.error.message)
  const { value: folder } = opened
  try {
    await folder.whenScanned
    return {
      posts: folder.summaries().sort((a, b) => (a.id < b.id ? -1 : 1)),
      authors: folder.listAuthors(),
      fields: folder.getFields('posts/0/new.md'),
      deep: folder.getFields('elsewhere/new.md'),
    }
  } finally {
    await folder.close()
  }
}

it('reads many posts in threads as it reads them itself', async () => {
  const files = Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), post(index)]))
  const path = await createFolder({
    ...files,
    'posts/broken.md': '---\ntitle: "x\n---\nText\n',
    'posts/plain.md': '# A heading\n',
  })
  const thread = await buildProgram('main/folderThread.ts', { inProject: true })
  const [own, threaded] = [await readAll(path), await readAll(path, thread)]
  expect(own.posts.length).toBe(count + 2)
  expect(own.deep.usage.posts).toBe(count)
  expect(threaded).toEqual(own)
})
