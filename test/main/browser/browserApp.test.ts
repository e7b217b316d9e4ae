import { request } from 'node:http'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetPath } from '#api'
import { type BrowserApp, startBrowserApp } from '../../../main/browser/browserApp'
import { createFolder, sampleFiles } from '../../helpers/sampleFolder'
import { waitFor } from '../../helpers/waitFor'

let app: BrowserApp
let origin: string
let port: number
let cookie: string
const opened: string[] = []

beforeAll(async () => {
  const started = await startBrowserApp({
    port: 0,
    userData: await createFolder({}),
    openLink: async (url) => {
      opened.push(url)
    },
  })
  if (!started.ok) throw new Error(started.error.message)
  app = started.value
  origin = new URL(app.url).origin
  port = Number(new URL(app.url).port)
  const folder = await app.session.openFolder(await createFolder(sampleFiles))
  if (!folder.ok) throw new Error(folder.error.message)
  await app.session.folder()?.whenScanned
  const entry = await send('GET', app.url.slice(origin.length), { cookie: null })
  cookie = entry.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
})
afterAll(() => app.close())

interface Sent {
  status: number
  headers: Record<string, string | string[] | undefined> & { 'set-cookie'?: string[] }
  body: string
}

/** Sends a request byte for byte as told: fetch would mend paths and refuse to fake Host. */
function send(
  method: string,
  path: string,
  {
    cookie: given,
    body,
    ...headers
  }: { cookie?: string | null; body?: string } & Record<string, string | null | undefined> = {},
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path, setHost: headers.host === undefined },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          text += part
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        )
      },
    )
    if (given !== null) sent.setHeader('cookie', given ?? cookie)
    for (const [name, value] of Object.entries(headers)) if (value) sent.setHeader(name, value)
    sent.on('error', reject)
    sent.end(body)
  })
}

const ask = async (name: string, args: unknown = {}) =>
  JSON.parse((await send('POST', `/request/${name}`, { origin, body: JSON.stringify(args) })).body)

describe('who is let in', () => {
  it('exchanges the secret for a cookie that scripts and other sites cannot use', async () => {
    const entry = await send('GET', app.url.slice(origin.length), { cookie: null })
    expect(entry.status).toBe(303)
    expect(entry.headers.location).toBe('/')
    expect(entry.headers['set-cookie']?.[0]).toMatch(
      /^byline-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect(app.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?secret=[\w-]{43}$/)
    expect(cookie).not.toContain(new URL(app.url).searchParams.get('secret'))
  })

  it.each(['/?secret=', '/?secret=wrong', `/?secret=${'A'.repeat(43)}`, '/?secret=wrong&secret=x', '/'])(
    'refuses %s with a page that says what to do',
    async (path) => {
      const refused = await send('GET', path, { cookie: null })
      expect(refused.status).toBe(403)
      expect(refused.headers['set-cookie']).toBeUndefined()
      expect(refused.body).toContain('open the whole address')
      expect(refused.body).not.toContain(new URL(app.url).searchParams.get('secret'))
    },
  )

  it.each(['byline=x', 'byline-1=x', ''])('refuses the cookie %j', async (given) => {
    for (const path of ['/index.html', '/preview.html', '/events', '/asset/k/1?post=a&src=b']) {
      expect((await send('GET', path, { cookie: given, 'sec-fetch-site': 'same-origin' })).status).toBe(403)
    }
    expect((await send('POST', '/request/getStart', { cookie: given, origin, body: '{}' })).status).toBe(403)
  })

  it.each([
    'example.org',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.example.org',
    '[::1]',
    '0.0.0.0',
  ])('refuses the host %s', async (host) => {
    expect((await send('GET', '/preview.html', { host })).status).toBe(403)
    expect((await send('POST', '/request/getStart', { host, origin, body: '{}' })).status).toBe(403)
  })

  it.each([
    undefined,
    'null',
    'http://example.org',
    'https://127.0.0.1',
    'http://localhost:1',
    'http://127.0.0.1',
  ])('refuses a change from the origin %s', async (from) => {
    for (const method of ['POST', 'PUT', 'PATCH']) {
      expect((await send(method, '/request/getStart', { origin: from, body: '{}' })).status).toBe(403)
    }
    expect((await send('GET', '/events', { origin: from })).status).toBe(403)
  })

  it.each(['cross-site', 'same-site', 'none'])('refuses the event stream to a page from %s', async (site) => {
    expect((await send('GET', '/events', { 'sec-fetch-site': site })).status).toBe(403)
  })
})

describe('what is served', () => {
  it('gives the preview document its own policy, without scripts', async () => {
    const { headers, body } = await send('GET', '/preview.html')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain('sandbox allow-same-origin')
    expect(headers['content-security-policy']).not.toContain('script-src')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(body).not.toContain('<script')
  })

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/..%5cpackage.json',
    '/assets/../../main/start.js',
    '/assets/%2e%2e/%2e%2e/main/start.js',
    '//etc/passwd',
    '/etc/passwd',
    '/package.json',
    '/C:/x.js',
    '/%00.js',
    '/%',
    '/./../../package.json',
    '/index.html/../../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/main/start.js',
  ])('finds nothing at %s', async (path) => {
    const { status, body } = await send('GET', path)
    expect(status).toBe(404)
    expect(body).toBe('Not found')
  })

  it('serves the images of the open folder, and only those', async () => {
    const key = app.session.folder()?.info.key ?? ''
    const get = (folderKey: string, post: string, source: string) =>
      send('GET', `/${assetPath(folderKey, post, source, 1)}`)
    const image = await get(key, 'posts/harbour-lights.md', 'img/quay.png')
    expect(image.status).toBe(200)
    expect(image.headers['content-type']).toBe('image/png')
    expect(image.headers['content-security-policy']).toContain('sandbox')
    const other = await get('other', 'posts/harbour-lights.md', 'img/quay.png')
    expect(other.status).toBe(404)
    const refused = [
      [key, 'posts/harbour-lights.md', '../../../../etc/passwd'],
      [key, 'posts/harbour-lights.md', 'broken.md'],
      [key, '../x.md', 'quay.png'],
      [key, 'posts/harbour-lights.md', '/etc/hosts'],
    ] as const
    // No content: neither bytes nor an error in the console of a half-written post.
    for (const [folderKey, post, source] of refused)
      expect(await get(folderKey, post, source)).toMatchObject({ status: 204, body: '' })
  })
})

describe('requests', () => {
  it('answer with values, also for what is wrong', async () => {
    expect(await ask('getStart')).toMatchObject({
      ok: true,
      value: { host: 'browser', version: expect.any(String) },
    })
    const wrong: [string, unknown][] = [
      ['getStart', { extra: 1 }],
      ['readPost', {}],
      ['readPost', { id: 5 }],
      ['readPost', null],
      ['savePost', { folder: 'a', id: 'a.md', raw: 'x', hash: 'short' }],
      ['saveSettings', { settings: { theme: 'pink' } }],
      ['nothingLikeThis', {}],
      ['toString', {}],
      ['__proto__', {}],
    ]
    for (const [name, args] of wrong)
      expect(await ask(name, args)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    const garbled = await send('POST', '/request/getStart', { origin, body: '{' })
    expect(JSON.parse(garbled.body)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  })

  it('read, save and export a post', async () => {
    const id = 'posts/second-post.md'
    const { value: post } = await ask('readPost', { id })
    const raw = `${post.raw}More.\n`
    const folder = app.session.folder()?.info.key
    const { value: saved } = await ask('savePost', { folder, id, raw, hash: post.hash })
    expect((await ask('readPost', { id })).value).toEqual({ id, raw, hash: saved.hash, readOnly: null })
    expect(await ask('savePost', { folder, id, raw: 'x', hash: post.hash })).toMatchObject({
      error: { code: 'changed-on-disk' },
    })
    // A window that still shows another folder never writes into this one.
    expect(await ask('savePost', { folder: 'other', id, raw: 'x', hash: saved.hash })).toMatchObject({
      error: { code: 'no-folder' },
    })
    const { value: page } = await ask('exportPost', { id, raw })
    expect(page).toMatchObject({ kind: 'download', fileName: 'second-post.html', warnings: [] })
    expect(page.html).toContain('More.')
  })

  it('open allowed links only', async () => {
    expect(await ask('openLink', { url: 'https://example.org/' })).toEqual({ ok: true, value: null })
    expect(await ask('openLink', { url: 'file:///etc/passwd' })).toMatchObject({
      error: { code: 'bad-request' },
    })
    expect(opened).toEqual(['https://example.org/'])
  })

  it('choose folders by the chooser, and never tell an absolute path', async () => {
    expect(await ask('chooseFolder')).toEqual({ ok: true, value: { kind: 'chooser' } })
    expect(await ask('copyExample', { place: null })).toEqual({ ok: true, value: { kind: 'chooser' } })
    expect(await ask('openPlace', { place: '/etc' })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('say so when no folder is open', async () => {
    const root = app.session.folder()?.root ?? ''
    await ask('closeFolder')
    for (const name of ['listPosts', 'listAuthors']) {
      expect(await ask(name)).toMatchObject({ error: { code: 'no-folder' } })
    }
    await app.session.openFolder(root)
    const { value } = await ask('getStart')
    expect(await ask('openRecent', { id: value.recent[0].id })).toMatchObject({ ok: true })
  })
})

it('events are streamed to our own page', async () => {
  let text = ''
  const stream = request({
    host: '127.0.0.1',
    port,
    path: '/events',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  })
  stream.on('response', (response) => {
    expect(response.headers['content-type']).toContain('text/event-stream')
    response.on('data', (part: Buffer) => {
      text += part.toString('utf8')
    })
  })
  stream.end()
  await waitFor(() => text.includes(': open'))
  await ask('listPosts')
  await waitFor(() => text.includes('"id":"posts/harbour-lights.md"'))
  expect(text).toMatch(/event: posts\ndata: \{"reset":true/)
  stream.destroy()
})

it('a port in use is a failure that says what to do', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const taken = other.address()
  const started = await startBrowserApp({
    port: typeof taken === 'object' && taken ? taken.port : 0,
    userData: await createFolder({}),
    openLink: async () => {},
  })
  expect(started).toMatchObject({ ok: false, error: { message: expect.stringContaining('already in use') } })
  other.close()
})
