import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'
import { sampleFiles } from '../helpers/sampleFolder'

test.use({
  files: {
    ...sampleFiles,
    'posts/tides.md':
      '---\ntitle: Tides\n---\nSee [the second](second-post.md#end) and ![q](img/quay.png).\n',
    'posts/bundle/index.md': '---\ntitle: A bundle\n---\n![boat](boat.png)\n',
    'posts/bundle/boat.png': sampleFiles['posts/img/quay.png'] ?? '',
  },
})

const row = (page: Page, name: string) => page.getByRole('option', { name })
const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })

test('a post is renamed by keyboard, the links to it first shown and then changed', async ({ app }) => {
  const { page, folder } = app
  await row(page, 'A second post').click()
  await expect(editorOf(page)).toContainText('Hello from Jorge.')
  await row(page, 'A second post').focus()
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'Rename or move' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  expect(await violationsOf(page, true)).toEqual([])
  await page.keyboard.type('greeting')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('The links in 1 post change with it.')
  await expect(dialog).toContainText('+See [the second](greeting.md#end)')
  expect(await readdir(join(folder, 'posts'))).toContain('second-post.md')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('posts/second-post.md is posts/greeting.md now.')).toBeVisible()
  expect(await readdir(join(folder, 'posts'))).not.toContain('second-post.md')
  expect(await readFile(join(folder, 'posts/tides.md'), 'utf8')).toContain('[the second](greeting.md#end)')
  // The text that is open goes along, and is saved under the new name.
  await expect(page.getByRole('alert')).toHaveCount(0)
  await editorOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('More.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(join(folder, 'posts/greeting.md'), 'utf8')).toContain('Hello from Jorge.\nMore.')
})

test('a bundle is moved to another folder from its menu, and a name that is taken is refused', async ({
  app,
}) => {
  const { page, folder } = app
  await row(page, 'A bundle').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Rename or move…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rename or move' })
  await expect(dialog).toContainText('with all that is in it')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('img')
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect(dialog.getByRole('alert')).toContainText('is there already')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('CON')
  await expect(dialog.getByRole('alert')).toContainText('device')
  await dialog.getByRole('button', { name: 'Use “a-bundle”, from the title' }).click()
  await dialog.getByRole('combobox', { name: 'Folder' }).fill('notes/2024')
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect(dialog).toBeHidden()
  expect((await readdir(join(folder, 'notes/2024/a-bundle'))).sort()).toEqual(['boat.png', 'index.md'])
})

test('unsaved text is saved before its post moves', async ({ app }) => {
  const { page, folder } = app
  await row(page, 'A second post').click()
  await editorOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Mine.')
  await row(page, 'A second post').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Rename or move…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rename or move' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('greeting')
  await expect(dialog.getByRole('button', { name: 'Move' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Save all' }).click()
  await dialog.getByRole('button', { name: 'Move' }).click()
  await dialog.getByRole('button', { name: 'Move and change the links' }).click()
  await expect(dialog).toBeHidden()
  expect(await readFile(join(folder, 'posts/greeting.md'), 'utf8')).toContain('Mine.')
})

test('a post is copied, and the copy is open', async ({ app }) => {
  const { page, folder } = app
  await row(page, 'Tides').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Duplicate…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Duplicate' })
  await dialog.getByRole('button', { name: 'Duplicate' }).click()
  await expect(dialog).toBeHidden()
  await expect(editorOf(page)).toContainText('See [the second]')
  expect(await readFile(join(folder, 'posts/tides-copy.md'), 'utf8')).toBe(
    await readFile(join(folder, 'posts/tides.md'), 'utf8'),
  )
})

test('F55: a post goes to the trash only when asked; posts with links to it are named', async ({ app }) => {
  const { page, folder } = app
  await row(page, 'A second post').click()
  await row(page, 'A second post').focus()
  await page.keyboard.press('Delete')
  const dialog = page.getByRole('alertdialog', { name: 'Move to the trash' })
  await expect(dialog.getByRole('listitem')).toHaveText(['posts/tides.md'])
  expect(await violationsOf(page, true)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await access(join(folder, 'posts/second-post.md'))
  await row(page, 'A second post').focus()
  await page.keyboard.press('Delete')
  await dialog.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(dialog).toBeHidden()
  await expect(row(page, 'A second post')).toHaveCount(0)
  expect(await readdir(join(folder, 'posts'))).not.toContain('second-post.md')
})
