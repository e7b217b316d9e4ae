import { symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative, resolve } from 'node:path'
import type { RequestName } from '../../preload/api'
import type { DesktopApp } from '../helpers/desktopHost'
import { ask, expect, test } from '../helpers/desktopTest'
import { pixel } from '../helpers/sampleFolder'

/** The boundary of main: who may ask, with which arguments, what the scheme serves, and what may leave the machine. */

const wrongForAll: unknown[] = [null, undefined, 'text', 7, [1], { unexpected: 1 }]

/** Wrong arguments of every request of the contract; the type makes a new request add its own. */
const wrongArguments: Record<RequestName, unknown[]> = {
  getStart: [{ host: 'desktop' }],
  saveSettings: [{}, { settings: null }, { settings: { theme: 'pink' } }, { settings: {}, more: 1 }],
  chooseFolder: [{ path: '/etc' }],
  openRecent: [{ id: 1 }, { id: '' }, { id: ['a'] }, { id: 'a'.repeat(101) }],
  forgetRecent: [{}, { id: null }, { id: 'a', path: '/etc' }],
  listPlaces: [{}, { place: 1 }, { place: '' }, { place: 'a'.repeat(101) }],
  openPlace: [{}, { place: null }, { place: 1 }],
  copyExample: [{}, { place: 1 }, { place: undefined }],
  closeFolder: [{ force: true }],
  listPosts: [{ all: true }],
  readPost: [{}, { id: 1 }, { id: '' }, { id: 'a'.repeat(5000) }, { id: 'a.md', root: '/' }],
  savePost: [
    {},
    { folder: 'a', id: 'a.md', raw: 'x' },
    { folder: 'a', id: 'a.md', raw: 1, hash: '0'.repeat(64) },
    { folder: 'a', id: 'a.md', raw: 'x', hash: 'not a hash' },
    { folder: 'a', id: 1, raw: 'x', hash: '0'.repeat(64) },
    { id: 'a.md', raw: 'x', hash: '0'.repeat(64) },
    { folder: 'a', id: 'a.md', raw: '', hash: '0'.repeat(64), isEmptied: 'yes' },
  ],
  backUp: [
    {},
    { folder: 'a', id: 'a.md', raw: 1, hash: '' },
    { folder: 'a', id: 'a.md', raw: 'x', hash: 'not a hash' },
    { folder: 'a', id: 'a.md', raw: 'x', hash: '' },
    { folder: 'a', id: 'a.md', raw: 'x', hash: '', window: '../../other' },
    { folder: 'a', id: 'a.md', raw: 'x', hash: '', window: '0'.repeat(16), place: '/tmp' },
  ],
  dropBackup: [{}, { folder: 'a', id: 'a.md' }, { folder: 'a', id: '', window: '0'.repeat(16) }],
  collectBackups: [{}, { folder: 'a' }, { folder: 1, window: '0'.repeat(16) }],
  readBackup: [{}, { token: 1 }, { token: 'a'.repeat(101) }],
  listVersions: [{}, { folder: 'a' }, { folder: 1, id: 'a.md' }],
  readVersion: [{}, { folder: 'a', id: 'a.md' }, { folder: 'a', id: 'a.md', token: '' }],
  discardBackup: [{}, { token: '' }, { token: null }],
  listAuthors: [{ id: 'mina' }],
  findAuthorPlace: [{}, { folder: 'a' }, { folder: 'a', handle: '../mina' }, { handle: 'mina' }],
  saveAuthor: [
    {},
    { folder: 'a', handle: 'mina' },
    { folder: 'a', handle: '../mina', fields: { name: '', email: '', description: '', url: '', avatar: '' } },
    { folder: 'a', handle: 'mina', fields: { name: 'Mina' } },
    {
      folder: 'a',
      handle: 'mina',
      fields: { name: 'a\nb', email: '', description: '', url: '', avatar: '' },
    },
  ],
  prepareRename: [{}, { folder: 'k' }, { folder: 'k', from: 'a b' }, { folder: 1, from: 'a' }],
  previewRename: [
    {},
    { folder: 'a', from: 'mina' },
    { folder: 'a', from: 'mina', to: '../lena' },
    { folder: 'a', from: '', to: 'lena' },
    { from: 'mina', to: 'lena' },
  ],
  readRenamePatch: [{}, { token: 'a' }, { id: 'a.md' }, { token: 'a', id: '' }, { token: 1, id: 'a.md' }],
  stopRename: [{ token: 'a' }],
  applyRename: [{}, { token: 1 }, { token: '' }, { token: 'a', to: 'lena' }],
  getNumbers: [{ all: true }],
  listPostsBy: [{}, { author: 1 }, { author: 'mina', folder: 'b' }],
  getFolderFields: [{}, { id: 1 }, { id: '' }, { id: 'a.md', folder: 'b' }],
  listStyleSheets: [{}, { folder: 1 }, { folder: '' }],
  getPageStyle: [{}, { folder: 1 }, { folder: 'a', path: 'a.css' }],
  saveFolderSettings: [
    {},
    { folder: 'a' },
    { folder: 'a', settings: {} },
    { folder: 'a', settings: { remoteImages: 'yes' } },
    { folder: 'a', settings: { remoteImages: true, styleSheet: 1 } },
    { folder: 'a', settings: { remoteImages: true, styleSheet: null, more: 1 } },
  ],
  findImages: [{}, { id: 'a.md' }, { id: 'a.md', sources: 'a.png' }, { id: 'a.md', sources: [1] }],
  extractAuthor: [{}, { id: 'a.md', raw: 'x' }, { id: 'a.md', raw: 'x', handle: '../mina' }],
  readExtractBase: [{}, { base: 1 }, { base: '' }, { base: 'a', id: 'a.md' }],
  listBeside: [{}, { id: 1 }, { id: '' }],
  addImages: [
    {},
    { folder: 'a', id: 'a.md', images: [{ fileName: 'a.png' }] },
    { folder: 'a', id: 'a.md', images: [{ fileName: 'a.png', data: 'not base64!' }] },
  ],
  createPost: [{}, { folder: 'a', id: 'a.md' }, { id: 'a.md', raw: 'x' }],
  exportPdf: [{}, { id: 'a.md' }, { id: 1, raw: 'x' }, { id: 'a.md', raw: 'x', target: '/tmp/x' }],
  exportPost: [{}, { id: 'a.md' }, { id: 'a.md', raw: null }, { id: 'a.md', raw: 'x', target: '/tmp/x' }],
  exportFragment: [{}, { id: 'a.md' }, { id: '', raw: 'x' }, { id: 'a.md', raw: 'x', target: '/tmp/x' }],
  getExportChoice: [{}, { folder: 1 }, { folder: 'a', out: '/tmp' }],
  chooseExportTarget: [
    {},
    { folder: 'a' },
    { folder: 'a', place: '' },
    { folder: 'a', place: null, out: '/tmp' },
  ],
  planExport: [
    {},
    { folder: 'a', posts: null },
    { folder: 'a', posts: null, choice: { format: 'pdf', author: null, drafts: true, contents: true } },
    { folder: 'a', posts: 'a.md', choice: { format: 'page', author: null, drafts: true, contents: true } },
    {
      folder: 'a',
      posts: null,
      choice: { format: 'page', author: null, drafts: true, contents: true },
      out: '/',
    },
  ],
  startExport: [
    {},
    { folder: 'a', token: 'a' },
    { folder: 'a', token: 'a', isForced: 1 },
    { token: 'a', isForced: true },
  ],
  stopExport: [{}, { folder: '' }, { folder: 'a', token: 'a' }],
  saveCopy: [{}, { id: 'a.md' }, { id: '', raw: 'x' }, { id: 'a.md', raw: 'x', target: '/tmp/x' }],
  showInFolder: [{}, { id: 1 }, { id: '' }, { id: 'a.md', folder: 'b' }],
  previewMove: [
    {},
    { folder: 'a', id: 'a.md' },
    { folder: 'a', id: 'a.md', to: '' },
    { id: 'a.md', to: 'b.md' },
  ],
  readMovePatch: [{}, { folder: 'a', token: 'a' }, { token: 'a', id: 'a.md' }],
  applyMove: [{}, { folder: 'a' }, { folder: 'a', token: 1 }, { folder: 'a', token: 'a', to: 'b.md' }],
  duplicatePost: [{}, { folder: 'a', id: 'a.md' }, { folder: 'a', id: '', to: 'b.md' }],
  listLinksTo: [{}, { folder: 'a' }, { folder: 'a', ids: [] }, { folder: 'a', ids: ['b.md', ''] }],
  trashPost: [{}, { id: 'a.md' }, { folder: 'a', id: '' }, { folder: 'a', id: 'a.md', path: '/tmp/x' }],
  openLink: [{}, { url: 1 }, { url: `https://example.org/${'a'.repeat(9000)}` }],
  showDocument: [{}, { id: 'a.md' }, { id: 1, isEdited: false }, { id: null, isEdited: 'no' }],
  getDetails: [{ all: true }],
  setEnabledCommands: [{}, { ids: 'post.save' }, { ids: [1] }, { ids: Array(2000).fill('a') }],
}

for (const [name, wrong] of Object.entries(wrongArguments)) {
  test(`E17 ${name} refuses wrong arguments`, async ({ desktop }) => {
    for (const args of [...wrongForAll, ...wrong]) {
      const answer = await ask(desktop, name as RequestName, args)
      expect(answer, JSON.stringify(args)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    }
  })
}

test('E17 unknown requests are refused', async ({ desktop }) => {
  for (const name of ['', 'unknown', 'constructor', '__proto__', 'toString', 'getstart', 5, null, {}]) {
    const answer = await ask(desktop, name as RequestName, {})
    expect(answer, String(name)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  }
})

test('posts outside the folder are not reached', async ({ desktop }) => {
  const outside = [
    '../../etc/passwd',
    '/etc/passwd',
    'posts/../../x.md',
    'C:\\x.md',
    '..\\x.md',
    'a\0.md',
    '.',
  ]
  const start = await ask(desktop, 'getStart', {})
  const { key } = (start as { value: { folder: { key: string } } }).value.folder
  for (const id of outside) {
    expect(await ask(desktop, 'readPost', { id }), id).toMatchObject({ ok: false })
    for (const hash of ['0'.repeat(64), '']) {
      const answer = await ask(desktop, 'savePost', { folder: key, id, raw: 'x', hash })
      expect(answer, id).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    }
  }
})

interface FakeFrame {
  url: string
  parent: object | null
}

/** Asks main by each of its channels as if the request came from this frame; the answers by channel. */
function askFrom(desktop: DesktopApp, senderFrame: FakeFrame | null): Promise<Record<string, unknown>> {
  return desktop.electron.evaluate(async ({ ipcMain }, senderFrame) => {
    type Handler = (event: object, name: string, args: object) => Promise<unknown>
    const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> }
    const answers: Record<string, unknown> = {}
    for (const [channel, handler] of _invokeHandlers) {
      const asked = channel === 'byline:drop' ? '/nowhere' : 'getStart'
      answers[channel] = await handler({ senderFrame }, asked, {})
    }
    return answers
  }, senderFrame)
}

test('E17 only the top frame of our own page may ask', async ({ desktop }) => {
  const own = { url: 'app://byline/index.html', parent: null }
  expect(await askFrom(desktop, own)).toMatchObject({
    'byline:request': { ok: true },
    // It may ask; there is nothing of that name.
    'byline:drop': { ok: false, error: { code: 'not-found' } },
  })
  const foreign: (FakeFrame | null)[] = [
    null,
    { url: 'app://byline/preview.html', parent: {} },
    { url: 'app://byline/index.html', parent: {} },
    { url: 'app://byline.example.org/index.html', parent: null },
    { url: 'app://elsewhere/index.html', parent: null },
    { url: 'https://byline/index.html', parent: null },
    { url: 'file:///index.html', parent: null },
    { url: 'about:blank', parent: null },
    { url: 'data:text/html,x', parent: null },
    { url: '', parent: null },
  ]
  for (const frame of foreign) {
    const answers = await askFrom(desktop, frame)
    expect(Object.keys(answers).sort()).toEqual(['byline:drop', 'byline:request'])
    for (const answer of Object.values(answers)) {
      expect(answer, JSON.stringify(frame)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    }
  }
})

test('E17 a foreign page that got the bridge is refused by main', async ({ desktop }) => {
  const answer = await desktop.electron.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await window.loadURL('data:text/html,<p>foreign')
      const answer = await window.webContents.executeJavaScript("byline.request('getStart', {})")
      window.destroy()
      return answer
    },
    resolve(import.meta.dirname, '../../out/preload/preload.cjs'),
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } })
})

test('E17 E20 a foreign page that got the bridge is told nothing', async ({ desktop }) => {
  const told = await desktop.electron.evaluate(
    async ({ BrowserWindow }, preload) => {
      const [own] = BrowserWindow.getAllWindows()
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await foreign.loadURL('data:text/html,<p>foreign')
      const heard = `new Promise((resolve) => {
        byline.on('posts', () => resolve('heard'))
        setTimeout(resolve, 1000, 'silence')
      })`
      const both = [own, foreign].map((window) => window?.webContents.executeJavaScript(heard))
      await own?.webContents.executeJavaScript("byline.request('listPosts', {})")
      const told = await Promise.all(both)
      foreign.destroy()
      return told
    },
    resolve(import.meta.dirname, '../../out/preload/preload.cjs'),
  )
  expect(told).toEqual(['heard', 'silence'])
})

test('E18 images are read from the open folder only', async ({ desktop }) => {
  await writeFile(join(desktop.userData, 'outside.png'), pixel)
  await symlink(join(desktop.userData, 'outside.png'), join(desktop.folder, 'posts/img/link.png'))
  await writeFile(join(desktop.folder, 'posts/img/drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const start = await ask(desktop, 'getStart', {})
  const { key } = (start as { value: { folder: { key: string } } }).value.folder
  const outside = relative(join(desktop.folder, 'posts'), join(desktop.userData, 'outside.png'))
  const answers = await desktop.electron.evaluate(
    async ({ session }, { address, sources }) => {
      const read = async (source: string) => {
        const { status, headers } = await session.defaultSession.fetch(address + encodeURIComponent(source))
        return {
          status,
          policy: headers.get('content-security-policy'),
          sniff: headers.get('x-content-type-options'),
        }
      }
      return Promise.all(sources.map(read))
    },
    {
      address: `app://byline/asset/${key}/0?post=posts%2Fharbour-lights.md&src=`,
      sources: [
        'img/quay.png',
        'img/drawing.svg',
        outside,
        join(desktop.userData, 'outside.png'),
        'img/link.png',
      ],
    },
  )
  const policy = expect.stringMatching(/^default-src 'none';.*sandbox/)
  const [picture, drawing, ...others] = answers
  expect(picture).toEqual({ status: 200, policy, sniff: 'nosniff' })
  expect(drawing).toEqual({ status: 200, policy, sniff: 'nosniff' })
  expect(others.map(({ status }) => status)).toEqual([204, 204, 204])
})

test('E18 the scheme serves its own files and nothing else', async ({ desktop }) => {
  const start = await ask(desktop, 'getStart', {})
  const key = (start as { value: { folder: { key: string } } }).value.folder.key
  const image = `app://byline/asset/${key}/0?post=posts%2Fharbour-lights.md&src=`
  const answers = await desktop.electron.evaluate(
    async ({ session }, urls) => {
      const read = async (url: string, init?: RequestInit) => {
        const response = await session.defaultSession.fetch(url, init)
        return { status: response.status, text: (await response.text()).slice(0, 2000) }
      }
      const entries = urls.map(async (url) => [url, await read(url).catch(String)] as const)
      return {
        byUrl: Object.fromEntries(await Promise.all(entries)),
        post: await read('app://byline/index.html', { method: 'POST', body: 'x' }),
      }
    },
    [
      'app://byline/index.html',
      `${image}img%2Fquay.png`,
      `${image}..%2F..%2F..%2F..%2Fetc%2Fpasswd`,
      `${image}%2Fetc%2Fpasswd`,
      `${image}..%2Fauthors%2Fmina.json`,
      `app://byline/asset/wrong/0?post=posts%2Fharbour-lights.md&src=img%2Fquay.png`,
      'app://byline/../package.json',
      'app://byline/%2e%2e/package.json',
      'app://byline/..%2f..%2fpackage.json',
      'app://byline/%2e%2e%2f%2e%2e%2fpackage.json',
      'app://byline/..%5c..%5cpackage.json',
      'app://byline/assets/..%2f..%2f..%2fpackage.json',
      'app://byline/%2fetc%2fpasswd',
      'app://byline//etc/passwd',
      'app://byline/index.html%00.png',
      'app://byline/%',
      'app://byline/main/desktop.js',
      'app://byline/package.json',
      'app://byline/',
      'app://elsewhere/index.html',
      'app://byline.example.org/index.html',
    ],
  )
  const { byUrl, post } = answers
  const [own, picture, ...others] = Object.entries(byUrl) as [
    string,
    { status: number; text: string } | string,
  ][]
  expect(own?.[1]).toMatchObject({ status: 200 })
  expect(picture?.[1]).toMatchObject({ status: 200 })
  for (const [url, answer] of others) {
    expect.soft(typeof answer === 'string' || answer.status !== 200, url).toBe(true)
    expect.soft(JSON.stringify(answer), url).not.toMatch(/root:x|"name":|productName|Mina/)
  }
  expect(post.status).toBe(405)
})

test('E01 no request leaves the machine, whatever the page or its policy', async ({ desktop }) => {
  let hits = 0
  const server = createServer((_request, response) => {
    hits += 1
    response.end('reached')
  })
  server.on('upgrade', (_request, socket) => {
    hits += 1
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const outcome = await desktop.electron.evaluate(async ({ BrowserWindow }, address) => {
    // A page without any policy: what holds it is the session.
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    await window.loadURL('data:text/html,<p>no policy')
    const tried = await window.webContents.executeJavaScript(
      `(async () => {
        const url = 'http://${address}/'
        const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more))
        add('img', { src: url })
        add('script', { src: url })
        add('iframe', { src: url })
        add('link', { rel: 'stylesheet', href: url })
        add('link', { rel: 'prefetch', href: url })
        add('video', { src: url })
        add('object', { data: url })
        navigator.sendBeacon(url, 'x')
        new EventSource(url)
        new WebSocket('ws://${address}/')
        const fetched = await fetch(url, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')
        await new Promise((resolve) => setTimeout(resolve, 500))
        return fetched
      })()`,
    )
    const loaded = await window.loadURL(`http://${address}/`).then(
      () => 'reached',
      () => 'refused',
    )
    const file = await window.loadURL('file:///etc/passwd').then(
      () => 'reached',
      () => 'refused',
    )
    window.destroy()
    return { tried, loaded, file }
  }, address)
  server.close()
  expect(outcome).toEqual({ tried: 'refused', loaded: 'refused', file: 'refused' })
  expect(hits).toBe(0)
})
