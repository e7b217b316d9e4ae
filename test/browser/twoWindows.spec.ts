import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { openInBrowser } from '../helpers/browserHost'
import { expect, test } from '../helpers/host'

const file = 'posts/second-post.md'
const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })
const barOf = (page: Page) => page.getByRole('status').filter({ hasText: 'is kept' })

async function openSecondPost(page: Page): Promise<void> {
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(editorOf(page)).toContainText('Hello from Jorge.')
}

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await editorOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
}

async function openAnother(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(new URL('/', page.url()).href)
  await other.getByRole('option').first().waitFor()
  return other
}

/** `second` has the post open, too: it shows what `first` saves, and its own unsaved text is neither lost nor saved over that. */
async function checkStaleSave(first: Page, second: Page, folder: string): Promise<void> {
  await openSecondPost(first)
  await openSecondPost(second)
  await typeAtEnd(first, 'One.')
  await save(first)
  await expect(editorOf(second)).toContainText('One.')
  await expect(second).not.toHaveTitle(/^●/)

  await typeAtEnd(second, ' Two.')
  await typeAtEnd(first, ' Three.')
  await save(first)
  await expect(second.getByRole('alert')).toContainText('changed this file')
  await expect(editorOf(second)).toContainText('One. Two.')
  await second.keyboard.press('ControlOrMeta+s')
  await expect(second.getByRole('alertdialog')).toBeVisible()
  expect(await readFile(join(folder, file), 'utf8')).toMatch(/One\. Three\.\n?$/)
}

test('F49: another window shows what this one saves, and its stale save is stopped', async ({ app }) => {
  const { page, folder } = app
  await checkStaleSave(page, await openAnother(page), folder)
})

test('F49: another program on the same folder does so, too, and keeps its hands off unsaved text', async ({
  app,
}) => {
  const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
  const backups = async () => (await readdir(join(userData, 'backups')).catch(() => [])).sort()
  const [one, other] = [await openInBrowser(app.folder, userData), await openInBrowser(app.folder, userData)]
  await checkStaleSave(one.page, other.page, app.folder)

  await expect.poll(backups).toEqual([expect.stringMatching(/\.backup$/)])
  const before = await backups()
  await one.page.reload()
  await one.page.getByRole('option').first().waitFor()
  await openSecondPost(one.page)
  await typeAtEnd(one.page, ' Four.')
  await save(one.page)
  await expect(barOf(one.page)).toBeHidden()
  expect(await backups()).toEqual(before)

  await other.kill()
  await one.page.reload()
  await expect(barOf(one.page)).toContainText('Unsaved text of 1 post is kept')
  await one.close()
  await rm(userData, { recursive: true, force: true })
})

test('unsaved text of a window is offered in another one when the window is gone, and not before', async ({
  app,
}) => {
  const { page } = app
  const other = await openAnother(page)
  await openSecondPost(other)
  await typeAtEnd(other, 'Not saved.')
  // Longer than the text takes to be kept.
  await other.waitForTimeout(2500)
  await page.reload()
  await page.getByRole('option').first().waitFor()
  await page.waitForTimeout(1500)
  await expect(barOf(page)).toBeHidden()
  await other.close({ runBeforeUnload: false })
  await expect(barOf(page)).toContainText('Unsaved text of 1 post is kept')
})

test('another window that opens another folder leaves unsaved text alone', async ({ app }) => {
  const { page, folder } = app
  await page.getByRole('option', { name: 'A second post' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Mine.')
  const before = await readFile(join(folder, 'posts/second-post.md'), 'utf8')

  const other = await page.context().newPage()
  await other.goto(new URL('/', page.url()).href)
  await other.getByRole('option').first().waitFor()
  await other.keyboard.press('ControlOrMeta+Shift+p')
  await other.getByRole('option', { name: 'Close folder' }).click()
  await expect(other.getByRole('button', { name: 'Open folder' })).toBeVisible()

  await expect(page.getByRole('alert').filter({ hasText: 'Another window' })).toBeVisible()
  await expect(editor).toContainText('Mine.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('alert').filter({ hasText: 'was not saved' })).toBeVisible()
  expect(await readFile(join(folder, 'posts/second-post.md'), 'utf8')).toBe(before)
})
