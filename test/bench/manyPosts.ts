import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pixel } from '../helpers/sampleFolder'

const handles = ['mina', 'jorge', 'lena', 'ana', 'kofi', 'wen']
const subjects = ['Tides', 'Lamps', 'Ledgers', 'Harbours', 'Maps', 'Bells', 'Letters', 'Ropes']
const sentence = 'Every evening somebody counts the lamps along the quay and writes the number down. '

function postText(index: number, title: string): string {
  const day = `${2004 + (index % 20)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  const author = handles[index % handles.length]
  const other = handles[(index * 7 + 1) % handles.length]
  return [
    '---',
    `title: ${title}`,
    `authors: [${author}, ${other}]`,
    `date: '${day}'`,
    `slug: post-${index}`,
    `categories: [${subjects[index % subjects.length]?.toLowerCase()}, analytics]`,
    `tags: [tag-${index % 40}, tag-${index % 17}]`,
    `draft: ${index % 9 === 0}`,
    '---',
    `@${author}`,
    '## What was counted',
    sentence.repeat(3 + (index % 9)),
    '',
    `@${other}`,
    '## What it meant',
    sentence.repeat(2),
    '',
  ].join('\n')
}

const usualTitle = (index: number) => `${subjects[index % subjects.length]} of the year, part ${index}`

/** By section, year and part of the year; every fiftieth post is a page bundle with an image. */
function placeOf(index: number): string {
  const section = subjects[index % subjects.length]?.toLowerCase()
  const name = index % 50 === 0 ? `post-${index}/index.md` : `post-${index}.md`
  return `content/${section}/${2004 + (Math.floor(index / 8) % 20)}/${1 + (Math.floor(index / 160) % 3)}/${name}`
}

/** A folder of many small posts, and what Byline should list of it. */
export interface ManyPosts {
  folder: string
  /** The title of each post that is there now, by its id. */
  titles: Map<string, string>
  /** Gives some posts another title, adds some, removes some: as many files as the burst has. */
  change(): { rewritten: number; total: number }
  write(id: string, title: string): void
}

export function createManyPosts(folder: string, count: number): ManyPosts {
  const titles = new Map<string, string>()
  const made = new Set<string>()

  function put(id: string, content: string | Buffer): void {
    const path = join(folder, id)
    if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true })
    made.add(dirname(path))
    writeFileSync(path, content)
  }
  function write(id: string, title: string, index = 0): void {
    put(id, postText(index, title))
    titles.set(id, title)
  }

  for (const handle of handles) put(`authors/${handle}.json`, JSON.stringify({ name: `${handle} Example` }))
  for (let index = 0; index < count; index += 1) {
    const id = placeOf(index)
    write(id, usualTitle(index), index)
    if (index % 50 === 0) put(`${dirname(id)}/quay.png`, pixel)
  }
  return {
    folder,
    titles,
    write,
    change() {
      const burst = count / 5
      const [changed, added, removed] = [burst * 0.7, burst * 0.2, burst * 0.1]
      for (let index = 0; index < changed; index += 1)
        write(placeOf(index * 3 + 1), `Rewritten part ${index}`, index * 3 + 1)
      for (let index = 0; index < added; index += 1)
        write(`content/fresh/${index % 40}/new-${index}.md`, `Rewritten and new ${index}`, index)
      for (let index = 0; index < removed; index += 1) {
        const id = placeOf(index * 3 + 2)
        rmSync(join(folder, id))
        titles.delete(id)
      }
      return { rewritten: changed + added, total: titles.size }
    },
  }
}
