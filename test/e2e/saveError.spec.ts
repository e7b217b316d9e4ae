import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

test('a save that fails says why, keeps the text, and offers what helps', async ({ app }) => {
  const { page, folder, writtenBy } = app
  const file = join(folder, 'posts/second-post.md')
  await page.getByRole('option', { name: 'A second post' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Not lost.')
  await rm(file)
  await mkdir(file)
  await page.keyboard.press('ControlOrMeta+s')
  const notice = page.getByRole('alert').filter({ hasText: 'was not saved' })
  await expect(notice).toContainText('not a file but a folder')
  await expect(page).toHaveTitle(/^●/)
  for (const name of ['Copy the text', 'Show the folder'])
    await expect(notice.getByRole('button', { name })).toBeVisible()
  const copy = await writtenBy(() => notice.getByRole('button', { name: 'Save a copy…' }).click())
  expect(copy.name).toBe('second-post.md')
  expect(copy.text).toContain('Hello from Jorge.\nNot lost.')
  await expect(page).toHaveTitle(/^●/)
  expect(await readdir(file)).toEqual([])

  await rm(file, { recursive: true })
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByRole('button', { name: 'Write the file again' }).click()
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
})
