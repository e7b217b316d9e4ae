import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVersions, spanOfVersions } from '../../main/versions'

const folder = '/sites/notes'
const id = 'posts/a.md'
const start = 1_700_000_100_000 - (1_700_000_100_000 % spanOfVersions)
const day = 24 * 60 * 60_000

let userData = ''
beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
})
afterEach(() => rm(userData, { recursive: true, force: true }))

async function textsOf(own = id): Promise<(string | null)[]> {
  const versions = createVersions(userData)
  const list = await versions.list(folder, own)
  return Promise.all(list.map(({ token }) => versions.read(folder, own, token)))
}

describe('Versions of a post', () => {
  it('are its saved texts byte for byte, newest first, each post for itself', async () => {
    const versions = createVersions(userData)
    await versions.keep(folder, id, '\ufeffOne\r\nline\n', start)
    await versions.keep(folder, id, 'Two\0', start + spanOfVersions)
    await versions.keep(folder, 'posts/b.md', 'Other', start)
    expect(await textsOf()).toEqual(['Two\0', '\ufeffOne\r\nline\n'])
    expect(await textsOf('posts/b.md')).toEqual(['Other'])
    expect(
      (await stat(join(userData, 'versions', (await readdir(join(userData, 'versions')))[0]!))).mode & 0o077,
    ).toBe(0)
  })

  it('are one for each five minutes: the last of them', async () => {
    const versions = createVersions(userData)
    for (const [index, text] of ['a', 'b', 'c'].entries())
      await versions.keep(folder, id, text, start + index * 60_000)
    await versions.keep(folder, id, 'd', start + spanOfVersions)
    expect(await textsOf()).toEqual(['d', 'c'])
  })

  it('are twenty at most, and none older than thirty days', async () => {
    const versions = createVersions(userData)
    for (let index = 0; index < 30; index += 1)
      await versions.keep(folder, id, `text ${index}`, start + index * spanOfVersions)
    expect(await textsOf()).toEqual(Array.from({ length: 20 }, (_, index) => `text ${29 - index}`))
    await versions.keep(folder, id, 'much later', start + 31 * day)
    expect(await textsOf()).toEqual(['much later'])
  })

  it('that are damaged are told as gone, and no other file is read', async () => {
    const versions = createVersions(userData)
    await versions.keep(folder, id, 'One', start)
    const [place = ''] = await readdir(join(userData, 'versions'))
    await writeFile(join(userData, 'versions', place, `${start}.version`), 'cut')
    expect(await textsOf()).toEqual([null])
    await writeFile(join(userData, 'settings.json'), '{}')
    expect(await versions.read(folder, id, '../../settings.json')).toBeNull()
  })

  it('F54: a clock that jumps back keeps what is there', async () => {
    const versions = createVersions(userData)
    await versions.keep(folder, id, 'in the future', start + day)
    await versions.keep(folder, id, 'now', start)
    expect(await textsOf()).toEqual(['in the future', 'now'])
  })
})
