import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { test as base, expect } from 'playwright/test'
import { launchChromium, startServer } from '../helpers/browserHost'
import { launchElectron } from '../helpers/desktopHost'

interface Welcome {
  page: Page
  home: string
  /** Answers the next question for a folder, by native dialog or by the folder chooser. */
  choose(name: string, button: string): Promise<void>
}

/** Byline without a folder, in a home with two folders. */
const test = base.extend<{ welcome: Welcome }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  welcome: async ({}, use, info) => {
    const home = await mkdtemp(join(tmpdir(), 'byline-home-'))
    const userData = join(home, '.byline')
    await mkdir(join(home, 'empty'))
    await mkdir(join(home, 'site'))
    await writeFile(join(home, 'site/first.md'), '---\ntitle: First of all\n---\nText.\n')
    if (info.project.name !== 'browser') {
      const electron = await launchElectron([], userData)
      const page = await electron.firstWindow()
      const choose = (name: string) =>
        electron.evaluate(
          ({ dialog }, filePath) => {
            dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
          },
          join(home, name),
        )
      // The native dialog is asked at once: it gets its answer before the button is pressed.
      await use({ page, home, choose: async (name) => choose(name) })
      await electron.close()
    } else {
      const { url, child } = await startServer([], userData, { HOME: home })
      const browser = await launchChromium()
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      await page.goto(url)
      await use({
        page,
        home,
        async choose(name, button) {
          await page.getByRole('option', { name, exact: true }).click()
          await page.getByRole('button', { name: button }).click()
        },
      })
      await browser.close()
      child.removeAllListeners('exit')
      child.kill()
    }
    await rm(home, { recursive: true, force: true })
  },
})

const isDesktop = () => test.info().project.name !== 'browser'

/** Presses a button that asks for a folder and answers the question, in the order of the host. */
async function answer(
  { page, choose }: Welcome,
  press: string,
  folder: string,
  confirm: string,
): Promise<void> {
  if (isDesktop()) await choose(folder, confirm)
  await page.getByRole('button', { name: press }).click()
  if (!isDesktop()) await choose(folder, confirm)
}

test('the welcome screen opens a folder and remembers it', async ({ welcome }) => {
  const { page } = welcome
  await answer(welcome, 'Open folder', 'site', 'Open this folder')
  await page.getByRole('option', { name: 'First of all' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('Text.')

  await page.keyboard.press('ControlOrMeta+Shift+p')
  await page.getByRole('option', { name: 'Close folder' }).click()
  await expect(page.getByRole('heading', { name: 'Recent folders' })).toBeVisible()
  await page.getByRole('button', { name: /^site/ }).click()
  await expect(page.getByRole('option', { name: 'First of all' })).toBeVisible()
})

test('the example folder is copied where the writer wants it', async ({ welcome }) => {
  const { page, home } = welcome
  await answer(welcome, 'Try the example folder', 'site', 'Copy it here')
  await expect(page.getByRole('option', { name: /How we write together/ })).toBeVisible()
  const copied = await readdir(join(home, 'site/byline-example'))
  expect(copied).toContain('authors')
  expect(copied).toContain('posts')
})

test('a folder without posts says what Byline looks for', async ({ welcome }) => {
  const { page } = welcome
  await answer(welcome, 'Open folder', 'empty', 'Open this folder')
  await expect(page.getByText(/Byline looks for \.md/)).toBeVisible()
  await expect(page.getByText('0 posts')).toBeVisible()
})
