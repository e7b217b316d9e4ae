import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { analysePost, type PostAnalysis } from '#domain/analysis'
import { mergeAuthors } from '#domain/authors/directory'

const root = fileURLToPath(new URL('../../assets/example/', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
)
const posts = files.filter((path) => path.endsWith('.md')).sort()
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const authors = mergeAuthors(
  files.filter((path) => path.startsWith('authors/')).map((path) => ({ path, text: read(path) })),
  new Map(),
)

function analyse(id: string): PostAnalysis {
  return analysePost(read(id), { id, authors, missingImages: [], imageUrl: (source) => source })
}

/** Beside the post, or from the site's root, which keeps such files in `static`. */
function isThere(id: string, source: string): boolean {
  const places = source.startsWith('/') ? [source, join('static', source)] : [join(id, '..', source)]
  return places.some((place) => existsSync(join(root, place)))
}

test('the example has three authors and a team, each with a picture', () => {
  expect(authors.map(({ handle }) => handle)).toEqual(['jonas', 'noor', 'observatory', 'wren'])
  for (const { avatar, name } of authors) {
    expect(name).not.toBe('')
    expect(files).toContain(avatar)
  }
})

test('the example shows two mild findings and no more', () => {
  const found = posts.flatMap((id) =>
    analyse(id).problems.map(({ code, severity }) => `${id} ${severity} ${code}`),
  )
  expect(found).toEqual([
    'posts/how-we-write-together.md warning heading-without-space',
    'posts/small-numbers-close-to-home.md warning bare-featured',
  ])
})

test('the commentary of the example is by all three authors', () => {
  const { sections } = analyse('posts/small-numbers-close-to-home.md')
  expect(sections.map(({ handle }) => handle)).toEqual(['', 'noor', 'wren', 'jonas', 'noor'])
})

describe.each(posts)('%s', (id) => {
  test('has its images, and leads to reserved domains only', () => {
    const { page } = analyse(id)
    expect(page.images.filter((source) => !isThere(id, source))).toEqual([])
    const hosts = [...read(id).matchAll(/https?:\/\/([^/\s"')]+)/g)].map((match) => match[1])
    expect(hosts.filter((host) => !/(?:^|\.)example\.(?:org|com|net)$/.test(host ?? ''))).toEqual([])
  })
})
