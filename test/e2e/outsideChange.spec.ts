import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })
const dialogOf = (page: Page) => page.getByRole('alertdialog', { name: 'File changed' })

/** Opens the post, types below its first section, and lets another program change the file in three ways. */
async function changeBoth(page: Page, folder: string): Promise<{ file: string; theirs: string }> {
  const file = join(folder, 'posts/harbour-lights.md')
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await editorOf(page).getByText('Three columns').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Mine.')
  const before = await readFile(file, 'utf8')
  const theirs = before
    .replace('title: Harbour lights', 'title: Lights of the harbour')
    .replace('Every evening somebody', 'Every morning somebody')
    .replace('*matter*.', '*matter*. Theirs.')
  await writeFile(file, theirs)
  await expect(page.getByRole('alert')).toContainText('Another program changed this file')
  return { file, theirs }
}

test('F45: a clean post follows its file, and the cursor stays in its line', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/harbour-lights.md')
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await editorOf(page).getByText('Three columns').click()
  await page.keyboard.press('Home')
  const before = await readFile(file, 'utf8')
  await writeFile(file, `${before.replace('draft: true', 'draft: true\r\nweight: 4')}A line below.\r\n`)
  await expect(editorOf(page)).toContainText('A line below.')
  await expect(editorOf(page)).toContainText('weight: 4')
  await expect(page).not.toHaveTitle(/^●/)
  await page.keyboard.type('Here: ')
  await expect(editorOf(page)).toContainText('Here: Three columns')
})

test('F46: texts changed here and outside are put together by section; line endings stay', async ({
  app,
}) => {
  const { page, folder } = app
  const { file, theirs } = await changeBoth(page, folder)
  await page.getByRole('button', { name: 'Choose…' }).click()
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('status')).toContainText('2 places in the file')
  await expect(dialog.getByRole('status')).toContainText('1 place in both')
  expect(await violationsOf(page, true)).toEqual([])
  const save = dialog.getByRole('button', { name: 'Save this' })
  await expect(save).toBeDisabled()
  await expect(
    dialog.getByRole('region', { name: 'Front matter' }).getByRole('radio', { name: /^The file’s/ }),
  ).toBeChecked()
  const last = dialog.getByRole('region', { name: 'How to read a log book' })
  await last.getByText('Both, one after the other').click()
  await dialog.getByRole('button', { name: 'Side by side' }).click()
  await expect(dialog.getByRole('textbox', { name: 'What will be saved' })).toContainText('Mine. Theirs.')
  await save.click()
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  const saved = await readFile(file, 'utf8')
  expect(saved).toContain('title: Lights of the harbour\r\n')
  expect(saved).toContain('Every morning somebody')
  expect(saved).toContain('Mine.')
  expect(saved).toContain('Theirs.')
  // All that neither changed is as it was, byte for byte.
  const lines = saved.split('\n')
  expect(lines.slice(0, -2)).toEqual(theirs.split('\n').slice(0, -2))
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editorOf(page)).toContainText('Every evening somebody')
})

test('F46: all of the file or all of one’s own is two presses, and nothing is written before', async ({
  app,
}) => {
  const { page, folder } = app
  const { file, theirs } = await changeBoth(page, folder)
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = dialogOf(page)
  await dialog.getByRole('button', { name: 'All of mine' }).click()
  await dialog.getByRole('button', { name: 'Decide later' }).click()
  expect(await readFile(file, 'utf8')).toBe(theirs)
  await page.keyboard.press('ControlOrMeta+s')
  await dialog.getByRole('button', { name: 'All from the file' }).click()
  await dialog.getByRole('button', { name: 'Take the file’s text' }).click()
  await expect(dialog).toBeHidden()
  await expect(editorOf(page)).toContainText('Every morning somebody')
  await expect(editorOf(page)).not.toContainText('Mine.')
  await expect(page).not.toHaveTitle(/^●/)
  expect(await readFile(file, 'utf8')).toBe(theirs)
})
