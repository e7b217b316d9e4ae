import { execFileSync } from 'node:child_process'
import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { decodePost, encodePost } from '#domain/postText'
import { type Disk, patientDisk } from '../../main/disk'
import { createPostFiles, type PostFiles } from '../../main/postFiles'
import { hashBytes } from '../../main/saveFile'
import { createFolder } from '../helpers/sampleFolder'

/** Whether access lists and extended attributes can be made here. */
const hasTools = ['setfacl', 'setfattr'].every((tool) => {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})

let root: string
let files: PostFiles

beforeEach(async () => {
  root = await realpath(await createFolder({ 'posts/a.md': 'one\ntwo\n' }))
  files = createPostFiles(root)
})

async function open(id: string) {
  const post = await files.readPost(id)
  if (!post.ok) throw new Error(post.error.message)
  return post.value
}

async function write(path: string, content: string | Buffer): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true })
  await writeFile(join(root, path), content)
}

const onDisk = (path: string) => readFile(join(root, path), 'utf8')
const temporaries = async (folder = 'posts') =>
  (await readdir(join(root, folder))).filter((name) => name.endsWith('.tmp'))

describe('savePost', () => {
  it('writes the text, answers with its hash and leaves nothing beside it', async () => {
    const { hash } = await open('posts/a.md')
    const saved = await files.savePost('posts/a.md', 'one\nthree\n', hash)
    expect(saved).toEqual({ ok: true, value: { hash: hashBytes(Buffer.from('one\nthree\n')) } })
    expect(await onDisk('posts/a.md')).toBe('one\nthree\n')
    expect(await readdir(join(root, 'posts'))).toEqual(['a.md'])
  })

  it('writes a lost post again when asked, and never over one that is there', async () => {
    await open('posts/a.md')
    expect(await files.savePost('posts/a.md', 'mine\n', '')).toMatchObject({
      ok: false,
      error: { code: 'changed-on-disk' },
    })
    await rm(join(root, 'posts/a.md'))
    expect(await files.savePost('posts/a.md', 'mine\n', '')).toMatchObject({ ok: true })
    expect(await onDisk('posts/a.md')).toBe('mine\n')
    await symlink('/nowhere/at-all', join(root, 'posts/dangling-new.md'))
    expect(await files.savePost('posts/dangling-new.md', 'x', '')).toMatchObject({ ok: false })
    expect(await files.savePost('gone/a.md', 'x', '')).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })

  it('F17 two saves at once: one after the other, the last content wins', async () => {
    const { hash } = await open('posts/a.md')
    const first = 'first\n'
    const saves = [
      files.savePost('posts/a.md', first, hash),
      files.savePost('posts/a.md', 'second\n', hashBytes(Buffer.from(first))),
    ]
    let most = 0
    const settled = Promise.all(saves)
    let isRunning = true
    settled.finally(() => {
      isRunning = false
    })
    while (isRunning) most = Math.max(most, (await temporaries()).length)
    expect((await settled).every(({ ok }) => ok)).toBe(true)
    expect(most).toBeLessThanOrEqual(1)
    expect(await onDisk('posts/a.md')).toBe('second\n')
  })

  it('F17 the first of two saves is written first, also where the disk is slower to say where its file is', async () => {
    let calls = 0
    const disk: Disk = {
      ...patientDisk,
      async realpath(path) {
        calls += 1
        if (calls === 1) await setTimeout(30)
        return patientDisk.realpath(path)
      },
    }
    const own = createPostFiles(root, { disk })
    const { hash } = await open('posts/a.md')
    const saves = await Promise.all([
      own.savePost('posts/a.md', 'first\n', hash),
      own.savePost('posts/a.md', 'second\n', hashBytes(Buffer.from('first\n'))),
    ])
    expect(saves).toMatchObject([{ ok: true }, { ok: true }])
    expect(calls).toBe(2)
    expect(await onDisk('posts/a.md')).toBe('second\n')
  })

  it('F49 stops a stale save', async () => {
    const { hash } = await open('posts/a.md')
    await files.savePost('posts/a.md', 'by the first window\n', hash)
    const stale = await files.savePost('posts/a.md', 'by the second window\n', hash)
    expect(stale).toMatchObject({ ok: false, error: { code: 'changed-on-disk' } })
    expect(await onDisk('posts/a.md')).toBe('by the first window\n')
  })

  it('F21 keeps a link a link and updates its target', async () => {
    await mkdir(join(root, 'real'))
    await write('real/target.md', 'old\n')
    await symlink('../real/target.md', join(root, 'posts/link.md'))
    const { hash } = await open('posts/link.md')
    expect(await files.savePost('posts/link.md', 'new\n', hash)).toMatchObject({ ok: true })
    expect(await readlink(join(root, 'posts/link.md'))).toBe('../real/target.md')
    expect(await onDisk('real/target.md')).toBe('new\n')
    expect(await temporaries('real')).toEqual([])
  })

  it('F22 follows a chain inside, refuses one that leads out, creates nothing for a dangling one', async () => {
    const outside = await createFolder({ 'secret.md': 'secret\n' })
    await symlink('a.md', join(root, 'posts/one.md'))
    await symlink('one.md', join(root, 'posts/two.md'))
    await symlink(join(outside, 'secret.md'), join(root, 'posts/out.md'))
    await symlink('nowhere.md', join(root, 'posts/dangling.md'))
    const { hash } = await open('posts/two.md')
    expect(await files.savePost('posts/two.md', 'through two\n', hash)).toMatchObject({ ok: true })
    expect(await onDisk('posts/a.md')).toBe('through two\n')
    expect(await files.readPost('posts/out.md')).toMatchObject({ ok: false, error: { code: 'no-rights' } })
    const secretHash = hashBytes(Buffer.from('secret\n'))
    expect(await files.savePost('posts/out.md', 'x', secretHash)).toMatchObject({ ok: false })
    expect(await readFile(join(outside, 'secret.md'), 'utf8')).toBe('secret\n')
    expect(await files.savePost('posts/dangling.md', 'x', hash)).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await readdir(join(root, 'posts'))).not.toContain('nowhere.md')
  })

  it('F23 a hard link keeps the old text under its other name, and the writer is told once', async () => {
    await link(join(root, 'posts/a.md'), join(root, 'posts/other.md'))
    const { raw, hash } = await open('posts/a.md')
    expect(await files.savePost('posts/a.md', raw, hash)).toEqual({ ok: true, value: { hash } })
    const saved = await files.savePost('posts/a.md', 'new\n', hash)
    expect(saved).toMatchObject({ value: { warning: expect.stringContaining('second name') } })
    const again = await files.savePost('posts/a.md', 'newer\n', hashBytes(Buffer.from('new\n')))
    expect(again).toEqual({ ok: true, value: { hash: hashBytes(Buffer.from('newer\n')) } })
    await files.savePost('posts/a.md', 'new\n', hashBytes(Buffer.from('newer\n')))
    expect([await onDisk('posts/a.md'), await onDisk('posts/other.md')]).toEqual(['new\n', 'one\ntwo\n'])
  })

  it.each([0o600, 0o644, 0o755, 0o640])('F24 keeps mode %o', async (mode) => {
    await chmod(join(root, 'posts/a.md'), mode)
    const { hash } = await open('posts/a.md')
    await files.savePost('posts/a.md', 'new\n', hash)
    expect((await stat(join(root, 'posts/a.md'))).mode & 0o7777).toBe(mode)
  })

  it.runIf(process.getuid?.() === 0)('F25 keeps the owner', async () => {
    execFileSync('chown', ['12345:23456', join(root, 'posts/a.md')])
    const { hash } = await open('posts/a.md')
    await files.savePost('posts/a.md', 'new\n', hash)
    expect(await stat(join(root, 'posts/a.md'))).toMatchObject({ uid: 12345, gid: 23456 })
  })

  it.runIf(hasTools)(
    'F25 access lists and extended attributes are not carried over: the listed exception',
    async () => {
      const file = join(root, 'posts/a.md')
      const listOf = () => execFileSync('getfacl', ['-cp', file]).toString().trim().split('\n')
      const attributes = () => execFileSync('getfattr', ['-d', '--absolute-names', file]).toString()
      await chmod(file, 0o600)
      execFileSync('setfattr', ['-n', 'user.note', '-v', 'kept nowhere', file])
      expect(attributes()).toContain('kept nowhere')
      const { hash } = await open('posts/a.md')
      expect(await files.savePost('posts/a.md', 'new\n', hash)).toMatchObject({ ok: true })
      expect(attributes()).toBe('')
      expect(listOf()).toEqual(['user::rw-', 'group::---', 'other::---'])

      // The mode shows the most that a list allows as the group's right, and that is what is kept.
      execFileSync('setfacl', ['-m', 'u:12345:r--,g::---,m::r--', file])
      expect(listOf()).toContain('user:12345:r--')
      await files.savePost('posts/a.md', 'newer\n', hashBytes(Buffer.from('new\n')))
      expect(listOf()).toEqual(['user::rw-', 'group::r--', 'other::---'])
    },
  )

  it('F26 refuses a folder and a pipe, without waiting', async () => {
    await mkdir(join(root, 'posts/folder.md'))
    execFileSync('mkfifo', [join(root, 'posts/pipe.md')])
    for (const id of ['posts/folder.md', 'posts/pipe.md']) {
      expect(await files.readPost(id)).toMatchObject({ ok: false, error: { code: 'not-text' } })
      expect(await files.savePost(id, 'x', 'a'.repeat(64))).toMatchObject({
        ok: false,
        error: { code: 'not-text' },
      })
    }
    const { hash } = await open('posts/a.md')
    await rm(join(root, 'posts/a.md'))
    await mkdir(join(root, 'posts/a.md'))
    expect(await files.savePost('posts/a.md', 'x', hash)).toMatchObject({
      ok: false,
      error: { code: 'not-text' },
    })
    expect((await lstat(join(root, 'posts/a.md'))).isDirectory()).toBe(true)
  }, 5000)

  it('F28 does not create a deleted post again', async () => {
    const { hash } = await open('posts/a.md')
    await rm(join(root, 'posts/a.md'))
    expect(await files.savePost('posts/a.md', 'x', hash)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await readdir(join(root, 'posts'))).toEqual([])
  })

  it('F29 never writes a post under the name that it had before', async () => {
    const { hash } = await open('posts/a.md')
    await rename(join(root, 'posts/a.md'), join(root, 'posts/renamed.md'))
    expect(await files.lookForChange('posts/a.md')).toBeNull()
    expect(await files.savePost('posts/a.md', 'mine\n', hash)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await readdir(join(root, 'posts'))).toEqual(['renamed.md'])
    expect(await onDisk('posts/renamed.md')).toBe('one\ntwo\n')
  })

  it('F20 makes no empty file of a post unless the writer has emptied it', async () => {
    const { hash } = await open('posts/a.md')
    for (const raw of ['', '\ufeff'])
      expect(await files.savePost('posts/a.md', raw, hash)).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('you have not deleted it') },
      })
    expect(await onDisk('posts/a.md')).toBe('one\ntwo\n')
    const emptied = await files.savePost('posts/a.md', '', hash, { isEmptied: true })
    expect(emptied).toMatchObject({ ok: true })
    expect(await onDisk('posts/a.md')).toBe('')
    expect(await files.savePost('posts/a.md', '\ufeff', emptied.ok ? emptied.value.hash : '')).toMatchObject({
      ok: true,
    })
  })

  it.runIf(process.platform === 'linux')('F33 saves under a name of 255 bytes', async () => {
    const id = `posts/${'ä'.repeat(126)}.md`
    expect(Buffer.byteLength(id.slice(6))).toBe(255)
    await write(id, 'old\n')
    const { hash } = await open(id)
    expect(await files.savePost(id, 'new\n', hash)).toMatchObject({ ok: true })
    expect(await onDisk(id)).toBe('new\n')
  })

  it.each([
    ['F35', 'CRLF', 'a\r\nb\r\n'],
    ['F35 F37', 'LF without a final newline', 'a\nb'],
    ['F35', 'CR', 'a\rb\r'],
    ['F35', 'mixed', 'a\r\nb\nc\rd\r\n'],
    ['F36', 'a byte order mark', '\ufeffa\nb\n'],
    ['F39', 'NUL, U+2028, bidi and zero-width characters', 'a\u0000\u2028\u202e\u200b\ufeffb\n'],
    ['F40', 'trailing blanks, tabs and empty lines', 'a  \t\n\n\n\tb \n\n'],
    ['F35', 'nothing but line ends', '\r\n\n\r'],
    ['F36', 'no byte order mark', 'a\r\nb\r\n'],
    ['F37', 'a final newline', 'a\n'],
    ['F37', 'several final newlines', 'a\r\n\r\n'],
    ['F42', 'broken front matter', '---\r\ntitle: "never closed\r\ntags: [a\r\n---\r\nBody \r\n'],
    ['F43', 'an empty block', '---\n---\nBody\n'],
    ['F43', 'a rule in the body', '---\ntitle: a\n---\nOne\n\n---\n\nTwo'],
    ['F43', 'front matter in TOML', '+++\r\ntitle = "a"\r\n+++\r\nBody'],
    ['F43', 'no front matter', '\n\n  Body\n+++\n---'],
  ])('%s keeps %s when one character changes', async (_number, _what, text) => {
    await write('posts/b.md', text)
    const { raw, hash } = await open('posts/b.md')
    expect(raw).toBe(text)
    const post = decodePost(raw)
    const changed = encodePost({ ...post, text: `${post.text}X` })
    await files.savePost('posts/b.md', changed, hash)
    expect(await readFile(join(root, 'posts/b.md'))).toEqual(Buffer.from(`${text}X`))
  })

  it.each([
    ['Latin-1', Buffer.from('caf\xe9\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffcafé\n', 'utf16le')],
    ['UTF-16, big-endian', Buffer.from('\ufeffcafé\n', 'utf16le').swap16()],
    ['a cut character', Buffer.from([0x61, 0xf0, 0x9f, 0x98])],
    ['a surrogate in bytes', Buffer.from([0xed, 0xa0, 0x80])],
  ])('F38 opens %s for reading only and never writes it', async (_what, bytes) => {
    await write('posts/b.md', bytes)
    const post = await open('posts/b.md')
    expect(post.readOnly).toMatch(/UTF-8|UTF-16/)
    const saved = await files.savePost('posts/b.md', `${post.raw}x`, post.hash)
    expect(saved).toMatchObject({ ok: false, error: { code: 'read-only' } })
    expect(await readFile(join(root, 'posts/b.md'))).toEqual(bytes)
  })

  it('reads UTF-16 as its text', async () => {
    await write('posts/b.md', Buffer.from('\ufeffcafé\n', 'utf16le'))
    expect((await open('posts/b.md')).raw).toBe('\ufeffcafé\n')
  })

  it('F39 refuses half of a character and names its line', async () => {
    const { hash } = await open('posts/a.md')
    const saved = await files.savePost('posts/a.md', 'one 😀\ntwo \ud83d\n', hash)
    expect(saved).toMatchObject({ ok: false, error: { message: expect.stringContaining('line 2') } })
    expect(await onDisk('posts/a.md')).toBe('one\ntwo\n')
  })

  it('F44 writes nothing when nothing changed', async () => {
    const { raw, hash } = await open('posts/a.md')
    const before = await stat(join(root, 'posts/a.md'))
    expect(await files.savePost('posts/a.md', raw, hash)).toEqual({ ok: true, value: { hash } })
    const after = await stat(join(root, 'posts/a.md'))
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino])
  })

  it('F47 notices a change of the same size and time', async () => {
    const { hash } = await open('posts/a.md')
    const { atime, mtime } = await stat(join(root, 'posts/a.md'))
    await writeFile(join(root, 'posts/a.md'), 'ONE\nTWO\n')
    await utimes(join(root, 'posts/a.md'), atime, mtime)
    const saved = await files.savePost('posts/a.md', 'mine\n', hash)
    expect(saved).toMatchObject({ ok: false, error: { code: 'changed-on-disk' } })
    expect(await onDisk('posts/a.md')).toBe('ONE\nTWO\n')
  })

  it('F09 refuses a file marked as read-only and keeps its mode', async () => {
    await chmod(join(root, 'posts/a.md'), 0o444)
    const { hash, readOnly } = await open('posts/a.md')
    expect(readOnly).toContain('not change it')
    expect(await files.savePost('posts/a.md', 'x', hash)).toMatchObject({
      ok: false,
      error: { code: 'read-only' },
    })
    expect((await stat(join(root, 'posts/a.md'))).mode & 0o777).toBe(0o444)
  })

  it('takes 10 MB', async () => {
    const text = 'A line of this long post.\n'.repeat(400_000)
    await write('posts/long.md', text)
    const { raw, hash } = await open('posts/long.md')
    expect(await files.savePost('posts/long.md', `${raw}end\n`, hash)).toMatchObject({ ok: true })
    expect((await stat(join(root, 'posts/long.md'))).size).toBe(text.length + 4)
  })

  it('refuses what is no post', async () => {
    await write('posts/a.png', 'x')
    for (const id of ['posts/a.png', 'posts', '../a.md', '/etc/passwd', 'posts/a.md/../../x.md']) {
      expect(await files.readPost(id)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
      expect(await files.savePost(id, 'x', 'a'.repeat(64))).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      })
    }
  })
})

describe('lookForChange', () => {
  it('tells of an outside change once, of a deletion, and never of own writes', async () => {
    expect(await files.lookForChange('posts/a.md')).toBeUndefined()
    const { hash } = await open('posts/a.md')
    expect(await files.lookForChange('posts/a.md')).toBeUndefined()
    await files.savePost('posts/a.md', 'own\n', hash)
    expect(await files.lookForChange('posts/a.md')).toBeUndefined()
    await write('posts/a.md', 'outside\n')
    expect(await files.lookForChange('posts/a.md')).toBe(hashBytes(Buffer.from('outside\n')))
    expect(await files.lookForChange('posts/a.md')).toBeUndefined()
    await rm(join(root, 'posts/a.md'))
    expect(await files.lookForChange('posts/a.md')).toBeNull()
    expect(await files.lookForChange('posts/a.md')).toBeUndefined()
  })
})
