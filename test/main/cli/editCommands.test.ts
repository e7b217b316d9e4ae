import { execFile } from 'node:child_process'
import { chmod, lstat, readdir, readFile, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { applyPatch } from 'diff'
import { beforeAll, describe, expect, it } from 'vitest'
import { runSet, runUnset } from '../../../main/cli/editCommand'
import { runGet } from '../../../main/cli/getCommand'
import { buildProgram } from '../../helpers/buildProgram'
import { createFolder, harbourPost, sampleFiles } from '../../helpers/sampleFolder'

/** What a command printed, and its exit status. */
async function ran(
  command: (streams: Parameters<typeof runSet>[2]) => Promise<number>,
): Promise<{ status: number; out: string; error: string }> {
  const said = { out: '', error: '' }
  const stream = (name: keyof typeof said) => ({
    write: (text: string) => {
      said[name] += text
    },
  })
  const status = await command({ out: stream('out'), error: stream('error') })
  return { status, ...said }
}
const set = (given: string[], options = {}) => ran((streams) => runSet(given, options, streams))
const unset = (key: string, paths: string[], options = {}) =>
  ran((streams) => runUnset(key, paths, options, streams))
const get = (key: string, paths: string[], options = {}) =>
  ran((streams) => runGet(key, paths, options, streams))

/** All files of a folder, as bytes. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true })).sort()
  const contents: Record<string, string> = {}
  for (const name of names) {
    if ((await lstat(join(folder, name))).isFile())
      contents[name] = (await readFile(join(folder, name))).toString('latin1')
  }
  return contents
}

describe('set', () => {
  it('gives front matter to a post that is named, not to one that is only found in a folder', async () => {
    const folder = await createFolder({ 'README.md': 'Read me.\n', 'a.md': '---\ntitle: A\n---\n' })
    const found = await set(['draft=true', folder])
    expect(found).toMatchObject({ status: 0 })
    expect(found.error).toContain('1 without front matter were left alone')
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe('Read me.\n')
    await set(['draft=true', join(folder, 'README.md')])
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe('---\ndraft: true\n---\n\nRead me.\n')
  })

  it('changes only the field, in posts and folders, and leaves what it cannot edit alone', async () => {
    const folder = await createFolder(sampleFiles)
    const before = await contentsOf(folder)
    const { status, out, error } = await set(['draft=false', folder])
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(error).toContain(`${join(folder, 'posts/broken.md')}: Line 4: The YAML cannot be read`)
    expect(error).toContain(`${join(folder, 'posts/latin.md')}: This file is not valid UTF-8`)
    expect(error).toContain('3 changed, 0 unchanged, 2 failed.\n')
    expect(await contentsOf(folder)).toEqual({
      ...before,
      'posts/harbour-lights.md': harbourPost.replace('draft: true', 'draft: false'),
      'posts/second-post.md': before['posts/second-post.md']!.replace('01\n---', '01\ndraft: false\n---'),
      'posts/toml-post.md': before['posts/toml-post.md']!.replace('09\n+++', '09\ndraft = false\n+++'),
    })
    const again = await set(['draft=false', join(folder, 'posts/second-post.md')])
    expect(again).toMatchObject({ status: 0, error: '0 changed, 1 unchanged, 0 failed.\n' })
  })

  it('keeps a byte order mark, mixed line endings and the mode of the file', async () => {
    const folder = await createFolder({
      'bom.md': '\ufeff---\r\ntitle: A\r\nkind: post\r\n---\r\nText\r\n',
      'mixed.md': '---\ntitle: A\r\nkind: post\ndraft: true\n---\none\r\ntwo\rthree\n',
    })
    await chmod(join(folder, 'bom.md'), 0o640)
    expect((await set(['title=A: b', 'tags=[a, b]', 'draft=false', folder])).status).toBe(0)
    expect(await contentsOf(folder)).toEqual({
      'bom.md':
        "ï»¿---\r\ntitle: 'A: b'\r\nkind: post\r\ntags:\r\n  - a\r\n  - b\r\ndraft: false\r\n---\r\nText\r\n",
      'mixed.md':
        "---\ntitle: 'A: b'\r\nkind: post\ndraft: false\ntags:\n  - a\n  - b\n---\none\r\ntwo\rthree\n",
    })
    expect((await stat(join(folder, 'bom.md'))).mode & 0o777).toBe(0o640)
  })

  it('leaves a read-only post alone', async () => {
    const folder = await createFolder({ 'a.md': '---\ntitle: A\n---\n', 'b.md': '---\ntitle: B\n---\n' })
    await chmod(join(folder, 'a.md'), 0o444)
    const { status, error } = await set(['draft=false', folder])
    expect(status).toBe(1)
    expect(error).toContain(`${join(folder, 'a.md')}: You may read this file but not change it.`)
    expect((await contentsOf(folder))['a.md']).toBe('---\ntitle: A\n---\n')
  })

  it('writes to where a link leads', async () => {
    const folder = await createFolder({ 'real/a.md': '---\ntitle: A\n---\n' })
    await symlink('real/a.md', join(folder, 'link.md'))
    expect((await set(['title=B', join(folder, 'link.md')])).status).toBe(0)
    expect((await lstat(join(folder, 'link.md'))).isSymbolicLink()).toBe(true)
    expect(await readFile(join(folder, 'real/a.md'), 'utf8')).toBe('---\ntitle: B\n---\n')
  })

  it('takes a file with an equals sign in its name for a post', async () => {
    const folder = await createFolder({ 'draft=true.md': '---\ntitle: A\n---\n' })
    const path = join(folder, 'draft=true.md')
    expect((await set(['draft=false', path])).error).toBe('1 changed, 0 unchanged, 0 failed.\n')
  })

  it('shows with --dry-run what would change, as a patch, and writes nothing', async () => {
    const folder = await createFolder(sampleFiles)
    const before = await contentsOf(folder)
    const path = join(folder, 'posts/harbour-lights.md')
    const { status, out, error } = await set(['draft=false', path], { dryRun: true })
    expect(status).toBe(0)
    expect(error).toBe('1 would change, 0 unchanged, 0 failed.\n')
    expect(out).toContain(`--- ${path}\n+++ ${path}\n@@ `)
    expect(out).toContain('\n-draft: true\r\n+draft: false\r\n')
    expect(applyPatch(harbourPost, out)).toBe(harbourPost.replace('draft: true', 'draft: false'))
    expect(await contentsOf(folder)).toEqual(before)
  })

  it('sums up with --json, in the order of the arguments', async () => {
    const folder = await createFolder(sampleFiles)
    const posts = ['toml-post', 'broken', 'gone', 'second-post'].map((id) => join(folder, `posts/${id}.md`))
    const { status, out } = await set(['date=2024-04-01', ...posts], { json: true, dryRun: true })
    expect(status).toBe(1)
    const failed = (post: number) => ({
      post: posts[post],
      status: 'failed',
      error: expect.stringMatching(/^(?:Line 4|It could not be read: it is not there)/),
    })
    expect(JSON.parse(out)).toEqual({
      dryRun: true,
      changed: 1,
      withoutFrontMatter: 0,
      unchanged: 1,
      failed: 2,
      posts: [
        { post: posts[0], status: 'changed', patch: expect.stringContaining('+date = 2024-04-01\n') },
        failed(1),
        failed(2),
        { post: posts[3], status: 'unchanged' },
      ],
    })
  })

  it.each([[['draft=false']], [['.']], [['tags=[a', '.']]])('ends with 2 for %j', async (given) => {
    const { status, out, error } = await set(given)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(error).toMatch(/\w.*\n/)
  })

  it('ends with 2 where a folder holds no post', async () => {
    expect((await set(['draft=false', await createFolder({ 'a.txt': '' })])).status).toBe(2)
  })
})

describe('unset', () => {
  it('removes a field and counts posts without it as unchanged', async () => {
    const folder = await createFolder({ 'a.md': '---\na: 1\r\nb: 2\n---\n', 'b.md': 'Text.\n' })
    const { status, error } = await unset('b', [folder])
    expect({ status, error }).toEqual({ status: 0, error: '1 changed, 1 unchanged, 0 failed.\n' })
    expect(await contentsOf(folder)).toEqual({ 'a.md': '---\na: 1\r\n---\n', 'b.md': 'Text.\n' })
  })
})

describe('get', () => {
  const files = {
    'a.md': "---\ntitle: 'A'\ntags: [x, y]\nparams:\n  weight: 007\n  list:\n    - a\n    - b\n---\n",
    'b.md': '+++\ntitle = "B"\n+++\n',
    'c.md': '---\ntitle: "open\n---\n',
  }

  it('prints the source of one post alone, and of several a line each', async () => {
    const folder = await createFolder(files)
    const [a, b, c] = ['a.md', 'b.md', 'c.md'].map((name) => join(folder, name)) as [string, string, string]
    expect(await get('title', [a])).toEqual({ status: 0, out: "'A'\n", error: '' })
    expect((await get('params.weight', [a])).out).toBe('007\n')
    expect((await get('params', [a])).out).toBe('weight: 007\nlist:\n  - a\n  - b\n')
    expect((await get('title', [a, b])).out).toBe(`${a}: 'A'\n${b}: "B"\n`)
    const lists = await get('params.list', [a, b, c])
    expect(lists).toMatchObject({ status: 1, out: `${a}: ["a","b"]\n` })
    expect(lists.error).toMatch(/c\.md: Line \d: .*\n1 post has no “params\.list”\.\n$/)
  })

  it('prints values as JSON', async () => {
    const folder = await createFolder(files)
    const { status, out } = await get('tags', [folder], { json: true })
    expect(status).toBe(1)
    expect(JSON.parse(out)).toEqual([
      { post: join(folder, 'a.md'), value: ['x', 'y'] },
      { post: join(folder, 'b.md'), value: null },
      { post: join(folder, 'c.md'), error: expect.stringMatching(/^Line /) },
    ])
    expect((await get('tags', [await createFolder({})])).status).toBe(2)
  })
})

describe('the program', () => {
  const run = promisify(execFile)
  let program: string
  beforeAll(async () => {
    program = await buildProgram('main/cli/byline.ts', { inProject: true })
  })
  const byline = (...given: string[]) =>
    run(process.execPath, [program, ...given]).then(
      ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({ ...error, status: error.code }),
    )

  it('changes many posts in threads, in order', async () => {
    const name = (index: number) => `${String(index).padStart(4, '0')}.md`
    const posts = Array.from({ length: 700 }, (_, index) => [name(index), `---\nn: ${index}\n---\n`])
    const folder = await createFolder({ ...Object.fromEntries(posts), 'x.md': '---\n"\n---\n' })
    const { status, stdout, stderr } = await byline('set', 'n=-1', 'draft=false', folder, '--json')
    expect(status).toBe(1)
    expect(stderr).toMatch(/x\.md: Line \d: .*\n700 changed, 0 unchanged, 1 failed\.\n$/)
    expect(JSON.parse(stdout).posts.map(({ post }: { post: string }) => post)).toEqual(
      [...posts.map(([id]) => id!), 'x.md'].map((id) => join(folder, id)),
    )
    expect(new Set(Object.values(await contentsOf(folder)))).toEqual(
      new Set(['---\nn: -1\ndraft: false\n---\n', '---\n"\n---\n']),
    )
    expect((await byline('get', 'n', folder)).stdout.split('\n')[699]).toBe(`${join(folder, '0699.md')}: -1`)
  })

  it('ends with 2 when it is called wrongly', async () => {
    expect((await byline('set')).status).toBe(2)
    expect((await byline('unset', 'draft')).status).toBe(2)
    expect((await byline('get', 'a', '.', '--nonsense')).status).toBe(2)
  })
})
