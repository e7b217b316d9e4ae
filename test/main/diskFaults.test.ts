import { mkdir, readdir, readFile, readlink, realpath, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { createPostFiles, type PostFilesOptions } from '../../main/postFiles'
import { pauseBeforeRename, renamePatiently } from '../../main/renamePatiently'
import { writeWhole } from '../../main/writeWhole'
import { createFaultyDisk, type Faults, systemError } from '../helpers/faultyDisk'
import { createFolder } from '../helpers/sampleFolder'

/** A post on a disk that goes wrong, opened. */
async function openPost(faults: Faults, options: PostFilesOptions = {}) {
  const root = await realpath(await createFolder({ 'a.md': 'old\n' }))
  const files = createPostFiles(root, { disk: createFaultyDisk(faults), ...options })
  const read = await files.readPost('a.md')
  if (!read.ok) throw new Error(read.error.message)
  return {
    root,
    files,
    save: (raw: string, hash = read.value.hash) => files.savePost('a.md', raw, hash),
    onDisk: () => readFile(join(root, 'a.md'), 'utf8'),
    names: () => readdir(root),
  }
}

describe('F05 a disk that takes only a part of each write', () => {
  it('gets the rest, too', async () => {
    const text = 'A text that is longer than the disk takes at once. ä\n'.repeat(50)
    const post = await openPost({
      file: (file) => ({
        write: (bytes, offset, length, position) => file.write(bytes, offset, Math.min(length, 7), position),
      }),
    })
    expect(await post.save(text)).toMatchObject({ ok: true })
    expect(await post.onDisk()).toBe(text)
  })

  it('and then nothing more: the save fails, nothing is renamed', async () => {
    let written = 0
    const post = await openPost({
      file: (file) => ({
        async write(bytes, offset, length, position) {
          written += 1
          return written < 3 ? file.write(bytes, offset, Math.min(length, 2), position) : { bytesWritten: 0 }
        },
      }),
    })
    expect(await post.save('a new text\n')).toMatchObject({ ok: false })
    expect([await post.onDisk(), await post.names()]).toEqual(['old\n', ['a.md']])
  })
})

describe('F07 an error', () => {
  it.each(['write', 'chmod', 'stat', 'sync', 'close'] as const)(
    'of %s is shown, the old text stays, nothing is left beside it',
    async (call) => {
      const post = await openPost({
        file: (file) => ({
          async [call]() {
            if (call === 'close') await file.close()
            throw systemError('EIO')
          },
        }),
      })
      const saved = await post.save('new\n')
      expect(saved).toMatchObject({ ok: false, error: { message: expect.stringContaining('disk reported') } })
      expect([await post.onDisk(), await post.names()]).toEqual(['old\n', ['a.md']])
    },
  )
})

describe('F10 (decision) Windows says that a file is locked', () => {
  const counted = (code: string, times: number) => {
    let calls = 0
    const disk = createFaultyDisk({
      before: (call) => {
        if (call !== 'rename') return
        calls += 1
        if (calls <= times) throw systemError(code)
      },
    })
    return { disk, calls: () => calls }
  }
  const pair = async () => {
    const folder = await createFolder({ new: 'new', old: 'old' })
    return [join(folder, 'new'), join(folder, 'old')] as const
  }

  it('the rename is tried again, each time a little later, two seconds in all', () => {
    const pauses: number[] = []
    for (let failures = 1; ; failures += 1) {
      const pause = pauseBeforeRename('EBUSY', failures, 'win32')
      if (pause === null) break
      pauses.push(pause)
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(2000)
    for (const code of ['EBUSY', 'EPERM', 'EACCES'])
      expect(pauseBeforeRename(code, 1, 'win32'), code).not.toBeNull()
    for (const code of ['ENOENT', 'ENOSPC', 'EIO', ''])
      expect(pauseBeforeRename(code, 1, 'win32'), code).toBeNull()
    for (const platform of ['linux', 'darwin'] as const)
      expect(pauseBeforeRename('EBUSY', 1, platform)).toBeNull()
  })

  it('a lock that passes is not noticed', async () => {
    const [from, to] = await pair()
    const { disk, calls } = counted('EPERM', 3)
    await renamePatiently(disk, from, to, 'win32')
    expect([await readFile(to, 'utf8'), calls()]).toEqual(['new', 4])
  })

  it('one that stays is the error; elsewhere it is one at once', async () => {
    const [from, to] = await pair()
    const locked = counted('EBUSY', Number.POSITIVE_INFINITY)
    await expect(renamePatiently(locked.disk, from, to, 'win32')).rejects.toThrow('EBUSY')
    expect(locked.calls()).toBe(9)
    const lasting = counted('EACCES', 1)
    await expect(renamePatiently(lasting.disk, from, to, 'linux')).rejects.toThrow('EACCES')
    expect(lasting.calls()).toBe(1)
    expect(await readFile(to, 'utf8')).toBe('old')
  })
})

describe('F27 a link planted under the name of the temporary file', () => {
  it('is left alone: another name is taken', async () => {
    const outside = join(await createFolder({ 'theirs.md': 'theirs' }), 'theirs.md')
    const planted: string[] = []
    const post = await openPost({
      async before(call, path, flags) {
        if (call !== 'open' || flags !== 'wx' || planted.length === 2) return
        planted.push(path)
        await symlink(outside, path)
      },
    })
    expect(await post.save('new\n')).toMatchObject({ ok: true })
    expect(await post.onDisk()).toBe('new\n')
    expect(await readFile(outside, 'utf8')).toBe('theirs')
    expect(planted).toHaveLength(2)
    for (const path of planted) expect(await readlink(path)).toBe(outside)
  })

  it('each time: the save is refused', async () => {
    const post = await openPost({
      async before(call, path, flags) {
        if (call === 'open' && flags === 'wx') await mkdir(path)
      },
    })
    expect(await post.save('new\n')).toMatchObject({ ok: false })
    expect(await post.onDisk()).toBe('old\n')
  })
})

describe('P4 a change by another program', () => {
  it('while a save is being written is not overwritten', async () => {
    let isChanged = false
    const root = await realpath(await createFolder({ 'a.md': 'old\n' }))
    const disk = createFaultyDisk({
      file: (file) => ({
        async sync() {
          isChanged = true
          await writeFile(join(root, 'a.md'), 'theirs\n')
          await file.sync()
        },
      }),
    })
    const files = createPostFiles(root, { disk })
    const read = await files.readPost('a.md')
    const saved = await files.savePost('a.md', 'mine\n', read.ok ? read.value.hash : '')
    expect(saved).toMatchObject({ ok: false, error: { code: 'changed-on-disk' } })
    expect([isChanged, await readFile(join(root, 'a.md'), 'utf8')]).toEqual([true, 'theirs\n'])
    expect(await readdir(root)).toEqual(['a.md'])
  })
})

/** Longer than what goes well takes on a busy machine, in milliseconds. */
let patience = 300

describe('F52 a disk that does not answer any more', () => {
  const never = new Promise<never>(() => {})
  beforeEach(() => {
    patience = 300
  })
  const calls = ['open', 'lstat', 'access', 'rename'] as const

  it.each([...calls, 'write', 'sync', 'close'] as const)('in %s: an error in time', async (call) => {
    let isAway = false
    const post = await openPost(
      {
        before: (own) => (isAway && own === call ? never : undefined),
        file: (file) => ({
          ...(call === 'write' && { write: () => never }),
          ...(call === 'sync' && { sync: () => never }),
          ...(call === 'close' && { close: () => file.sync().then(() => never) }),
        }),
      },
      { patienceFor: () => patience },
    )
    isAway = true
    expect(await post.save('new\n')).toMatchObject({
      ok: false,
      error: { code: 'failed', message: expect.stringContaining('the disk does not answer') },
    })
    // Nothing is begun behind a save that may still end.
    expect(await post.save('newer\n')).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('has not answered to the save before') },
    })
    expect(await post.onDisk()).toBe('old\n')
  })

  it('a save that was given up is not put in place when the disk comes back', async () => {
    let answer = () => {}
    const back = new Promise<void>((resolve) => {
      answer = resolve
    })
    const post = await openPost(
      { file: (file) => ({ sync: () => back.then(() => file.sync()) }) },
      { patienceFor: () => patience },
    )
    expect(await post.save('new\n')).toMatchObject({ ok: false })
    answer()
    patience = 20_000
    await expect.poll(post.names).toEqual(['a.md'])
    expect(await post.onDisk()).toBe('old\n')
    expect(await post.save('newer\n')).toMatchObject({ ok: true })
    expect(await post.onDisk()).toBe('newer\n')
  })

  it('a rename that lands late is known as our own text, and only that', async () => {
    let answer = () => {}
    const back = new Promise<void>((resolve) => {
      answer = resolve
    })
    let isAway = true
    const late = () =>
      openPost(
        { before: (call) => (isAway && call === 'rename' ? back : undefined) },
        { patienceFor: () => patience },
      )
    const [own, foreign] = [await late(), await late()]
    expect(await own.save('new\n')).toMatchObject({ ok: false })
    expect(await foreign.save('new\n')).toMatchObject({ ok: false })
    isAway = false
    patience = 20_000
    answer()
    await expect.poll(own.onDisk).toBe('new\n')
    await expect.poll(foreign.onDisk).toBe('new\n')
    await setTimeout(50)
    expect(await own.files.lookForChange('a.md')).toBeUndefined()
    expect(await own.save('newer\n')).toMatchObject({ ok: true })
    expect(await own.onDisk()).toBe('newer\n')

    await writeFile(join(foreign.root, 'a.md'), 'theirs\n')
    expect(await foreign.save('newer\n')).toMatchObject({ ok: false, error: { code: 'changed-on-disk' } })
    expect(await foreign.onDisk()).toBe('theirs\n')
  })
})

it('F17 leaves no temporary file where several writes of one file run at once', async () => {
  const folder = await createFolder({})
  const texts = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(5000))
  await Promise.all(texts.map((text) => writeWhole(join(folder, 'a.json'), Buffer.from(text))))
  expect(texts).toContain(await readFile(join(folder, 'a.json'), 'utf8'))
  expect(await readdir(folder)).toEqual(['a.json'])
})
