import { realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyPlan } from '../../main/applyRename'
import { decodeBackup } from '../../main/backupFile'
import { createBackups } from '../../main/backups'
import { readSetArguments } from '../../main/cli/assignments'
import type { Disk } from '../../main/disk'
import { editPosts } from '../../main/editPosts'
import { createPostFiles } from '../../main/postFiles'
import { createRenameWork } from '../../main/renameWork'
import { hashBytes } from '../../main/saveFile'
import { noteFigure } from '../helpers/figure'
import { createForgetfulDisk, type Loss } from '../helpers/forgetfulDisk'
import { createFolder } from '../helpers/sampleFolder'

const old = 'old '.repeat(50)
const texts = ['first '.repeat(70), 'second '.repeat(20), '', 'fourth '.repeat(90)]

async function makeDisk(files: Record<string, string>) {
  const root = await realpath(await createFolder(files))
  return { root, ...(await createForgetfulDisk(root)) }
}

/** What these losses leave of a file that is none of the texts it may be, in words. */
function wrong(losses: readonly Loss[], path: string, allowed: readonly (string | undefined)[]): string[] {
  return losses
    .filter(({ files }) => !allowed.includes(files.get(path)))
    .map(({ after, files }) => `${path} after ${after}: ${files.get(path)?.slice(0, 20) ?? 'gone'}`)
}

/** A way to write that promises nothing: what the sweep must find fault with. */
async function writePlainly(disk: Disk, path: string, text: string): Promise<void> {
  const file = await disk.open(path, 'w')
  const bytes = Buffer.from(text)
  await file.write(bytes, 0, bytes.length, 0)
  await file.close()
}

/** The half of the care: whole files, none of them synced. */
async function renameUnsynced(disk: Disk, path: string, text: string): Promise<void> {
  await writePlainly(disk, `${path}.tmp`, text)
  await disk.rename(`${path}.tmp`, path)
}

describe('F02 when the power goes', () => {
  it('at any call of a save: the old or the new text; after the answer the new one', async (context) => {
    let count = 0
    const { root, disk, losses, lossesNow } = await makeDisk({ 'a.md': old })
    const files = createPostFiles(root, { disk })
    const read = await files.readPost('a.md')
    let hash = read.ok ? read.value.hash : ''
    let present = old
    for (const text of texts) {
      losses.length = 0
      const saved = await files.savePost('a.md', text, hash, { isEmptied: true })
      hash = saved.ok ? saved.value.hash : ''
      expect(losses.length).toBeGreaterThan(5)
      count += losses.length
      expect(wrong(losses, 'a.md', [present, text])).toEqual([])
      expect(wrong(lossesNow(), 'a.md', [text])).toEqual([])
      present = text
    }
    noteFigure(context, `${count} states after a loss of power in a save: 0 torn, 0 lost`)
  })

  it('at any call while a new post is written: no post or all of it', async () => {
    const { root, disk, losses, lossesNow } = await makeDisk({ 'posts/a.md': old })
    const saved = await createPostFiles(root, { disk }).savePost('posts/new.md', 'new', '')
    expect(saved.ok).toBe(true)
    expect(wrong(losses, 'posts/new.md', [undefined, 'new'])).toEqual([])
    expect(wrong(lossesNow(), 'posts/new.md', ['new'])).toEqual([])
    expect(wrong(losses, 'posts/a.md', [old])).toEqual([])
  })

  it('F13 at any call of a backup, also the first: the former or the new one', async (context) => {
    const { root, disk, losses, lossesNow } = await makeDisk({ 'settings.json': '{}' })
    const backups = createBackups(join(root, 'user'), () => true, disk)
    const kept = ({ after, files }: Loss) => {
      const found = [...files].filter(([path]) => path.endsWith('.backup'))
      const texts = found.map(([, text]) => {
        const backup = decodeBackup(Buffer.from(text))
        return typeof backup === 'string' ? `${backup} after ${after}` : backup.raw
      })
      return texts.join()
    }
    let present = ''
    let count = 0
    for (const raw of ['one', 'two', 'three']) {
      losses.length = 0
      await backups.write({ folder: '/f', id: 'a.md', hash: '', time: 1, raw }, 'window')
      for (const loss of losses) expect([present, raw]).toContain(kept(loss))
      for (const loss of lossesNow()) expect(kept(loss)).toBe(raw)
      count += losses.length
      present = raw
    }
    noteFigure(context, `${count} in a backup`)
  })

  it('at any call of an edit of several posts: each is the old or the new one', async (context) => {
    const post = (title: string) => `---\ntitle: ${title}\n---\nText of ${title}.\n`
    const before = { 'posts/a.md': post('a'), 'posts/b.md': post('b'), 'more/c.md': post('c') }
    const { root, disk, losses, lossesNow } = await makeDisk(before)
    const { changes } = readSetArguments(['draft=true'])
    const places = Object.keys(before).map((name) => ({ name, path: join(root, name), isFound: false }))
    const outcomes = await editPosts(places, changes, { isDryRun: false, disk })
    expect(outcomes.map(({ status }) => status)).toEqual(['changed', 'changed', 'changed'])
    for (const [path, text] of Object.entries(before)) {
      const next = text.replace('\n---\nT', '\ndraft: true\n---\nT')
      expect(wrong(losses, path, [text, next])).toEqual([])
      expect(wrong(lossesNow(), path, [next])).toEqual([])
    }
    noteFigure(context, `${losses.length} in a batch`)
  })

  it('at any call while a handle changes: each file is the old or the new one, under one name', async (context) => {
    const entry = '{"name": "Mina"}'
    const before = {
      'posts/a.md': '@mina\nOne.\n',
      'posts/b.md': '@mina\nTwo.\n',
      'authors/mina.json': entry,
    }
    const { root, disk, losses, lossesNow } = await makeDisk(before)
    const work = createRenameWork(disk)
    const looked = await work.lookForHandle(Object.keys(before), { root, from: 'mina', to: 'noor' })
    const files = looked.flatMap((found) => (found?.status === 'planned' ? [found.file] : []))
    const options = { size: 10, atOnce: 1, signal: new AbortController().signal, onProgress() {} }
    const inTurn = <T>(_real: string, task: () => Promise<T>) => task()
    expect(await applyPlan({ root, files }, inTurn, work, options, disk)).toEqual({ changed: 3, failed: [] })
    for (const path of ['posts/a.md', 'posts/b.md'] as const) {
      const next = before[path].replace('mina', 'noor')
      expect(wrong(losses, path, [before[path], next])).toEqual([])
      expect(wrong(lossesNow(), path, [next])).toEqual([])
    }
    for (const { files } of losses)
      expect([...files].filter(([path, text]) => path.startsWith('authors/') && text === entry)).toHaveLength(
        1,
      )
    expect(wrong(lossesNow(), 'authors/noor.json', [entry])).toEqual([])
    noteFigure(context, `${losses.length} in a change of a handle`)
  })

  it.for([
    { what: 'a plain write', write: writePlainly },
    { what: 'a rename without a sync', write: renameUnsynced },
  ])('$what is found to tear and to lose', async ({ what, write }, context) => {
    const { root, disk, losses, lossesNow } = await makeDisk({ 'a.md': old })
    await write(disk, join(root, 'a.md'), 'new')
    const torn = wrong(losses, 'a.md', [old, 'new']).length
    const lost = wrong(lossesNow(), 'a.md', ['new']).length
    expect(torn).toBeGreaterThan(0)
    expect(lost).toBeGreaterThan(0)
    noteFigure(context, `${what}: ${torn} torn, ${lost} lost`)
  })
})

it('F07 after a sync that failed the same text is written again, and only then called saved', async () => {
  const { root, disk, lossesNow } = await makeDisk({ 'a.md': old })
  let isBroken = true
  const breaking: Disk = {
    ...disk,
    async open(path, flags, mode) {
      const file = await disk.open(path, flags, mode)
      if (basename(path) !== basename(root)) return file
      return { ...file, sync: () => (isBroken ? Promise.reject(new Error('EIO')) : file.sync()) }
    },
  }
  const files = createPostFiles(root, { disk: breaking })
  const hash = hashBytes(Buffer.from(old))
  expect(await files.savePost('a.md', 'new', hash)).toMatchObject({ ok: false })
  expect(wrong(lossesNow(), 'a.md', ['new']).length).toBeGreaterThan(0)
  isBroken = false
  // The writer is not told of a change by another program: it is their own text.
  expect(await files.savePost('a.md', 'new', hash)).toMatchObject({ ok: true })
  expect(wrong(lossesNow(), 'a.md', ['new'])).toEqual([])
})
