import { rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { standardSettings } from '#domain/markdown/features'
import { type ContentFolder, openContentFolder } from '../../main/contentFolder'
import { createFolder } from '../helpers/sampleFolder'
import { waitFor } from '../helpers/waitFor'

let folder: ContentFolder | null = null
afterEach(async () => {
  await folder?.close()
  folder = null
})

/** Opens a folder, scanned and watched, and counts its `fieldsChanged` events. */
async function open(files: Record<string, string>) {
  const root = await createFolder(files)
  let told = 0
  const opened = await openContentFolder(root, (name) => {
    if (name === 'fieldsChanged') told += 1
  })
  if (!opened.ok) throw new Error(opened.error.message)
  folder = opened.value
  await opened.value.whenWatched
  const { getFields } = opened.value
  const keysOf = (id: string) =>
    getFields(id)
      .usage.keys.map(({ key }) => key)
      .join(' ')
  return { root, getFields, keysOf, told: () => told }
}

const post = (...lines: string[]) => `---\n${lines.join('\n')}\n---\nText\n`
const three = (path: (name: string) => string, text: string) =>
  Object.fromEntries(['a', 'b', 'c'].map((name) => [path(name), text]))

/** Longer than an event takes. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1500))

describe('what the posts of a subfolder have', () => {
  it('is counted for each subfolder on its own, page bundles beside plain posts', async () => {
    const { getFields, keysOf } = await open({
      ...three((name) => `news/${name}.md`, '+++\ntitle = "N"\nregion = "north"\n+++\n'),
      ...three((name) => `posts/${name}.md`, post('title: T', 'tags: [tea]')),
      'posts/bundle/index.md': post('title: T', 'tags: [tea, coffee]'),
      'posts/bundle/notes.md': post('unlike: others'),
      'posts/plain.md': 'No front matter\n',
      'posts/broken.md': '---\ntitle: "x\n---\n',
    })
    expect(getFields('posts/a.md')).toEqual({
      usage: {
        folder: 'posts',
        posts: 4,
        kind: 'yaml',
        keys: [
          { key: 'title', posts: 4, shape: 'text', values: [{ value: 'T', posts: 4 }] },
          {
            key: 'tags',
            posts: 4,
            shape: 'list',
            values: [
              { value: 'tea', posts: 4 },
              { value: 'coffee', posts: 1 },
            ],
          },
        ],
      },
      rules: {},
      markdown: standardSettings,
      trouble: null,
    })
    expect(getFields('news/new.md').usage).toMatchObject({ folder: 'news', posts: 3, kind: 'toml' })
    expect(keysOf('posts/bundle/index.md')).toBe('title tags')
    expect(keysOf('news/bundle/index.md')).toBe('title region')
  })

  it('has what byline.json says of Markdown', async () => {
    const { getFields } = await open({ 'byline.json': '{"markdown": {"smartPunctuation": true, "x": 1}}' })
    expect(getFields('a.md')).toMatchObject({
      markdown: { ...standardSettings, smartPunctuation: true },
      trouble: expect.stringContaining('markdown.x'),
    })
  })

  it('is that of a wider folder where there are fewer than three siblings', async () => {
    const { getFields } = await open({
      'about.md': post('a: 1'),
      'posts/one.md': post('b: 1'),
      'posts/2024/one.md': post('b: 1'),
      'posts/2024/two.md': post('b: 1'),
      'posts/2025/one.md': post('b: 1'),
      'postscripts/x.md': post('c: 1'),
    })
    const counted = (id: string) => [getFields(id).usage.folder, getFields(id).usage.posts]
    expect(counted('posts/2024/one.md')).toEqual(['posts', 4])
    expect(counted('posts/2026/deep/new.md')).toEqual(['posts', 4])
    expect(counted('posts/one.md')).toEqual(['posts', 4])
    expect(counted('postscripts/x.md')).toEqual(['', 6])
    expect(counted('about.md')).toEqual(['', 6])
    expect(counted('../../etc/passwd')).toEqual(['', 6])
  })

  it('is empty in a folder without posts', async () => {
    const { getFields } = await open({ 'readme.txt': '' })
    expect(getFields('a.md').usage).toEqual({ folder: '', posts: 0, kind: 'yaml', keys: [] })
  })

  it('follows posts that are changed, added, moved and removed', async () => {
    const { root, keysOf, told } = await open(three((name) => `p/${name}.md`, post('title: T')))
    expect(told()).toBe(1)
    await writeFile(join(root, 'p/a.md'), post('title: T', 'mood: calm'))
    await waitFor(() => keysOf('p/x.md') === 'title mood' && told() === 2)
    await rename(join(root, 'p/a.md'), join(root, 'elsewhere.md'))
    await writeFile(join(root, 'p/d.md'), post('place: sea', 'title: T'))
    await waitFor(() => keysOf('p/x.md') === 'place title')
    await rm(join(root, 'p/d.md'))
    await writeFile(join(root, 'p/d.md'), '---\nplace: "sea\n---\n')
    await waitFor(() => keysOf('p/x.md') === 'title mood')
  })

  it('tells nothing when only bodies, numbers or posts without front matter change', async () => {
    const { root, told } = await open({ 'a.md': post('title: T', 'weight: 1'), 'b.md': 'plain\n' })
    expect(told()).toBe(1)
    await writeFile(join(root, 'a.md'), `${post('title: T', 'weight: 2')}More\n`)
    await writeFile(join(root, 'b.md'), 'still plain\n')
    await writeFile(join(root, 'c.md'), 'new and plain\n')
    await aWhile()
    expect(told()).toBe(1)
  })

  it('is told of at most twice a second', async () => {
    const { root, keysOf, told } = await open(three((name) => `${name}.md`, post('title: T')))
    const start = Date.now()
    for (let n = 0; n < 100; n++) await writeFile(join(root, `n${n}.md`), post('title: T', `k${n}: 1`))
    await waitFor(() => keysOf('a.md').includes('k99'))
    await aWhile()
    expect(told()).toBeLessThanOrEqual(2 + (Date.now() - start) / 500)
  })
})

describe('byline.json', () => {
  const rule = (label: string) => JSON.stringify({ fields: { subject: { label } } })

  it('is read at the start, and anew when it comes, changes and goes', async () => {
    const { root, getFields, told } = await open({ 'byline.json': rule('Subject') })
    const label = () => getFields('a.md').rules.subject?.label
    expect([label(), told()]).toEqual(['Subject', 1])
    await writeFile(join(root, 'byline.json'), rule('Topic'))
    await waitFor(() => label() === 'Topic' && told() === 2)
    await writeFile(join(root, 'next.json'), rule('By rename'))
    await rename(join(root, 'next.json'), join(root, 'byline.json'))
    await waitFor(() => label() === 'By rename')
    await rm(join(root, 'byline.json'))
    await waitFor(() => label() === undefined)
    await writeFile(join(root, 'byline.json'), rule('Back'))
    await waitFor(() => label() === 'Back')
  })

  it('counts only at the top of the folder', async () => {
    const { getFields } = await open({ 'posts/byline.json': rule('Subject') })
    expect(getFields('posts/a.md')).toMatchObject({ rules: {}, trouble: null })
  })

  it('tells what is wrong with it until it is right', async () => {
    const { root, getFields } = await open({ 'byline.json': '{\r\n"fields": {\r\n}}}' })
    expect(getFields('a.md').trouble).toMatch(/^byline\.json, line 3: /)
    await writeFile(join(root, 'byline.json'), '\ufeff{"fields": {"a": {"type": "txt"}}}')
    await waitFor(() => getFields('a.md').trouble?.includes('fields.a.type is “txt”'))
    await writeFile(join(root, 'byline.json'), '{}')
    await waitFor(() => getFields('a.md').trouble === null)
  })

  it('is not told of when it is touched or written anew with the same rules', async () => {
    const { root, told } = await open({ 'byline.json': rule('Subject') })
    await utimes(join(root, 'byline.json'), new Date(), new Date(Date.now() + 5000))
    await writeFile(join(root, 'byline.json'), `${rule('Subject')}\n\n`)
    await aWhile()
    expect(told()).toBe(1)
  })

  it('that is too large, a folder or a link out is told of and does no harm', async () => {
    const large = await open({ 'byline.json': ' '.repeat(1024 * 1024 + 1) })
    expect(large.getFields('a.md').trouble).toContain('MB')
    await folder?.close()

    const named = await open({ 'byline.json/b.md': post('title: T') })
    expect(named.getFields('a.md')).toMatchObject({ usage: { posts: 1 }, rules: {}, trouble: null })
    await folder?.close()

    const outside = await createFolder({ 'secret.json': rule('Secret') })
    const { root, getFields } = await open({ 'a.md': post('title: T') })
    await symlink(join(outside, 'secret.json'), join(root, 'byline.json'))
    await waitFor(() => getFields('a.md').trouble?.includes('leads out of the content folder'))
    expect(getFields('a.md').rules).toEqual({})
    await rm(join(root, 'byline.json'))
    await waitFor(() => getFields('a.md').trouble === null)
  })
})
