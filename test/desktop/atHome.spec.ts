import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { test as base, expect } from 'playwright/test'
import { launchElectron } from '../helpers/desktopHost'
import { createFolder, sampleFiles } from '../helpers/sampleFolder'

/** What a desktop expects of its programs: crashes, drops, menus, titles, details, a log, spelling. */

interface HomeFixtures {
  folder: string
  userData: string
  desk: { electron: ElectronApplication; page: Page }
}

const test = base.extend<HomeFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  folder: async ({}, use) => {
    const folder = await createFolder(sampleFiles)
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  userData: async ({}, use) => {
    const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
    await use(userData)
    await rm(userData, { recursive: true, force: true })
  },
  desk: async ({ folder, userData }, use) => {
    const electron = await launchElectron([join(folder, 'posts/second-post.md')], userData)
    const page = await electron.firstWindow()
    await expect(editorOf(page)).toContainText('Hello from Jorge.')
    await use({ electron, page })
    await electron.evaluate(({ app }) => app.exit(0)).catch(() => {})
    await electron.close().catch(() => {})
  },
})

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })

/** Answers the next questions of the app by the button with this label, and keeps what was asked. */
async function answerWith(electron: ElectronApplication, label: string): Promise<() => Promise<string[]>> {
  await electron.evaluate(({ dialog }, label) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = async (...args: unknown[]) => {
      const { message, buttons = [] } = args.at(-1) as Electron.MessageBoxOptions
      asked.push(message)
      return { response: buttons.indexOf(label), checkboxChecked: false }
    }
  }, label)
  return () => electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
}

const secret = 'Words that were never saved.'

async function typeUnsaved(page: Page, userData: string): Promise<void> {
  await editorOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(secret)
  await expect(page).toHaveTitle(/^●/)
  // Kept a second after the edit.
  await expect
    .poll(async () => {
      const names = await readdir(userData, { recursive: true })
      const texts = await Promise.all(
        names
          .filter((name) => name.includes('ackup'))
          .map((name) => readFile(join(userData, name), 'utf8').catch(() => '')),
      )
      return texts.some((text) => text.includes(secret))
    })
    .toBe(true)
}

test('F11 a window that has died is loaded again with its post and its unsaved text', async ({
  desk,
  userData,
  folder,
}) => {
  const { electron, page } = desk
  await typeUnsaved(page, userData)
  const asked = await answerWith(electron, 'Load again')
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(asked).toEqual(['The window has stopped working.'])
  await expect
    .poll(
      () =>
        electron.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            "(document.querySelector('.cm-content')?.textContent ?? '') + '|' + document.title",
          ),
        ),
      { timeout: 20_000 },
    )
    .toMatch(/Words that were never saved\..*\|●/)
  expect(await readFile(join(folder, 'posts/second-post.md'), 'utf8')).not.toContain(secret)
  const log = await readFile(join(userData, 'logs/byline.log'), 'utf8')
  expect(log).toContain('The window is gone. reason=')
  expect(log).not.toContain('Words')
  expect(log).not.toContain('second-post')
})

test('a window that has died can be given up', async ({ desk }) => {
  const { electron } = desk
  const ended = electron.waitForEvent('close')
  await answerWith(electron, 'Quit')
  await electron
    .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    .catch(() => {})
  await ended
})

/** Drops files of this machine onto the middle of the window, as the system does. */
async function drop(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  }
  await session.detach()
}

test('E13 a folder or post that is dropped onto the window is opened in it, and nothing else', async ({
  desk,
}) => {
  const { electron, page } = desk
  const other = await createFolder({
    'one.md': '---\ntitle: Dropped one\n---\nDropped words.\n',
    'notes.txt': 'x',
  })
  const address = page.url()
  await drop(page, [other])
  await expect(page.getByRole('option', { name: 'Dropped one' })).toBeVisible()
  await drop(page, [join(other, 'one.md')])
  await expect(editorOf(page)).toContainText('Dropped words.')
  await drop(page, [join(other, 'notes.txt')])
  await expect(page.getByText('is neither a folder nor a post')).toBeVisible()
  await drop(page, ['/etc/passwd'])
  await expect(editorOf(page)).toContainText('Dropped words.')
  expect(page.url()).toBe(address)
  expect(electron.windows()).toHaveLength(1)
  await rm(other, { recursive: true, force: true })
})

test('E20 a file that the page makes itself names no place on the disk', async ({ desk }) => {
  const answer = await desk.page.evaluate(() => {
    const { byline } = window as unknown as {
      byline: { openDropped(file: unknown): Promise<{ ok: boolean }> }
    }
    return byline.openDropped(new File(['x'], '/etc/passwd'))
  })
  expect(answer.ok).toBe(false)
  const thrown = await desk.page.evaluate(async () => {
    const { byline } = window as unknown as { byline: { openDropped(file: unknown): Promise<unknown> } }
    try {
      return await byline.openDropped({ path: '/etc' })
    } catch {
      return 'refused'
    }
  })
  expect(JSON.stringify(thrown)).not.toContain('"ok":true')
})

test('About tells versions, and copies what a report of a fault needs', async ({ desk }) => {
  const { electron, page } = desk
  await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('help.about')?.click())
  const about = page.getByRole('dialog', { name: 'About Byline' })
  await expect(about).toContainText('Electron')
  await about.getByRole('button', { name: 'Copy details' }).click()
  await expect(about.getByRole('button', { name: 'Copied' })).toBeVisible()
  const text = await electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toMatch(/^Byline: \d+\.\d+\.\d+ \(desktop app\)\nElectron: \d+/)
  expect(text).toMatch(/^Log: .*byline\.log$/m)
})

test('the folders opened last stand in the menu', async ({ desk }) => {
  const labels = () =>
    desk.electron.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.getMenuItemById('recent')
        ?.submenu?.items.map(({ label }) => label),
    )
  await expect.poll(labels).toHaveLength(1)
})

test('the system is told which file the window is about, and whether it is edited', async ({
  desk,
  folder,
}) => {
  const { electron, page } = desk
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    const told: unknown[] = []
    Object.assign(globalThis, { told })
    if (window === undefined) return
    window.setRepresentedFilename = (path) => void told.push(path)
    window.setDocumentEdited = (isEdited) => void told.push(isEdited)
  })
  const told = () => electron.evaluate(() => (globalThis as unknown as { told: unknown[] }).told)
  await editorOf(page).click()
  await page.keyboard.type('x')
  const post = join(folder, 'posts/second-post.md')
  await expect.poll(told).toEqual([post, true])
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(told).toEqual([post, true, post, false])
})

test('byline: addresses are not taken from the system', async ({ desk }) => {
  const isTaken = await desk.electron.evaluate(({ app }) => app.isDefaultProtocolClient('byline'))
  expect(isTaken).toBe(false)
})

test.describe('with a dictionary in the user-data folder', () => {
  test.skip(process.platform === 'darwin', 'macOS brings its own dictionaries')

  test.beforeEach(async ({ userData }) => {
    await mkdir(join(userData, 'Dictionaries'))
    // Made of five words by Chromium's own tool for dictionaries.
    const dictionary = resolve(import.meta.dirname, '../fixtures/spelling/own.bdic')
    await copyFile(dictionary, join(userData, 'Dictionaries/en-GB-10-1.bdic'))
  })

  test('spelling is checked, and a right click offers the right word', async ({ desk }) => {
    const { electron, page } = desk
    const isOn = () => electron.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())
    expect(await isOn()).toBe(true)
    await electron.evaluate(({ Menu }) => {
      const shown: string[][] = []
      Object.assign(globalThis, { shown })
      Menu.prototype.popup = function () {
        shown.push(this.items.map(({ label, role, type }) => label || role || type))
      }
    })
    await editorOf(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('\nwrter ')
    const labels = async () => {
      await page.getByText('wrter').click({ button: 'right', position: { x: 12, y: 8 } })
      const shown = await electron.evaluate(() => (globalThis as unknown as { shown: string[][] }).shown)
      return shown.at(-1)
    }
    await expect.poll(labels).toContain('writer')
  })
})
