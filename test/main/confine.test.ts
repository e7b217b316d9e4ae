import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { confine, splitRelativePath } from '../../main/confine'
import { createFolder } from '../helpers/sampleFolder'

const hostile = [
  '',
  '.',
  '..',
  '/',
  '//',
  './a.md',
  'a/./b.md',
  '../a.md',
  'a/../b.md',
  'a/..',
  'a/../../b.md',
  '../',
  '..//a.md',
  '/etc/passwd',
  '//host/share/a.md',
  '///a.md',
  'a//b.md',
  'a/',
  '/a.md/',
  'C:',
  'C:/a.md',
  'c:a.md',
  'C:\\a.md',
  'Z:/x/../a.md',
  '\\a.md',
  '\\\\host\\share\\a.md',
  '\\\\?\\C:\\a.md',
  '\\\\.\\pipe\\x',
  'a\\b.md',
  '..\\a.md',
  'a\\..\\..\\b.md',
  '.\\a.md',
  'a\u0000.md',
  '\u0000',
  'a.md\u0000.png',
  'a\n.md',
  'a\r.md',
  'a\t.md',
  '\u001b[0m',
  'a\u007f.md',
  '\u0001a',
  'posts/../../outside/secret.md',
  'posts/../posts/a.md',
  './../posts/a.md',
  'posts/./a.md',
  'posts/.',
  'posts/..',
]
const onlyWindows = [
  'CON',
  'con.md',
  'a/NUL.md',
  'aux',
  'COM1.md',
  'lpt9.txt',
  'COM¹.md',
  'a.md.',
  'a.md ',
  'a /b.md',
  'a./b.md',
  'a:b.md',
  'a.md:stream',
  'a.md::$DATA',
  'a*.md',
  'a?.md',
  'a|b.md',
  '<a>.md',
  'a"b.md',
]

describe('splitRelativePath', () => {
  it.each(hostile)('refuses %j everywhere', (path) => {
    expect(splitRelativePath(path, 'linux')).toBeNull()
    expect(splitRelativePath(path, 'win32')).toBeNull()
  })

  it.each(onlyWindows)('refuses %j on Windows', (path) => {
    expect(splitRelativePath(path, 'win32')).toBeNull()
  })

  it.each([
    'a.md',
    'posts/a b.md',
    'posts/..a.md',
    'posts/a..md',
    'ünï/😀.md',
    '...',
    '~/a.md',
    '%2e%2e/a.md',
    'console.md',
  ])('takes %j', (path) => {
    expect(splitRelativePath(path)?.join('/')).toBe(path)
  })
})

describe('confine', () => {
  let root: string
  beforeAll(async () => {
    const folder = await realpath(
      await createFolder({ 'in/posts/a.md': 'a', 'outside/secret.md': 's', 'in-too/b.md': 'b' }),
    )
    root = join(folder, 'in')
    const link = (target: string, name: string) => symlink(target, join(root, name))
    await link('../outside/secret.md', 'out.md')
    await link('../outside', 'outside')
    await link('../in-too', 'sibling')
    await link('/etc', 'etc')
    await link('posts/a.md', 'inside.md')
    await link('inside.md', 'chain.md')
    await link('nothing.md', 'dangling.md')
    await link('loop.md', 'loop.md')
    await link('out.md', 'chain-out.md')
  })

  it.each(hostile)('refuses %j', async (path) => {
    expect(await confine(root, path)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  })

  it.each(['out.md', 'outside/secret.md', 'sibling/b.md', 'etc/passwd', 'chain-out.md'])(
    'refuses the way out by a link: %s',
    async (path) => {
      const refused = await confine(root, path)
      expect(refused).toMatchObject({ ok: false, error: { code: 'no-rights' } })
    },
  )

  it.each(['inside.md', 'chain.md'])('follows links inside: %s', async (path) => {
    expect(await confine(root, path)).toEqual({
      ok: true,
      value: { path: join(root, path), real: join(root, 'posts/a.md') },
    })
  })

  it('answers with a failure for dangling links and circles', async () => {
    expect(await confine(root, 'dangling.md')).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await confine(root, 'loop.md')).toMatchObject({ ok: false })
  })

  it('does not take a folder whose name starts the same for the same folder', async () => {
    await mkdir(join(root, 'x'), { recursive: true })
    await writeFile(join(root, 'x/y.md'), '')
    expect(await confine(join(root, 'x'), 'y.md')).toMatchObject({ ok: true })
    expect(await confine(root, 'sibling/b.md')).toMatchObject({ ok: false })
  })
})
