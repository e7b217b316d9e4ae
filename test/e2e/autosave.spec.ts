import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from '../helpers/host'

async function choose(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await page.getByRole('dialog', { name: 'All commands' }).getByText(command, { exact: true }).click()
}

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Markdown' }).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

test('text is saved after a pause, and never over what another program wrote', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/second-post.md')
  const before = await readFile(file, 'utf8')
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('Hello from Jorge.')
  await choose(page, 'Save after a pause in typing')
  await typeAtEnd(page, 'One.')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(file, 'utf8')).toBe(`${before}One.`)

  await page.keyboard.type('Two.')
  await writeFile(file, 'Theirs.\n')
  await expect(page.getByRole('alert')).toContainText('Another program changed this file')
  await page.keyboard.type('Three.')
  await page.waitForTimeout(4000)
  await expect(page.getByRole('alertdialog')).toBeHidden()
  expect(await readFile(file, 'utf8')).toBe('Theirs.\n')
})

test('text is saved on leaving the window where that was chosen', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/second-post.md')
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('Hello from Jorge.')
  await choose(page, 'Save on leaving the window')
  await typeAtEnd(page, 'Left.')
  // A click into the page is no leaving.
  await page.frameLocator('iframe[title="Preview"]').getByText('Hello from Jorge.').click()
  await page.waitForTimeout(500)
  await expect(page).toHaveTitle(/^●/)
  await page.evaluate(() => {
    document.hasFocus = () => false
    window.dispatchEvent(new Event('blur'))
  })
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(file, 'utf8')).toContain('Left.')
})
