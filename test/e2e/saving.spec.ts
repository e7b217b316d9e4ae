import { chmod, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from '../helpers/host'

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })
const id = 'posts/second-post.md'

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(editorOf(page)).toContainText('Hello from Jorge.')
  await editorOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

test('F20 a text that the writer deletes is saved as an empty file', async ({ app }) => {
  const { page, folder } = app
  await typeAtEnd(page, '')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(join(folder, id), 'utf8')).toBe('')
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(join(folder, id), 'utf8')).toContain('Hello from Jorge.')
})

test('F29 a post that was renamed outside is not written under its old name', async ({ app }) => {
  const { page, folder } = app
  await typeAtEnd(page, 'Mine.')
  await rename(join(folder, id), join(folder, 'posts/renamed.md'))
  await expect(page.getByRole('alert').filter({ hasText: 'gone' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  expect(await readdir(join(folder, 'posts'))).not.toContain('second-post.md')
  expect(await readFile(join(folder, 'posts/renamed.md'), 'utf8')).not.toContain('Mine.')
  await expect(editorOf(page)).toContainText('Mine.')
})

test('F09 a file that became read-only is not written; a copy can be saved elsewhere', async ({ app }) => {
  const { page, folder } = app
  await typeAtEnd(page, 'Mine.')
  const before = await readFile(join(folder, id), 'utf8')
  await chmod(join(folder, id), 0o444)
  await page.keyboard.press('ControlOrMeta+s')
  const notice = page.getByRole('alert').filter({ hasText: 'was not saved' })
  await expect(notice).toContainText('You may read this file but not change it')
  const copy = await app.writtenBy(() => notice.getByRole('button', { name: 'Save a copy…' }).click())
  expect(copy).toEqual({ name: 'second-post.md', text: `${before}Mine.` })
  expect(await readFile(join(folder, id), 'utf8')).toBe(before)
  await expect(page).toHaveTitle(/^●/)

  await chmod(join(folder, id), 0o644)
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(join(folder, id), 'utf8')).toBe(`${before}Mine.`)
})
