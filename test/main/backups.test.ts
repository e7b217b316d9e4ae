import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backup, decodeBackup, encodeBackup } from '../../main/backupFile'
import { createBackups } from '../../main/backups'
import { createPresence } from '../../main/presence'
import { buildProgram } from '../helpers/buildProgram'

const folder = '/sites/notes'
const backup = (raw: string, more: Partial<Backup> = {}): Backup => ({
  folder,
  id: 'posts/a.md',
  hash: 'a'.repeat(64),
  time: 1_700_000_000_000,
  raw,
  ...more,
})

const [first, second] = ['1'.repeat(16), '2'.repeat(16)] as const

/** A program with one window that writes, and another one that asks; the first is gone unless it is said to be open. */
function startProgram(userData: string, open: string[] = []) {
  const backups = createBackups(userData, (window) => open.includes(window))
  return {
    ...backups,
    write: (own: Backup, window: string = first) => backups.write(own, window),
    remove: (folder: string, id: string, window: string = first) => backups.remove(folder, id, window),
    collect: (folder: string, window: string = second) => backups.collect(folder, window),
  }
}

/** Leaves a text as a program does that was ended. */
async function leave(userData: string, own: Backup): Promise<void> {
  const backups = startProgram(userData)
  await backups.write(own)
  backups.close()
}

let userData = ''
const place = () => join(userData, 'backups')
const names = async () => (await readdir(place()).catch(() => [])).sort()

beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
})
afterEach(() => rm(userData, { recursive: true, force: true }))

describe('Presence', () => {
  it('is seen by other programs until its end, and what ended ones left goes', async () => {
    const [one, other] = [createPresence(userData), createPresence(userData)]
    expect(await other.isRunning(one.id)).toBe(false)
    await one.show()
    await writeFile(join(userData, 'running', one.id.replace(/-\d+-/, '-4194305-')), '')
    await other.show()
    expect((await readdir(join(userData, 'running'))).sort()).toEqual([one.id, other.id].sort())
    expect(await other.isRunning(one.id)).toBe(true)
    one.end()
    expect(await other.isRunning(one.id)).toBe(false)
    other.end()
  })
})

describe('A backup file', () => {
  it('holds any text, also half of a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\ud800', '\0', '\r\n', '\ufeff', ''),
        (a, b) => {
          expect(decodeBackup(encodeBackup(backup(a + b)))).toEqual(backup(a + b))
        },
      ),
    )
  })

  it('F14: is no backup when any of its end is missing, or it is zeros', () => {
    const whole = encodeBackup(backup('Text.\n'))
    for (let length = 0; length < whole.length; length += 1)
      expect(decodeBackup(whole.subarray(0, length))).toBe('damaged')
    expect(decodeBackup(new Uint8Array(whole.length))).toBe('damaged')
  })

  it('F16: of this format is read as it stands; one of a later version is told apart', () => {
    const text = `{"format":1,"folder":"/f","id":"a.md","hash":"","time":5,"raw":"One\\r\\n"}\nend of backup\n`
    expect(decodeBackup(Buffer.from(text))).toEqual({
      folder: '/f',
      id: 'a.md',
      hash: '',
      time: 5,
      raw: 'One\r\n',
    })
    expect(decodeBackup(Buffer.from(text.replace('"format":1', '"format":2')))).toBe('later')
  })
})

describe('Backups', () => {
  it('keep the newest text of each post, for their owner alone', async () => {
    const backups = startProgram(userData)
    await Promise.all(['one', 'two', 'three'].map((raw) => backups.write(backup(raw))))
    await backups.write(backup('other', { id: 'posts/b.md' }))
    const kept = await backups.collect(folder)
    expect(kept.map(({ id, raw }) => [id, raw]).sort()).toEqual([
      ['posts/a.md', 'three'],
      ['posts/b.md', 'other'],
    ])
    expect((await stat(place())).mode & 0o077).toBe(0)
  })

  it('are removed with the save, after writes that were asked for before', async () => {
    const backups = startProgram(userData)
    const writing = backups.write(backup('one'))
    await backups.remove(folder, 'posts/a.md')
    await writing
    expect(await names()).toEqual([])
  })

  it('are not replaced by new ones once they are collected', async () => {
    await leave(userData, backup('left'))
    const backups = startProgram(userData)
    const [left] = await backups.collect(folder)
    await backups.write(backup('new', { time: 1_700_000_000_001 }))
    expect(await backups.read(left!.token)).toMatchObject({ raw: 'left' })
    const again = await backups.collect(folder)
    expect(again.map(({ raw }) => raw)).toEqual(['new', 'left'])
    await backups.discard(left!.token)
    expect(await backups.read(left!.token)).toBeNull()
    expect((await backups.collect(folder)).map(({ raw }) => raw)).toEqual(['new'])
  })

  it('of other folders stay where they are', async () => {
    const backups = startProgram(userData)
    await backups.write(backup('theirs', { folder: '/sites/other' }))
    expect(await backups.collect(folder)).toEqual([])
    expect((await backups.collect('/sites/other')).map(({ raw }) => raw)).toEqual(['theirs'])
  })

  it('F13, F14: a damaged one is set aside, a stray file of a killed write removed, the others are told', async () => {
    const backups = startProgram(userData)
    await backups.write(backup('whole'))
    await backups.write(backup('cut', { id: 'posts/b.md' }))
    const [one = '', other = ''] = await names()
    const cut = (await readFile(join(place(), one), 'utf8')).includes('cut') ? one : other
    await truncate(join(place(), cut), 40)
    await writeFile(join(place(), `${'0'.repeat(32)}.backup`), new Uint8Array(200))
    backups.close()
    expect((await startProgram(userData).collect(folder)).map(({ raw }) => raw)).toEqual(['whole'])
    expect((await names()).filter((name) => name.endsWith('.damaged'))).toHaveLength(2)
  })

  it('F16: one of a later version of Byline is left alone', async () => {
    await mkdir(place(), { recursive: true })
    const name = `${'0'.repeat(32)}.backup`
    const text = encodeBackup(backup('later')).toString().replace('"format":1', '"format":9')
    await writeFile(join(place(), name), text)
    expect(await startProgram(userData).collect(folder)).toEqual([])
    expect(await names()).toEqual([name])
  })

  it('serve no name that is none of theirs', async () => {
    await writeFile(join(userData, 'settings.json'), '{}')
    const backups = startProgram(userData)
    for (const token of ['../settings.json', 'a.kept', '', '/etc/passwd']) {
      expect(await backups.read(token)).toBeNull()
      await backups.discard(token)
    }
    expect(await readFile(join(userData, 'settings.json'), 'utf8')).toBe('{}')
  })

  it('go when the writer leaves without saving; those that were collected stay', async () => {
    await leave(userData, backup('left'))
    const backups = startProgram(userData)
    await backups.collect(folder)
    await backups.write(backup('new'))
    backups.forget()
    expect((await startProgram(userData).collect(folder)).map(({ raw }) => raw)).toEqual(['left'])
  })

  it('of a window that is open are not offered to another one, nor removed by it', async () => {
    const backups = startProgram(userData, [first])
    await backups.write(backup('mine'))
    await backups.write(backup('theirs'), second)
    expect(await backups.collect(folder, second)).toEqual([])
    await backups.remove(folder, 'posts/a.md', second)
    backups.close()
    expect((await startProgram(userData).collect(folder)).map(({ raw }) => raw)).toEqual(['mine'])
  })

  it('of a window that asks for what others have left stay its own', async () => {
    const backups = startProgram(userData)
    await backups.write(backup('mine'))
    expect(await backups.collect(folder, first)).toEqual([])
    expect(await names()).toHaveLength(1)
  })

  it('of another program that runs are not offered, nor removed; those of one that ended are', async () => {
    const other = startProgram(userData)
    await other.write(backup('theirs'))
    const backups = startProgram(userData)
    expect(await backups.collect(folder)).toEqual([])
    await backups.write(backup('mine'))
    await backups.remove(folder, 'posts/a.md')
    backups.forget()
    other.close()
    expect((await backups.collect(folder)).map(({ raw }) => raw)).toEqual(['theirs'])
  })

  it('of a program that is not heard of any more are offered, though its process number is in use', async () => {
    const other = startProgram(userData)
    await other.write(backup('left'))
    const [running = ''] = await readdir(join(userData, 'running'))
    const before = new Date(Date.now() - 60_000)
    await utimes(join(userData, 'running', running), before, before)
    expect((await startProgram(userData).collect(folder)).map(({ raw }) => raw)).toEqual(['left'])
    other.close()
  })

  it('F16: of a version that did not name its window are offered', async () => {
    await mkdir(place(), { recursive: true })
    await writeFile(join(place(), `${'0'.repeat(32)}.backup`), encodeBackup(backup('earlier')))
    const [kept] = await startProgram(userData).collect(folder)
    expect(await startProgram(userData).read(kept!.token)).toMatchObject({ raw: 'earlier' })
  })

  it('F12, F13: a process that is killed while it writes leaves a whole text', async () => {
    const program = await buildProgram('test/main/programs/backUpForEver.ts', { inProject: true })
    for (let run = 0; run < 8; run += 1) {
      const own = await mkdtemp(join(tmpdir(), 'byline-user-'))
      const child = spawn(process.execPath, [program, own], { stdio: ['ignore', 'pipe', 'inherit'] })
      let told = ''
      await new Promise<void>((done) => {
        child.stdout.on('data', (data: Buffer) => {
          told += data.toString()
          if (told.includes('\n')) done()
        })
      })
      await new Promise((done) => setTimeout(done, 20 + run * 17))
      child.kill('SIGKILL')
      await new Promise((done) => child.on('exit', done))
      const written = told.trim().split('\n').map(Number)
      const [kept, ...more] = await startProgram(own).collect(folder)
      expect(more).toEqual([])
      const [, number = ''] = /^Text (\d+)\n/.exec(kept?.raw ?? '') ?? []
      // What was told to be kept is there, or what was being written in its place.
      expect(Number(number)).toBeGreaterThanOrEqual(Math.max(...written))
      expect(kept?.raw).toBe(`Text ${number}\n${'x'.repeat(200_000)}`)
      expect((await readdir(join(own, 'backups'))).filter((name) => name.endsWith('.tmp'))).toEqual([])
      await rm(own, { recursive: true, force: true })
    }
  })
})
