import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { answerRequest } from '../../main/answerRequest'
import { createRequests } from '../../main/requests'
import { createSession, type Session } from '../../main/session'
import { createFolder } from '../helpers/sampleFolder'
import { waitFor } from '../helpers/waitFor'

let session: Session | null = null
afterEach(async () => {
  await session?.close()
  session = null
})

/** A session with an open folder, to be asked as the renderer asks. */
async function open(files: Record<string, string>) {
  const root = await createFolder(files)
  session = await createSession({
    host: {
      kind: 'browser',
      chooseFolder: async () => null,
      chooseExportFile: async () => null,
      openLink: async () => {},
      showFile: async () => {},
      trash: async () => {},
    },
    userData: await createFolder({}),
  })
  const opened = await session.openFolder(root)
  if (!opened.ok) throw new Error(opened.error.message)
  await session.folder()?.whenWatched
  const requests = createRequests(session)
  const ask = (name: string, args: object) => answerRequest(requests, name, args)
  return { root, folder: opened.value.key, ask, session }
}

const fields = { name: 'Noor', email: '', description: '', url: '', avatar: '' }

describe('requests about authors', () => {
  it('save an author, who is listed then', async () => {
    const { root, folder, ask, session } = await open({ '_data/authors.yml': 'mina:\n  name: Mina\n' })
    expect(await ask('findAuthorPlace', { folder, handle: 'noor' })).toEqual({
      ok: true,
      value: { path: '_data/authors.yml', isThere: true },
    })
    expect(await ask('saveAuthor', { folder, handle: 'noor', fields })).toEqual({
      ok: true,
      value: { path: '_data/authors.yml' },
    })
    expect(await readFile(join(root, '_data/authors.yml'), 'utf8')).toContain('noor:\n  name: Noor\n')
    await waitFor(
      () =>
        session
          .folder()
          ?.listAuthors()
          .some(({ name }) => name === 'Noor') === true,
    )
  })

  it('tell of a file that is not there yet', async () => {
    const { folder, ask } = await open({ 'authors/mina.json': '{"name": "Mina"}' })
    expect(await ask('findAuthorPlace', { folder, handle: 'noor' })).toEqual({
      ok: true,
      value: { path: 'authors/noor.json', isThere: false },
    })
    expect(await ask('findAuthorPlace', { folder, handle: 'no or' })).toMatchObject({ ok: false })
  })

  it('change a handle, and tell of the post that was read', async () => {
    const { root, folder, ask, session } = await open({
      'a.md': '@mina\n',
      'authors/mina.json': '{"name": "M"}',
    })
    const changed: string[] = []
    session.on((name, event) => {
      if (name === 'postChanged') changed.push((event as { id: string }).id)
    })
    await ask('readPost', { id: 'a.md' })
    const looked = await ask('previewRename', { folder, from: 'mina', to: 'noor' })
    const token = looked.ok ? (looked.value as { token: string }).token : ''
    expect(await ask('applyRename', { token })).toEqual({ ok: true, value: { changed: 2, failed: [] } })
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe('@noor\n')
    await waitFor(() => changed.includes('a.md'))
    await waitFor(
      () =>
        session
          .folder()
          ?.listAuthors()
          .map(({ handle }) => handle)
          .join() === 'noor',
    )
  })

  it.each([
    ['findAuthorPlace', { handle: 'noor' }],
    ['saveAuthor', { handle: 'noor', fields }],
    ['previewRename', { from: 'mina', to: 'noor' }],
  ])('%s is refused for another folder', async (name, args) => {
    const { ask } = await open({ 'a.md': '@mina\n' })
    expect(await ask(name, { folder: 'another', ...args })).toMatchObject({
      ok: false,
      error: { code: 'no-folder' },
    })
  })
})
