import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { test as base } from 'playwright/test'
import { violationsOf } from '../helpers/axe'
import { openInBrowser } from '../helpers/browserHost'
import { openOnDesktop } from '../helpers/desktopHost'
import { expect } from '../helpers/host'
import type { RunningApp } from '../helpers/runningApp'
import { createFolder, sampleFiles } from '../helpers/sampleFolder'

/** A folder, and Byline on it as often as it is started; what it keeps for the writer stays between the starts. */
interface Desk {
  folder: string
  userData: string
  start(): Promise<RunningApp>
}

const test = base.extend<{ desk: Desk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are needed
  desk: async ({}, use, info) => {
    const folder = await createFolder(sampleFiles)
    const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
    let running: RunningApp | null = null
    await use({
      folder,
      userData,
      async start() {
        running = await (info.project.name === 'browser' ? openInBrowser : openOnDesktop)(folder, userData)
        return running
      },
    })
    await (running as RunningApp | null)?.kill()
    await rm(folder, { recursive: true, force: true })
    await rm(userData, { recursive: true, force: true })
  },
})

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })
const barOf = (page: Page) => page.getByRole('status').filter({ hasText: 'is kept' })
const file = 'posts/second-post.md'

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.getByRole('option', { name: 'A second post' }).click()
  await editorOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

const backupsOf = async ({ userData }: Desk) =>
  (await readdir(join(userData, 'backups')).catch(() => [])).filter((name) => /\.(?:backup|kept)$/.test(name))

/** What is kept, with everything that was typed: a slow machine keeps the beginning of it first. */
async function keptTextsOf(desk: Desk): Promise<string> {
  const names = await backupsOf(desk)
  const texts = names.map((name) => readFile(join(desk.userData, 'backups', name), 'utf8').catch(() => ''))
  return (await Promise.all(texts)).join('')
}

/** Starts, types, and ends as a power cut does once the text is kept. */
async function loseText(desk: Desk, text: string): Promise<void> {
  const app = await desk.start()
  await typeAtEnd(app.page, text)
  await expect.poll(() => keptTextsOf(desk)).toContain(text)
  expect(await backupsOf(desk)).toHaveLength(1)
  await app.kill()
}

async function lookAtKeptText(page: Page) {
  await barOf(page).getByRole('button', { name: 'Look at it…' }).click()
  return page.getByRole('dialog', { name: 'Kept text' })
}

test('F11, F12: text that was not saved is kept, offered and restored', async ({ desk }) => {
  const before = await readFile(join(desk.folder, file), 'utf8')
  await loseText(desk, 'Typed before the lights went out.')
  expect(await readFile(join(desk.folder, file), 'utf8')).toBe(before)

  const { page } = await desk.start()
  await expect(barOf(page)).toContainText('Unsaved text of 1 post is kept')
  expect(await violationsOf(page)).toEqual([])
  const dialog = await lookAtKeptText(page)
  await expect(dialog.getByRole('listitem', { name: file })).toContainText('The file is as it was.')
  await dialog.getByRole('button', { name: 'Show the differences' }).click()
  await expect(dialog.getByRole('textbox', { name: 'The kept text' })).toContainText('the lights went out')
  await expect(dialog.getByRole('textbox', { name: 'The file now' })).not.toContainText('the lights went out')
  expect(await violationsOf(page, true)).toEqual([])
  await dialog.getByRole('button', { name: 'Restore' }).click()

  await expect(editorOf(page)).toContainText('Typed before the lights went out.')
  await expect(page).toHaveTitle(/^●/)
  await expect(barOf(page)).toBeHidden()
  expect(await readFile(join(desk.folder, file), 'utf8')).toBe(before)
  await editorOf(page).click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editorOf(page)).not.toContainText('the lights went out')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(join(desk.folder, file), 'utf8')).toBe(`${before}Typed before the lights went out.`)
  await expect.poll(() => backupsOf(desk)).toEqual([])
})

test('F15: a file that changed since is compared and never overwritten unasked', async ({ desk }) => {
  await loseText(desk, 'Mine.')
  await writeFile(join(desk.folder, file), 'Theirs.\n')
  const { page } = await desk.start()
  const dialog = await lookAtKeptText(page)
  await expect(dialog.getByRole('listitem', { name: file })).toContainText('The file was changed since')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(dialog).toBeHidden()
  await expect(editorOf(page)).toContainText('Mine.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('alertdialog')).toContainText('Another program changed')
  expect(await readFile(join(desk.folder, file), 'utf8')).toBe('Theirs.\n')
})

test('kept text of a file that is gone is restored, and given up only when asked twice', async ({ desk }) => {
  await loseText(desk, 'Still here.')
  await rm(join(desk.folder, file))
  const { page } = await desk.start()
  const dialog = await lookAtKeptText(page)
  const item = dialog.getByRole('listitem', { name: file })
  await expect(item).toContainText('The file is gone')
  await item.getByRole('button', { name: 'Give up…' }).click()
  await item.getByRole('button', { name: 'No, keep it' }).click()
  await item.getByRole('button', { name: 'Restore' }).click()
  await expect(dialog).toBeHidden()
  await expect(editorOf(page)).toContainText('Still here.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect
    .poll(() => readFile(join(desk.folder, file), 'utf8').catch(() => ''))
    .toContain('Hello from Jorge.\nStill here.')
})

test('kept text is given up when the writer says so', async ({ desk }) => {
  await loseText(desk, 'Not wanted.')
  const { page } = await desk.start()
  const dialog = await lookAtKeptText(page)
  await dialog.getByRole('button', { name: 'Give up…' }).click()
  await dialog.getByRole('button', { name: 'Give it up' }).click()
  await expect(dialog).toBeHidden()
  await expect(barOf(page)).toBeHidden()
  expect(await backupsOf(desk)).toEqual([])
})

test('nothing is kept of text that was saved, undone, or let go', async ({ desk }) => {
  const { page } = await desk.start()
  await typeAtEnd(page, 'One.')
  await expect.poll(() => backupsOf(desk)).toHaveLength(1)
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => backupsOf(desk)).toEqual([])
  await page.keyboard.type('Two.')
  await expect.poll(() => backupsOf(desk)).toHaveLength(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => backupsOf(desk)).toEqual([])
})
