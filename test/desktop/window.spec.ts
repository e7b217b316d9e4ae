import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { test as base, expect } from 'playwright/test'
import { commandTable } from '../../main/domain/commandTable'
import { launchElectron } from '../helpers/desktopHost'
import { desktopProgram } from '../helpers/desktopProgram'
import { createFolder, harbourPost, sampleFiles } from '../helpers/sampleFolder'

/** Starting, the menu, the window's place, and leaving with unsaved text. */

interface Launched {
  electron: ElectronApplication
  page: Page
}

interface LaunchFixtures {
  folder: string
  userData: string
  /** Starts the app with these arguments; ended after the test. */
  launch(...args: string[]): Promise<Launched>
}

/** Ends the app without its question about unsaved text. */
async function end(electron: ElectronApplication): Promise<void> {
  const closed = electron.waitForEvent('close')
  await electron.evaluate(({ app }) => app.exit(0)).catch(() => {})
  await closed
}

const test = base.extend<LaunchFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  async folder({}, use) {
    const folder = await createFolder(sampleFiles)
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  async userData({}, use) {
    const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
    await use(userData)
    await rm(userData, { recursive: true, force: true })
  },
  async launch({ userData }, use) {
    const running = new Set<ElectronApplication>()
    await use(async (...args) => {
      const electron = await launchElectron(args, userData)
      running.add(electron)
      electron.once('close', () => running.delete(electron))
      const page = await electron.firstWindow()
      await page.getByRole('heading').or(page.getByRole('option')).first().waitFor()
      return { electron, page }
    })
    for (const electron of running) await end(electron)
  },
})

const options = (page: Page) => page.getByRole('option')
const editor = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })

/** Starts the program again, as the system does, and waits for its end. */
function startAgain(userData: string, path: string): Promise<number | null> {
  const { executablePath, ownArguments } = desktopProgram()
  const child = spawn(executablePath, [...ownArguments, path], {
    env: { ...process.env, BYLINE_USER_DATA: userData },
    stdio: 'ignore',
  })
  return new Promise((done) => child.once('exit', done))
}

test('opens the folder of the command line', async ({ launch, folder }) => {
  const { page } = await launch(folder)
  await expect(options(page)).toHaveCount(5)
})

test('opens the post of the command line with its content folder', async ({ launch, folder }) => {
  const { page } = await launch(join(folder, 'posts/harbour-lights.md'))
  await expect(editor(page)).toContainText('counting ships')
  await expect(options(page)).toHaveCount(5)
})

test('a second start shows its folder or post in the first window', async ({ launch, folder, userData }) => {
  const { electron, page } = await launch()
  expect(await startAgain(userData, folder)).toBe(0)
  await expect(options(page)).toHaveCount(5)
  expect(await startAgain(userData, join(folder, 'posts/second-post.md'))).toBe(0)
  await expect(editor(page)).toContainText('Hello from Jorge.')
  expect(electron.windows()).toHaveLength(1)
})

test('a second start never takes unsaved text away', async ({ launch, folder, userData }) => {
  const { electron, page } = await launch(join(folder, 'posts/second-post.md'))
  await electron.evaluate(({ dialog }) => {
    dialog.showErrorBox = (_title, message) => Object.assign(globalThis, { shown: message })
  })
  await editor(page).click()
  await page.keyboard.type('Unsaved words. ')
  const isEnabled = () =>
    electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('post.saveAll')?.enabled)
  await expect.poll(isEnabled).toBe(true)
  const other = await createFolder({ 'other.md': 'Another folder.\n' })
  expect(await startAgain(userData, other)).toBe(0)
  await expect
    .poll(() => electron.evaluate(() => (globalThis as { shown?: string }).shown))
    .toMatch(/^There is unsaved text, so .* was not opened/)
  await expect(editor(page)).toContainText('Unsaved words.')
  await expect(options(page)).toHaveCount(5)
  await rm(other, { recursive: true, force: true })
})

test('the menu is the command table', async ({ launch, folder }) => {
  const { electron, page } = await launch(folder)
  await options(page).first().waitFor()
  const read = () =>
    electron.evaluate(
      ({ Menu }, ids) => {
        const menu = Menu.getApplicationMenu()
        return ids.map((id) => {
          const item = menu?.getMenuItemById(id)
          return { id, label: item?.label, enabled: item?.enabled, isRegistered: item?.registerAccelerator }
        })
      },
      commandTable.map(({ id }) => id),
    )
  for (const { id, label, isRegistered } of await read()) {
    const command = commandTable.find((one) => one.id === id)
    expect(label, id).toBe(command?.label)
    if (command?.keys) expect(isRegistered, id).toBe(false)
  }
  const enabled = async () => (await read()).filter((item) => item.enabled).map(({ id }) => id)
  await expect.poll(enabled).toContain('folder.close')
  expect(await enabled()).not.toContain('post.export')
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect.poll(enabled).toContain('post.export')
  expect(await enabled()).not.toContain('post.save')

  const choose = (id: string) =>
    electron.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), id)
  await choose('view.checks')
  await expect(page.getByRole('tab', { name: 'Checks' })).toHaveAttribute('aria-selected', 'true')
  await choose('folder.close')
  await expect(options(page)).toHaveCount(0)
})

test('keys of the menu run once', async ({ launch, folder }) => {
  const { page } = await launch(join(folder, 'posts/second-post.md'))
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('ControlOrMeta+b')
  await page.keyboard.type('strong')
  await expect(editor(page)).toContainText('**strong**')
  await expect(editor(page)).not.toContainText('****strong')
})

test('the window comes back where it was', async ({ launch, userData }) => {
  const bounds = { x: 40, y: 30, width: 1010, height: 720 }
  const first = await launch()
  await first.electron.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, bounds)
  await expect
    .poll(async () => JSON.parse(await readFile(join(userData, 'window.json'), 'utf8').catch(() => 'null')))
    .toMatchObject({ width: 1010, height: 720 })
  await end(first.electron)

  const second = await launch()
  const seen = await second.electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    return { ...window?.getBounds(), least: window?.getMinimumSize() }
  })
  expect(seen).toMatchObject({ width: 1010, height: 720 })
  expect(seen.least?.[0]).toBe(900)
})

test('spelling is never checked with dictionaries from a server', async ({ launch, folder }) => {
  test.skip(process.platform === 'darwin', 'macOS brings its own dictionaries')
  const { electron, page } = await launch(join(folder, 'posts/second-post.md'))
  await editor(page).click()
  await page.keyboard.type('speling')
  const isOn = await electron.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())
  expect(isOn).toBe(false)
})

/** Types into a post, closes the window, and answers the question by the button with this label. */
async function leaveWith({ electron, page }: Launched, label: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Unsaved words.')
  await expect(page).toHaveTitle(/^●/)
  await electron.evaluate(({ dialog, BrowserWindow }, label) => {
    dialog.showMessageBoxSync = (...args: unknown[]) => {
      const { buttons = [] } = args.at(-1) as Electron.MessageBoxSyncOptions
      Object.assign(globalThis, { asked: buttons })
      return buttons.indexOf(label)
    }
    BrowserWindow.getAllWindows()[0]?.close()
  }, label)
}

for (const [label, expected] of [
  ['Save and close', 'Unsaved words.'],
  ['Close without saving', ''],
] as const) {
  test(`F19 leaving with unsaved text: ${label}`, async ({ launch, folder }) => {
    const file = join(folder, 'posts/harbour-lights.md')
    const launched = await launch(file)
    const closed = launched.electron.waitForEvent('close')
    await leaveWith(launched, label)
    await closed
    expect(await readFile(file, 'utf8')).toBe(`${harbourPost}${expected}`)
  })
}

test('F19 leaving stops where the text cannot be saved', async ({ launch, folder }) => {
  const file = join(folder, 'posts/harbour-lights.md')
  const launched = await launch(file)
  await expect(editor(launched.page)).toContainText('@mina')
  await chmod(file, 0o444)
  await leaveWith(launched, 'Save and close')
  await expect(launched.page.getByRole('alert').filter({ hasText: 'was not saved' })).toBeVisible()
  expect(launched.electron.windows()).toHaveLength(1)
  await expect(editor(launched.page)).toContainText('Unsaved words.')
  expect(await readFile(file, 'utf8')).toBe(harbourPost)
})

test('the menus and dialogs have the colours that the writer chooses', async ({ launch, userData }) => {
  const { electron, page } = await launch()
  const source = () => electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  expect(await source()).toBe('system')
  const shown = () => page.evaluate(() => document.documentElement.dataset.theme ?? 'system')
  const choose = () =>
    electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('view.theme')?.click())
  await expect
    .poll(async () => {
      await choose()
      return shown()
    })
    .toBe('dark')
  await expect.poll(source).toBe('dark')
  await expect
    .poll(() => readFile(join(userData, 'settings.json'), 'utf8').catch(() => ''))
    .toContain('"dark"')
  await end(electron)
  const second = await launch()
  expect(await second.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
})

/** Keeps the questions that the app asks from now on, and answers each by the button with this label. */
async function listenToQuestions(
  electron: ElectronApplication,
  label: string,
): Promise<() => Promise<string[]>> {
  await electron.evaluate(({ dialog }, label) => {
    const questions: string[] = []
    Object.assign(globalThis, { questions })
    dialog.showMessageBox = async (...args: unknown[]) => {
      const { message, buttons = [] } = args.at(-1) as Electron.MessageBoxOptions
      questions.push(message)
      return { response: buttons.indexOf(label), checkboxChecked: false }
    }
  }, label)
  return () => electron.evaluate(() => (globalThis as unknown as { questions: string[] }).questions)
}

test('a window that was not closed after all is not taken for a dead one', async ({ launch, folder }) => {
  const launched = await launch(join(folder, 'posts/harbour-lights.md'))
  const questions = await listenToQuestions(launched.electron, 'Wait')
  const told = launched.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => BrowserWindow.getAllWindows()[0]?.once('unresponsive', () => resolve('told'))),
  )
  await leaveWith(launched, 'Cancel')
  // Electron says so five seconds after a try to close.
  await Promise.race([told, launched.page.waitForTimeout(7000)])
  await launched.page.waitForTimeout(3000)
  expect(await questions()).toEqual([])
})

test('a page that answers nothing can be loaded again', async ({ launch, folder }) => {
  const { electron } = await launch(join(folder, 'posts/harbour-lights.md'))
  const questions = await listenToQuestions(electron, 'Load again')
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    void window?.webContents.executeJavaScript('for (;;) {}').catch(() => {})
    window?.emit('unresponsive')
  })
  await expect.poll(questions).toEqual(['The window does not answer.'])
  // Playwright's page is gone with the one that crashed; main sees the new one.
  const text = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        "document.querySelector('.cm-content')?.textContent ?? ''",
      ),
    )
  await expect.poll(text, { timeout: 20_000 }).toContain('@mina')
  expect(await questions()).toHaveLength(1)
})

test('leaving with unsaved text: Cancel', async ({ launch, folder }) => {
  const file = join(folder, 'posts/harbour-lights.md')
  const launched = await launch(file)
  await leaveWith(launched, 'Cancel')
  const asked = () => launched.electron.evaluate(() => (globalThis as { asked?: string[] }).asked ?? [])
  await expect.poll(asked).toEqual(['Save and close', 'Close without saving', 'Cancel'])
  await expect(editor(launched.page)).toContainText('Unsaved words.')
  expect(launched.electron.windows()).toHaveLength(1)
  expect(await readFile(file, 'utf8')).toBe(harbourPost)
})
