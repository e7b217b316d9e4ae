import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { assetPath } from '#api'
import { answerRequest, type RequestTable } from '../../main/answerRequest'
import { createAccess } from '../../main/browser/access'
import { createApp } from '../../main/browser/createApp'
import { isInside } from '../../main/confine'
import { answerScheme } from '../../main/electron/scheme'
import { createRequests } from '../../main/requests'
import { createSession, type Session } from '../../main/session'
import { findSecret, hostilePaths, makeTrap, secretWidth } from '../helpers/hostilePaths'
import { watchOutside } from '../helpers/outsideWatch'
import { fill, goodArguments, type Slot, textSlots } from '../helpers/requestSlots'
import { createFolder } from '../helpers/sampleFolder'

vi.mock('electron', () => ({ protocol: {} }))

/** Nothing that a request names leads out of the content folder: no file there is read, listed, written or made. */

let whole: string
/** The content folder as it was made. */
let kept: string
let session: Session
let table: RequestTable
let outside: ReturnType<typeof watchOutside>
let key: string
/** Paths that the host was asked to show or to move to the trash. */
const handedOn: string[] = []
const stopping = new AbortController()

/** What belongs to the content folder, and what Byline itself keeps. */
const isOwn = (path: string) => /^(?:in|user|exported)(?:\/|$)/.test(path)

beforeAll(async () => {
  whole = realpathSync(await createFolder({ 'user/x': '', 'exported/x': '' }))
  makeTrap(whole)
  kept = join(await createFolder({}), 'kept')
  execFileSync('cp', ['-a', join(whole, 'in'), kept])
  const noteWay = async (path: string) => void handedOn.push(path)
  session = await createSession({
    userData: join(whole, 'user'),
    home: join(whole, 'user'),
    host: {
      kind: 'browser',
      chooseFolder: async () => join(whole, 'exported'),
      chooseExportFile: async () => 'download',
      showFile: noteWay,
      trash: noteWay,
      openLink: async () => {},
    },
  })
  table = createRequests(session)
  outside = watchOutside(whole, isOwn)
  await reopen()
})

afterAll(async () => {
  stopping.abort()
  await session.close()
  rmSync(whole, { recursive: true, force: true })
})

async function reopen(): Promise<void> {
  const opened = await session.openFolder(join(whole, 'in'))
  if (!opened.ok) throw new Error(opened.error.message)
  key = opened.value.key
  await session.folder()?.whenScanned
}

/** Requests that open another folder by a name that only main knows; they get hostile names, no good one. */
const goodValues = () => ({
  folder: key,
  id: 'posts/a.md',
  to: 'posts/new.md',
  raw: '---\ntitle: A\n---\n![x](x.png)\n',
  hash: '',
  isEmptied: false,
  isEdited: false,
  window: '0'.repeat(16),
  token: 'unknown',
  base: 'unknown',
  handle: 'mina',
  from: 'mina',
  author: 'mina',
  fields: { name: 'Mina', email: '', description: '', url: '', avatar: '' },
  settings: { remoteImages: false, styleSheet: 'own.css' },
  sources: ['x.png'],
  images: [{ fileName: 'new.png', data: 'AAAA' }],
  place: 'unknown',
  choice: { format: 'folder', author: null, drafts: true, contents: false },
  posts: ['posts/a.md'],
  isForced: true,
  url: 'https://example.org/',
  ids: ['post.save'],
})

const pictures = ['sources', 'fileName', 'avatar', 'raw']

const extensionFor = ({ way }: Slot) =>
  way.some((name) => pictures.includes(name)) ? 'png' : way.includes('styleSheet') ? 'css' : 'md'

/** A text that names a path in every way in which a page asks for a file. */
const textWith = (path: string) =>
  `---\ntitle: A\nimage: ${JSON.stringify(path)}\ncover: {image: ${JSON.stringify(path)}}\n---\n![x](<${path}>)\n\n<img src="${path}">\n\n{{< figure src="${path}" >}}\n\n[x]: <${path}>\n`

/** What comes after an answer: a preview is carried out, a style sheet is shown, a plan is written. */
async function goOn(request: string, answer: unknown): Promise<unknown[]> {
  const { ok, value } = answer as { ok: boolean; value?: { token?: string; files?: { id: string }[] } }
  const token = value?.token
  if (!ok) return []
  const send = (name: string, args: object) => answerRequest(table, name, args)
  if (request === 'saveSettings' || request === 'saveFolderSettings')
    return [
      await send('getPageStyle', { folder: key }),
      await send('exportPost', { id: 'posts/a.md', raw: 'x' }),
    ]
  if (request === 'planExport') {
    return [await send('startExport', { folder: key, token, isForced: true })]
  }
  if (request !== 'previewMove') return []
  const patches = await Promise.all(
    (value?.files ?? []).map(({ id }) => send('readMovePatch', { folder: key, token, id })),
  )
  return [...patches, await send('applyMove', { folder: key, token })]
}

/** Makes the content folder as it was. */
function restore(): void {
  const folder = join(whole, 'in')
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
  execFileSync('cp', ['-a', `${kept}/.`, folder])
}

/** Requests that may change the content folder where what they name lies in it. */
const writing = ['savePost', 'createPost', 'addImages', 'previewMove', 'duplicatePost']
/** What stands in an author's entry as it is. */
const plainTexts = ['name', 'email', 'description', 'url']
/** Requests that leave the folder, or are about no file of it. */
const passedOver = ['chooseFolder', 'closeFolder', 'openLink', 'setEnabledCommands']

test('a naive reader is led out by these forms', () => {
  const forms = hostilePaths(whole, 'md').filter(({ path }) => !/pipe|zero|environ|descriptors/.test(path))
  const escapes = forms.filter(({ path }) => {
    try {
      return findSecret(readFileSync(join(whole, 'in', path), 'utf8')) !== null
    } catch {
      return false
    }
  })
  const decoding = forms.filter(({ path }) => {
    try {
      const decoded = decodeURIComponent(decodeURIComponent(path)).replaceAll('\\', '/')
      return (
        findSecret(readFileSync(decoded.startsWith('/') ? decoded : join(whole, 'in', decoded), 'utf8')) !==
        null
      )
    } catch {
      return false
    }
  })
  console.log(
    `${forms.length} forms: ${escapes.length} lead a joining reader out, ${decoding.length} a decoding one`,
  )
  expect(outside.take()).toContain('read: outside/secret.md')
  expect(escapes.length).toBeGreaterThan(25)
  expect(decoding.length).toBeGreaterThan(40)
})

test('no request reaches out of the folder by any form in any of its texts', {
  timeout: 300_000,
}, async () => {
  const slots = textSlots(table).filter(
    ({ request, way }) => !passedOver.includes(request) && !plainTexts.includes(way.at(-1)!),
  )
  const wrong: string[] = []
  let asked = 0
  let answered = 0
  for (const slot of slots) {
    const { request, way } = slot
    const good = goodArguments(table, request, goodValues())
    for (const { path } of hostilePaths(whole, extensionFor(slot))) {
      const texts = way.at(-1) === 'raw' ? [textWith(path)] : [path]
      for (const text of texts) {
        const answer = await answerRequest(table, request, fill(good, way, text))
        const later = await goOn(request, answer)
        asked += 1
        if (answer.ok) answered += 1
        const found = findSecret(JSON.stringify([answer, ...later]))
        if (found !== null) wrong.push(`${request} ${way.join('.')} ${JSON.stringify(path)} told “${found}”`)
        if (answer.ok && writing.includes(request)) restore()
      }
    }
    for (const trace of outside.take()) wrong.push(`${request} ${way.join('.')}: ${trace}`)
    for (const path of handedOn.splice(0))
      if (!isInside(join(whole, 'in'), path) || /\.\.(?:\/|$)/.test(path))
        wrong.push(`${request} handed on ${path}`)
  }
  console.log(`${slots.length} texts of requests, ${asked} hostile requests, ${answered} of them answered`)
  expect(wrong).toEqual([])
  expect(slots.length).toBeGreaterThan(50)
})

/** Addresses for one form: as the source of an image, as the post that has it, and as the way itself. */
function addressesOf(path: string): string[] {
  const asset = `asset/${key}/1`
  const part = encodeURIComponent(path.toWellFormed())
  return [
    assetPath(key, 'posts/a.md', path.toWellFormed(), 1),
    assetPath(key, path.toWellFormed(), 'secret.png', 1),
    assetPath(key, path.toWellFormed(), path.toWellFormed(), 1),
    `${asset}?post=posts/a.md&src=${path}`,
    `${asset}/${path}?post=posts/a.md&src=secret.png`,
    `asset/${path}/1?post=posts/a.md&src=x.png`,
    path,
    part,
    `math/${path}`,
    `assets/${part}`,
  ]
}

test('no address of the scheme or of the server reaches out of the folder', async () => {
  const access = createAccess(4321)
  const app = createApp(session, access, stopping.signal)
  const headers = { host: '127.0.0.1:4321', cookie: `${access.cookie.name}=${access.cookie.value}` }
  const served: string[] = []
  let asked = 0
  async function ask(
    name: string,
    address: string,
    answer: (url: string) => Promise<Response>,
  ): Promise<void> {
    if (!URL.canParse(address)) return
    asked += 1
    const response = await answer(address)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (findSecret(bytes.toString('latin1')) ?? (bytes.length > 24 && bytes.readUInt32BE(16) === secretWidth))
      served.push(`${name}: ${address}`)
  }
  for (const extension of ['png', 'css', 'md'] as const) {
    for (const address of hostilePaths(whole, extension).flatMap(({ path }) => addressesOf(path))) {
      await ask('scheme', `app://byline/${address}`, (url) => answerScheme(new Request(url), session))
      await ask('server', `${access.origin}/${address}`, async (url) => app.request(url, { headers }))
    }
  }
  const own = assetPath(key, 'posts/a.md', 'x.png', 1)
  expect((await answerScheme(new Request(`app://byline/${own}`), session)).status).toBe(200)
  expect((await app.request(`${access.origin}/${own}`, { headers })).status).toBe(200)
  console.log(`${asked} hostile addresses`)
  expect(served).toEqual([])
  expect(outside.take()).toEqual([])
})
