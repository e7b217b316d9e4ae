import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Corpus, corpusPosts, readPostText } from './corpus'

/** A post's text under another title, by which it can be opened. */
function entitle(text: string, title: string): string {
  const head = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0]
  if (head === undefined) return `---\ntitle: ${title}\n---\n${text}`
  const titled = /^title:/m.test(head)
    ? head.replace(/^title:.*(?:\n[ \t]+.*)*$/m, `title: ${title}`)
    : head.replace('---\n', `---\ntitle: ${title}\n`)
  return titled + text.slice(head.length)
}

/** Copies real posts of more than 300 lines, spread over all sites, into a folder; answers with title and path of each. */
export async function copyLongPosts(
  corpus: Corpus,
  count: number,
  folder: string,
): Promise<{ title: string; path: string }[]> {
  const long = corpusPosts(corpus).filter((path) => readPostText(path).split('\n').length > 300)
  const chosen = Array.from({ length: count }, (_, index) => long[Math.floor((index * long.length) / count)]!)
  await mkdir(join(folder, 'posts'), { recursive: true })
  return Promise.all(
    chosen.map(async (path, index) => {
      const title = `Long post ${String(index + 1).padStart(3, '0')}`
      await writeFile(join(folder, 'posts', `post-${index + 1}.md`), entitle(readPostText(path), title))
      return { title, path }
    }),
  )
}
