import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { previewPath } from '#api'
import { type BrowserApp, startBrowserApp } from '../../main/browser/browserApp'
import { createFolder } from '../helpers/sampleFolder'

const running: BrowserApp[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.close()))
})

async function startAt(userData: string, folder: string) {
  const app = await startBrowserApp({ port: 0, userData, openLink: async () => {} })
  if (!app.ok) throw new Error(app.error.message)
  running.push(app.value)
  const opened = await app.value.session.openFolder(folder)
  if (!opened.ok) throw new Error(opened.error.message)
  return { ...app.value, info: opened.value }
}

/** The policy of the preview's document, as the page that is let in gets it. */
async function policyOf({ url }: BrowserApp, path: string): Promise<string> {
  const entry = await fetch(url, { redirect: 'manual' })
  const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await fetch(new URL(path, url), { headers: { cookie } })
  return page.headers.get('content-security-policy') ?? ''
}

it('what is chosen for a folder holds for that folder, and for the next start', async () => {
  const [userData, one, two] = await Promise.all([createFolder({}), createFolder({}), createFolder({})])
  const first = await startAt(userData, one)
  expect(first.info.settings).toEqual({ remoteImages: false, styleSheet: null })
  const told: unknown[] = []
  first.session.on((name, event) => name === 'folderSettings' && told.push(event))
  const settings = { remoteImages: true, styleSheet: null }
  expect(await first.session.saveFolderSettings(first.info.key, settings)).toMatchObject({ ok: true })
  expect(told).toEqual([{ folder: first.info.key, settings }])
  expect(first.session.getStart().folder?.settings).toEqual(settings)
  await first.session.openFolder(two)
  expect(first.session.getStart().folder?.settings).toEqual({ remoteImages: false, styleSheet: null })
  expect(await first.session.saveFolderSettings(first.info.key, settings)).toMatchObject({
    ok: false,
    error: { code: 'no-folder' },
  })
  expect((await startAt(userData, one)).info.settings).toEqual(settings)
  const kept = await readFile(join(userData, 'folder-settings.json'), 'utf8')
  expect(JSON.parse(kept)).toEqual({ folders: [{ path: await realpath(one), settings }] })
})

it('the policy lets images of other sites through only where both the writer and the address say so', async () => {
  const app = await startAt(await createFolder({}), await createFolder({}))
  const strict = /img-src http:\/\/[\d.:]+\/asset\/ data:;/
  expect(await policyOf(app, previewPath(false))).toMatch(strict)
  expect(await policyOf(app, previewPath(true))).toMatch(strict)
  await app.session.saveFolderSettings(app.info.key, { remoteImages: true, styleSheet: null })
  expect(await policyOf(app, previewPath(false))).toMatch(strict)
  expect(await policyOf(app, previewPath(true))).toMatch(/img-src http:\/\/[\d.:]+\/asset\/ data: https:;/)
  expect(await policyOf(app, previewPath(true))).toMatch(
    /^default-src 'none';.*sandbox allow-same-origin allow-modals$/,
  )
  for (const path of [`${previewPath(true)}&x=1`, 'index.html?images=remote', 'page.css?images=remote'])
    expect(await policyOf(app, path)).not.toContain('https:')
  await app.session.saveFolderSettings(app.info.key, { remoteImages: false, styleSheet: null })
  expect(await policyOf(app, previewPath(true))).toMatch(strict)
})
