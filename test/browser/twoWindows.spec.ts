import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

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
