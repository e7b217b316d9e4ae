import { mkdir, readdir, readFile, realpath, symlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyExampleFolder } from '../../main/exampleFolder'
import { findContentFolder } from '../../main/findContentFolder'
import { readFolderSettings } from '../../main/folderSettings'
import { readAllowedLink } from '../../main/links'
import { personalPath } from '../../main/personalPath'
import { createPlaces } from '../../main/places'
import { readRecentFolders } from '../../main/recentFolders'
import { createSession, type Host } from '../../main/session'
import { mergeSettings, settingsFile } from '../../main/settings'
import { userDataFolder } from '../../main/userData'
import { defaultFolderSettings, defaultSettings } from '../../preload/api'
import { createFolder } from '../helpers/sampleFolder'

describe('userDataFolder', () => {
  it.each([
    [{ BYLINE_USER_DATA: '/x' }, 'linux', '/x'],
    [{ XDG_CONFIG_HOME: '/c' }, 'linux', '/c/Byline'],
    [{}, 'linux', '/h/.config/Byline'],
    [{}, 'darwin', '/h/Library/Application Support/Byline'],
    [{ APPDATA: '/a' }, 'win32', '/a/Byline'],
  ] as const)('with %j on %s is %s', (environment, platform, folder) => {
    expect(userDataFolder(environment, platform, '/h')).toBe(folder)
  })
})

describe('settings', () => {
  it('come back as they were kept', async () => {
    const folder = join(await createFolder({}), 'deep/er')
    const settings = {
      ...defaultSettings,
      theme: 'dark' as const,
      layout: { 'posts-editor': { posts: 20, editor: 80 } },
    }
    await settingsFile(folder).write(settings)
    expect(await settingsFile(folder).read()).toEqual(settings)
    expect(await readdir(folder)).toEqual(['settings.json'])
  })

  it('keep what is right in a file that is partly wrong, and drop unknown keys', async () => {
    const stored = {
      theme: 'dark',
      sort: 'size',
      showPosts: 'yes',
      showPreview: false,
      layout: { x: { a: 400 } },
      other: 1,
    }
    const folder = await createFolder({ 'settings.json': JSON.stringify(stored) })
    expect(await settingsFile(folder).read()).toEqual({
      ...defaultSettings,
      theme: 'dark',
      showPreview: false,
    })
  })

  it.each(['', '{"theme":', '\u0000\u0000\u0000', '7', 'null'])(
    'set a broken file %j aside',
    async (content) => {
      const folder = await createFolder({ 'settings.json': content })
      expect(await settingsFile(folder).read()).toEqual(defaultSettings)
      expect(await readFile(join(folder, 'settings.json.broken'), 'utf8')).toBe(content)
    },
  )
})

describe('mergeSettings', () => {
  it('keeps what another program has changed meanwhile', () => {
    const before = { ...defaultSettings, layout: { one: { a: 1 }, two: { a: 1 } } }
    const present = { ...before, theme: 'dark' as const, layout: { ...before.layout, two: { a: 2 } } }
    const next = { ...before, sort: 'title' as const, layout: { ...before.layout, one: { a: 3 } } }
    expect(mergeSettings(present, before, next)).toEqual({
      ...defaultSettings,
      theme: 'dark',
      sort: 'title',
      layout: { one: { a: 3 }, two: { a: 2 } },
    })
  })
})

describe('two programs on one user-data folder', () => {
  it('keep settings, recent folders and settings of folders of each other', async () => {
    const userData = await createFolder({})
    const host: Host = {
      kind: 'browser',
      chooseFolder: async () => null,
      chooseExportFile: async () => null,
      openLink: async () => {},
      showFile: async () => {},
      trash: async () => {},
    }
    const [one, other] = [await createSession({ host, userData }), await createSession({ host, userData })]
    await one.saveSettings({ ...one.settings(), theme: 'dark' })
    await other.saveSettings({ ...other.settings(), sort: 'title' })
    expect(await settingsFile(userData).read()).toMatchObject({ theme: 'dark', sort: 'title' })

    const [a, b] = [await createFolder({}), await createFolder({})]
    const remote = { ...defaultFolderSettings, remoteImages: true }
    for (const [program, folder] of [
      [one, a],
      [other, b],
    ] as const) {
      const opened = await program.openFolder(folder)
      if (!opened.ok) throw new Error(opened.error.message)
      await program.saveFolderSettings(opened.value.key, remote)
    }
    expect((await readRecentFolders(userData)).list()).toHaveLength(2)
    expect(other.recent.list()).toHaveLength(2)
    const ofFolders = await readFolderSettings(userData)
    for (const folder of [a, b]) expect(ofFolders.of(await realpath(folder))).toEqual(remote)
    await one.close()
    await other.close()
  })
})

describe('recent folders', () => {
  it('are listed newest first, without repeats, and can be forgotten', async () => {
    const userData = await createFolder({})
    const recent = await readRecentFolders(userData)
    for (const path of ['/a/one', '/a/two', '/a/one']) await recent.add(path)
    expect(recent.list().map(({ name }) => name)).toEqual(['one', 'two'])
    const again = await readRecentFolders(userData)
    expect(again.list()).toEqual(recent.list())
    const { id } = again.list()[1]!
    expect(again.pathOf(id)).toBe('/a/two')
    await again.forget(id)
    expect(again.pathOf(id)).toBeNull()
    expect((await readRecentFolders(userData)).list().map(({ label }) => label)).toEqual(['/a/one'])
  })

  it('keep at most twelve', async () => {
    const recent = await readRecentFolders(await createFolder({}))
    for (let n = 0; n < 20; n += 1) await recent.add(`/a/${n}`)
    expect(recent.list().map(({ name }) => name)).toEqual(
      Array.from({ length: 12 }, (_, n) => String(19 - n)),
    )
  })
})

describe('places', () => {
  it('lists folders by ids that only it can resolve', async () => {
    const start = await createFolder({
      'b10/x.md': '',
      'b9/y.md': '',
      '.hidden/z.md': '',
      'one.md': '',
      'two.Rmd': '',
      'node_modules/x': '',
    })
    await mkdir(join(start, 'target'))
    await symlink('b9', join(start, 'link'))
    const places = createPlaces(start)
    const listing = await places.list(null)
    if (!listing.ok) throw new Error(listing.error.message)
    expect(listing.value.folders.map(({ name }) => name)).toEqual(['b9', 'b10', 'link', 'target'])
    expect(listing.value.posts).toBe(2)
    expect(JSON.stringify(listing.value.folders)).not.toContain(start)
    const inner = await places.list(listing.value.folders[0]!.id)
    expect(inner).toMatchObject({
      ok: true,
      value: { place: { name: 'b9' }, parent: listing.value.place.id, posts: 1 },
    })
  })

  it('knows no place that it has not shown', async () => {
    const places = createPlaces(await createFolder({}))
    for (const id of ['/etc', '..', '0123456789abcdef']) {
      expect(await places.list(id)).toMatchObject({ ok: false, error: { code: 'not-found' } })
      expect(places.pathOf(id)).toBeNull()
    }
  })

  it('says why a place cannot be read, and ends at the root', async () => {
    expect(await createPlaces('/nowhere/at/all').list(null)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await createPlaces('/').list(null)).toMatchObject({ ok: true, value: { parent: null } })
  })
})

describe('copyExampleFolder', () => {
  it('copies under a free name', async () => {
    const example = await createFolder({ 'posts/a.md': 'A' })
    const place = await createFolder({})
    expect(await copyExampleFolder(place, example)).toEqual({
      ok: true,
      value: join(place, 'byline-example'),
    })
    expect(await copyExampleFolder(place, example)).toEqual({
      ok: true,
      value: join(place, 'byline-example-2'),
    })
    expect(await readFile(join(place, 'byline-example-2/posts/a.md'), 'utf8')).toBe('A')
  })

  it('says why it cannot', async () => {
    const place = await createFolder({ file: '' })
    expect(await copyExampleFolder(join(place, 'file'))).toMatchObject({ ok: false })
  })
})

describe('findContentFolder', () => {
  it.each([
    [['site/hugo.toml', 'site/content/post/a.md'], 'site/content/post/a.md', 'site'],
    [['site/_config.yml', 'site/_posts/a.md'], 'site/_posts/a.md', 'site'],
    [['site/authors/m.json', 'site/posts/a.md'], 'site/posts/a.md', 'site'],
    [['site/content/authors/m/_index.md', 'site/content/post/a.md'], 'site/content/post/a.md', 'site'],
    [['site/.git/HEAD', 'site/x/y/a.md'], 'site/x/y/a.md', 'site'],
    [['loose/a.md'], 'loose/a.md', 'loose'],
  ])('with %j of %s is %s', async (paths, post, folder) => {
    const root = await createFolder(Object.fromEntries(paths.map((path) => [path, ''])))
    const found = await findContentFolder(join(root, post))
    expect(found).toEqual({ folder: join(root, folder), id: post.slice(folder.length + 1) })
  })

  it('is never the home folder', async () => {
    const home = await createFolder({ '.git/HEAD': '', 'notes/a.md': '' })
    expect(await findContentFolder(join(home, 'notes/a.md'), home)).toEqual({
      folder: join(home, 'notes'),
      id: 'a.md',
    })
  })
})

describe('readAllowedLink', () => {
  it.each(['https://example.org/a?b#c', 'http://example.org/', 'mailto:mina@example.org'])(
    'takes %s',
    (url) => {
      expect(readAllowedLink(url)).toBe(url)
    },
  )

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:1',
    'file:///etc/passwd',
    'data:text/html,x',
    'vbscript:x',
    'ftp://example.org',
    'smb://host/share',
    'ms-settings:x',
    'app://byline/index.html',
    'tel:1',
    '/a.md',
    'example.org',
    '',
    'java\nscript:alert(1)',
  ])('refuses %j', (url) => {
    expect(readAllowedLink(url)).toBeNull()
  })
})

it('personalPath shortens the home folder only', () => {
  expect(personalPath('/h/x/y', '/h/x')).toBe('~/y')
  expect(personalPath('/h/xy', '/h/x')).toBe('/h/xy')
  expect(personalPath(homedir())).toBe('~')
})
