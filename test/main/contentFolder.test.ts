import { execFileSync } from 'node:child_process'
import { mkdir, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { EventName, Events } from '#api'
import { type ContentFolder, type FolderOptions, openContentFolder } from '../../main/contentFolder'
import { createFolder, pixel } from '../helpers/sampleFolder'
import { waitFor } from '../helpers/waitFor'

type Told = { [N in EventName]: { name: N; event: Events[N] } }[EventName]

let folder: ContentFolder | null = null
afterEach(async () => {
  await folder?.close()
  folder = null
})

/** Opens a folder and keeps the list as a renderer would. */
async function open(root: string, options: FolderOptions = {}) {
  const told: Told[] = []
  const posts = new Map<string, Events['posts']['put'][number]>()
  const opened = await openContentFolder(
    root,
    (name, event) => {
      told.push({ name, event } as Told)
      if (name !== 'posts') return
      const { reset, put, removed } = event as Events['posts']
      if (reset) posts.clear()
      for (const summary of put) posts.set(summary.id, summary)
      for (const id of removed) posts.delete(id)
    },
    options,
  )
  if (!opened.ok) throw new Error(opened.error.message)
  folder = opened.value
  const of = <N extends EventName>(name: N) =>
    told
      .filter((one): one is Extract<Told, { name: N }> => one.name === name)
      .map(({ event }) => event as Events[N])
  return { folder: opened.value, posts, of }
}

describe('the scan', () => {
  it('reads what a window shows first, and the rest when that stands', async () => {
    const files = Array.from({ length: 400 }, (_, index) => [`${index % 20}/post-${index}.md`, '# A post\n'])
    let show = () => {}
    const whenShown = new Promise<void>((resolve) => {
      show = resolve
    })
    const { folder, posts } = await open(await createFolder(Object.fromEntries(files)), { whenShown })
    await waitFor(() => posts.size >= 100)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(posts.size).toBe(100)
    show()
    await folder.whenScanned
    expect(posts.size).toBe(400)
  })

  it('reads what a window shows first also where posts lie below hundreds of folders', async () => {
    const files = Array.from({ length: 400 }, (_, index) => [
      `posts/${index % 8}/${index % 200}/post-${index}.md`,
      '# A post\n',
    ])
    const whenShown = new Promise<void>(() => {})
    const { posts } = await open(await createFolder(Object.fromEntries(files)), { whenShown })
    await waitFor(() => posts.size >= 100)
  })

  it('lists all kinds of posts, and nothing of histories, packages and build output', async () => {
    const root = await createFolder({
      'a.md': '---\ntitle: A\n---\n',
      'deep/er/b.MARKDOWN': '# B\n',
      'c.Rmd': '',
      'd.rmd': '',
      'e.qmd': '',
      'f.mdx': '',
      'g.txt': '',
      'public/x.md': '',
      'posts/public/in.md': '',
      'node_modules/p/readme.md': '',
      'site/node_modules/p/readme.md': '',
      '.git/x.md': '',
      '_site/x.md': '',
      'resources/_gen/x.md': '',
      'renv/x.md': '',
      '.github/in.md': '',
    })
    const { folder, posts, of } = await open(root)
    await folder.whenScanned
    expect([...posts.keys()].sort()).toEqual(
      [
        '.github/in.md',
        'a.md',
        'c.Rmd',
        'd.rmd',
        'deep/er/b.MARKDOWN',
        'e.qmd',
        'f.mdx',
        'posts/public/in.md',
      ].sort(),
    )
    expect(posts.get('a.md')?.title).toBe('A')
    expect(of('posts').at(-1)?.progress).toEqual({ done: 8, found: 8, finished: true })
    expect(of('posts').map(({ reset }) => reset)).toEqual(of('posts').map((_, index) => index === 0))
  })

  it('B03 reads front matter of every kind and runs none, also after a byte order mark, with CRLF, and longer than the first piece', async () => {
    const long = `---\ndescription: ${'x'.repeat(9000)}\ntitle: Long\n---\n`
    const root = await createFolder({
      'yaml.md': '\ufeff---\r\ntitle: Yaml\r\n---\r\n',
      'dots.md': '---\ntitle: Dots\n...\n',
      'toml.md': '+++\ntitle = "Toml"\ndate = 2024-05-02\n+++\n',
      'json.md': '{\n"title": "Json"\n}\n\ntext',
      'long.md': long,
      'broken.md': '---\ntitle: "x\n---\n# Heading\n',
      'script.md': '---js\n{ title: process.exit(1) }\n---\n# Safe\n',
      'latin.md': Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'),
      'utf16.md': Buffer.from('\ufeff---\ntitle: Wide\n---\n', 'utf16le'),
    })
    const { folder, posts } = await open(root)
    await folder.whenScanned
    const titles = Object.fromEntries([...posts].map(([id, { title }]) => [id, title]))
    expect(titles).toEqual({
      'yaml.md': 'Yaml',
      'dots.md': 'Dots',
      'toml.md': 'Toml',
      'json.md': 'Json',
      'long.md': 'Long',
      'broken.md': 'Heading',
      'script.md': 'Safe',
      'latin.md': 'caf\ufffd',
      'utf16.md': 'Wide',
    })
    expect(posts.get('toml.md')?.date).toBe('2024-05-02')
  })

  it('survives links in circles, links out, pipes and folders named like posts', async () => {
    const outside = await createFolder({ 'secret.md': '# Secret\n', 'sub/deep.md': '' })
    const root = await createFolder({ 'a.md': '# A\n', 'folder.md/inside.md': '# Inside\n' })
    await symlink('.', join(root, 'self'))
    await symlink(outside, join(root, 'elsewhere'))
    await symlink(join(outside, 'secret.md'), join(root, 'out.md'))
    await symlink('nothing.md', join(root, 'dangling.md'))
    await symlink('a.md', join(root, 'again.md'))
    execFileSync('mkfifo', [join(root, 'pipe.md')])
    const { folder, posts } = await open(root)
    await folder.whenScanned
    expect([...posts.keys()].sort()).toEqual([
      'a.md',
      'again.md',
      'dangling.md',
      'folder.md/inside.md',
      'out.md',
      'pipe.md',
    ])
    expect(posts.get('out.md')?.trouble).toContain('leads out of the content folder')
    expect(posts.get('dangling.md')?.trouble).toContain('not there')
    expect(posts.get('pipe.md')?.trouble).toContain('not a file')
    expect(posts.get('again.md')).toMatchObject({ title: 'A', trouble: '' })
  }, 8000)

  it('tells all again when asked, with reset set', async () => {
    const { folder, of } = await open(await createFolder({ 'a.md': '# A\n' }))
    await folder.whenScanned
    folder.listPosts()
    expect(of('posts').at(-1)).toMatchObject({
      reset: true,
      put: [{ id: 'a.md' }],
      progress: { finished: true },
    })
  })

  it('merges the authors directory with the handles of posts', async () => {
    const root = await createFolder({
      'authors/mina.json': '{"name": "Mina Okafor"}',
      'posts/a.md': '---\nauthor: mina\n---\n@lena\nText\n',
      'posts/b.md': '---\nauthors: [mina, jorge]\n---\n',
    })
    const { folder, of } = await open(root)
    await folder.whenScanned
    const entries = folder.listAuthors().map(({ handle, name, posts }) => [handle, name, posts])
    expect(entries).toEqual([
      ['jorge', '', 1],
      ['lena', '', 1],
      ['mina', 'Mina Okafor', 2],
    ])
    expect(of('authors').at(-1)).toEqual(folder.listAuthors())
  })

  it('stops when closed early', async () => {
    const files = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`p/${n}.md`, `# ${n}\n`]))
    const { folder, of } = await open(await createFolder(files))
    await folder.close()
    await folder.whenScanned
    expect(of('posts').every(({ progress }) => !progress.finished)).toBe(true)
  })

  it.each([
    ['nowhere', 'not-found'],
    ['a.md', 'bad-request'],
  ])('refuses to open %s', async (name, code) => {
    const root = await createFolder({ 'a.md': '' })
    expect(await openContentFolder(join(root, name), () => {})).toMatchObject({ ok: false, error: { code } })
  })

  it('opens a folder without posts', async () => {
    const { folder, of } = await open(await createFolder({}))
    await folder.whenScanned
    expect(of('posts')).toEqual([
      { reset: true, put: [], removed: [], progress: { done: 0, found: 0, finished: true } },
    ])
  })

  it('F03 removes what a killed save on this machine left behind', async () => {
    const root = await createFolder({ 'a.md': '' })
    const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim()
    const { makeTemporaryName } = await import('../../main/writeWhole')
    const stray = join(root, makeTemporaryName(Number(gone)))
    const foreign = join(root, '.byline-ffffffff-1-0123456789ab.tmp')
    await writeFile(stray, 'x')
    await writeFile(foreign, 'x')
    const { folder } = await open(root)
    await folder.whenScanned
    await expect(realpath(stray)).rejects.toThrow('ENOENT')
    expect(await realpath(foreign)).toBe(await realpath(foreign))
  })
})

describe('the watch', () => {
  async function openWatched(files: Record<string, string | Buffer>) {
    const root = await createFolder(files)
    const opened = await open(root)
    await opened.folder.whenWatched
    return { root, ...opened }
  }

  it('follows new, changed, removed and renamed posts, also in new folders', async () => {
    const { root, posts } = await openWatched({ 'a.md': '# A\n', 'b.md': '# B\n' })
    await writeFile(join(root, 'a.md'), '# A changed\n')
    await waitFor(() => posts.get('a.md')?.title === 'A changed')
    await mkdir(join(root, 'new/er'), { recursive: true })
    await writeFile(join(root, 'new/er/c.md'), '# C\n')
    await waitFor(() => posts.get('new/er/c.md')?.title === 'C')
    await rename(join(root, 'b.md'), join(root, 'new/b2.md'))
    await waitFor(() => posts.has('new/b2.md') && !posts.has('b.md'))
    await rm(join(root, 'new'), { recursive: true })
    await waitFor(() => [...posts.keys()].join() === 'a.md')
  })

  it('F51 goes on watching a file that is replaced by rename', async () => {
    const { root, posts } = await openWatched({ 'a.md': '# A\n' })
    for (const title of ['One', 'Two', 'Three']) {
      await writeFile(join(root, '.incoming'), `# ${title}\n`)
      await rename(join(root, '.incoming'), join(root, 'a.md'))
      await waitFor(() => posts.get('a.md')?.title === title)
    }
  })

  it('notices a change that comes at once after another', async () => {
    const { root, posts } = await openWatched({ 'a.md': '# A\n' })
    for (let n = 0; n < 5; n++) {
      await writeFile(join(root, 'a.md'), `# First ${n}\n`)
      await new Promise((resolve) => setTimeout(resolve, 30))
      await writeFile(join(root, 'a.md'), `# Last ${n}\n`)
      await waitFor(() => posts.get('a.md')?.title === `Last ${n}`, 2000)
    }
  })

  it('F48 tells of outside changes to a post that was read, by content, and never of own writes', async () => {
    const { root, folder, posts, of } = await openWatched({ 'a.md': '# A\n', 'unread.md': '# U\n' })
    const post = await folder.files.readPost('a.md')
    if (!post.ok) throw new Error(post.error.message)
    const saved = await folder.files.savePost('a.md', '# Own\n', post.value.hash)
    expect(saved.ok).toBe(true)
    await waitFor(() => posts.get('a.md')?.title === 'Own')
    await writeFile(join(root, 'unread.md'), '# Changed\n')
    await waitFor(() => posts.get('unread.md')?.title === 'Changed')
    expect(of('postChanged')).toEqual([])

    await writeFile(join(root, 'a.md'), '# Outside\n')
    await waitFor(() => of('postChanged').length > 0)
    await rm(join(root, 'a.md'))
    await waitFor(() => of('postChanged').at(-1)?.hash === null)
    expect(of('postChanged').map(({ id, hash }) => [id, hash === null])).toEqual([
      ['a.md', false],
      ['a.md', true],
    ])
  })

  it('tells of changed images and authors, but not of those that were there', async () => {
    const { root, folder, of } = await openWatched({
      'img/a.png': pixel,
      'a.md': '',
      'authors/mina.json': '{"name":"M"}',
    })
    expect(of('assetsChanged')).toEqual([])
    await writeFile(join(root, 'img/b.png'), pixel)
    await waitFor(() => of('assetsChanged').length > 0)
    await writeFile(join(root, 'authors/mina.json'), '{"name":"Mina"}')
    await waitFor(() => folder.listAuthors()[0]?.name === 'Mina')
  })

  it('F50 follows 500 posts that change at once', async () => {
    const names = Array.from({ length: 500 }, (_, n) => `p/${n}.md`)
    const { root, posts } = await openWatched(Object.fromEntries(names.map((name) => [name, '# Before\n'])))
    await Promise.all(
      names.map((name, n) => (n % 3 === 0 ? rm(join(root, name)) : writeFile(join(root, name), '# After\n'))),
    )
    await waitFor(
      () => posts.size === 333 && [...posts.values()].every(({ title }) => title === 'After'),
      5000,
    )
  })
})
