import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'

test('earlier texts of a post are looked at, and put back as a whole or in part', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/second-post.md')
  const before = await readFile(file, 'utf8')
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  const dialog = page.getByRole('dialog', { name: 'History' })
  const openHistory = async () => {
    await page.keyboard.press('ControlOrMeta+Shift+p')
    await page.getByRole('dialog', { name: 'All commands' }).getByText('History of this post…').click()
  }
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(editor).toContainText('Hello from Jorge.')
  await openHistory()
  await expect(dialog).toContainText('There are no earlier texts yet.')
  await dialog.getByRole('button', { name: 'Close' }).click()

  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Everything is new.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await openHistory()
  const texts = dialog.getByRole('list', { name: 'Earlier texts' })
  await expect(texts.getByRole('button')).toHaveCount(2)
  await expect(dialog.getByRole('textbox', { name: /^As of/ })).toContainText('Hello from Jorge.')
  await expect(dialog.getByRole('textbox', { name: 'The post now' })).toContainText('Everything is new.')
  expect(await violationsOf(page, true)).toEqual([])
  await dialog.getByRole('button', { name: 'Put all of it back' }).click()
  await expect(editor).toContainText('Hello from Jorge.')
  await expect(editor).not.toContainText('Everything is new.')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editor).toContainText('Everything is new.')

  await openHistory()
  await dialog.getByRole('button', { name: 'Take this change' }).first().click()
  await dialog.getByRole('button', { name: 'Use the changes taken' }).click()
  await expect(editor).toContainText('Hello from Jorge.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(file, 'utf8')).toBe(before)
})
