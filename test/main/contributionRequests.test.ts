import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { answerRequest } from '../../main/answerRequest'
import { createRequests } from '../../main/requests'
import { createSession, type Session } from '../../main/session'
import { createFolder, harbourPost, pixel, sampleFiles } from '../helpers/sampleFolder'

let session: Session | null = null
afterEach(async () => {
  await session?.close()
  session = null
})

async function open() {
  const root = await createFolder(sampleFiles)
  session = await createSession({
    host: {
      kind: 'browser',
      chooseFolder: async () => null,
      chooseExportFile: async () => 'download',
      openLink: async () => {},
      showFile: async () => {},
      trash: async () => {},
    },
    userData: await createFolder({}),
  })
  const opened = await session.openFolder(root)
  if (!opened.ok) throw new Error(opened.error.message)
  const requests = createRequests(session)
  const ask = (name: string, args: object) => answerRequest(requests, name, args)
  return { root, folder: opened.value.key, ask }
}

const id = 'posts/harbour-lights.md'

describe('requests about contributions', () => {
  it('extract sections and know later what they were extracted from', async () => {
    const { ask } = await open()
    const answer = await ask('extractAuthor', { id, raw: harbourPost, handle: 'jorge' })
    expect(answer).toMatchObject({
      ok: true,
      value: { kind: 'download', fileName: 'harbour-lights.jorge.md', lost: [] },
    })
    const { text } = (answer as unknown as { value: { text: string } }).value
    const base = /base ([0-9a-f]{64})/.exec(text)?.[1]
    expect(await ask('readExtractBase', { base })).toEqual({
      ok: true,
      value: { text: harbourPost.replaceAll('\r\n', '\n') },
    })
    expect(await ask('readExtractBase', { base: '../../settings' })).toEqual({
      ok: true,
      value: { text: null },
    })
  })

  it('add images beside a post, none over a file and nothing else', async () => {
    const { root, folder, ask } = await open()
    const data = pixel.toString('base64')
    const images = ['new.png', 'second-post.md', '../out.png'].map((fileName) => ({ fileName, data }))
    const answer = await ask('addImages', { folder, id, images })
    expect(answer).toMatchObject({ ok: true, value: [{ id: 'second-post.md' }, { id: '../out.png' }] })
    expect(await readFile(join(root, 'posts/new.png'))).toEqual(pixel)
    expect(await ask('addImages', { folder, id, images: images.slice(0, 1) })).toMatchObject({
      value: [{ id: 'new.png' }],
    })
    expect(await ask('listBeside', { id })).toMatchObject({
      value: expect.arrayContaining(['new.png', 'second-post.md', 'img']),
    })
  })

  it('create posts, in a folder of their own too, never over one', async () => {
    const { root, folder, ask } = await open()
    const create = (path: string, raw = 'New') => ask('createPost', { folder, id: path, raw })
    expect(await create('posts/week-13/index.md')).toMatchObject({ ok: true })
    expect(await readFile(join(root, 'posts/week-13/index.md'), 'utf8')).toBe('New')
    expect(await create('posts/week-13/index.md', 'Other')).toMatchObject({ ok: false })
    expect(await readFile(join(root, 'posts/week-13/index.md'), 'utf8')).toBe('New')
    expect(await create('../out.md')).toMatchObject({ ok: false })
    expect(await create('posts/new.png')).toMatchObject({ ok: false })
    expect(await ask('createPost', { folder: 'other', id: 'posts/x.md', raw: '' })).toMatchObject({
      ok: false,
    })
  })
})
