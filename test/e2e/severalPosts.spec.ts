import { mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'
import type { RunningApp } from '../helpers/runningApp'

const names = ['Anchors', 'Bells', 'Cranes', 'Docks', 'Eels', 'Ferries']
const post = (title: string, index: number) =>
  `---\ntitle: ${title}\nauthor: mina\ndate: 2024-05-${20 - index}\n${title === 'Docks' ? 'draft: true\n' : ''}---\n@mina\nOf ${title.toLowerCase()}.\n`

test.use({
  files: {
    ...Object.fromEntries(
      names.map((title, index) => [`posts/${title.toLowerCase()}.md`, post(title, index)]),
    ),
    'posts/eels.md': `${post('Eels', 4)}\n@jorge\nJorge’s part.\n\n[Bells](bells.md)\n`,
  },
})

const list = (page: Page) => page.getByRole('listbox', { name: 'Posts' })
const row = (page: Page, name: string) => list(page).getByRole('option', { name })
const selected = (page: Page) => list(page).getByRole('option', { selected: true })
const count = (page: Page) => page.getByRole('navigation', { name: 'Posts panel' }).getByRole('status')
const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })
const toggling = { modifiers: ['ControlOrMeta' as const] }

async function openBells(page: Page) {
  await row(page, 'Bells').click()
  await expect(editorOf(page)).toContainText('Of bells.')
}

/** An empty folder that this content folder was exported to before. */
async function targetOf({ userData, folder }: RunningApp): Promise<string> {
  const out = await realpath(await mkdtemp(join(tmpdir(), 'byline-pages-')))
  const choice = { format: 'page', author: null, drafts: false, contents: false }
  const choices = { folders: [{ path: await realpath(folder), out, choice }] }
  await writeFile(join(userData, 'export-choices.json'), JSON.stringify(choices))
  return out
}

test('posts are selected by mouse, and the open one stays open', async ({ app }) => {
  const { page } = app
  await openBells(page)
  await expect(list(page)).toHaveAttribute('aria-multiselectable', 'true')
  await row(page, 'Docks').click(toggling)
  await expect(selected(page)).toHaveText([/Bells/, /Docks/])
  await expect(count(page)).toHaveText('2 of 6 posts selected')
  await row(page, 'Ferries').click({ modifiers: ['Shift'] })
  await expect(selected(page)).toHaveText([/Bells/, /Docks/, /Eels/, /Ferries/])
  await row(page, 'Eels').click(toggling)
  await expect(selected(page)).toHaveText([/Bells/, /Docks/, /Ferries/])
  await expect(editorOf(page)).toContainText('Of bells.')
  await expect(row(page, 'Bells')).toHaveAttribute('aria-current', 'true')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violationsOf(page)).toEqual([])
  }

  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveText([/Bells/])
  await expect(count(page)).toHaveText('6 posts')
  await row(page, 'Cranes').click(toggling)
  await row(page, 'Cranes').click()
  await expect(selected(page)).toHaveText([/Cranes/])
  await expect(editorOf(page)).toContainText('Of cranes.')
})

test('posts are selected by keyboard, and Enter opens one of them', async ({ app }) => {
  const { page } = app
  await openBells(page)
  await row(page, 'Bells').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selected(page)).toHaveText([/Bells/, /Cranes/, /Docks/])
  await page.keyboard.press('Shift+ArrowUp')
  await expect(selected(page)).toHaveText([/Bells/, /Cranes/])
  await page.keyboard.press('Shift+Home')
  await expect(selected(page)).toHaveText([/Anchors/, /Bells/])
  await page.keyboard.press('Shift+End')
  await expect(count(page)).toHaveText('5 of 6 posts selected')
  await expect(editorOf(page)).toContainText('Of bells.')
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toContainText('Of ferries.')
  await expect(count(page)).toHaveText('5 of 6 posts selected')
  await page.keyboard.press('ControlOrMeta+a')
  await expect(count(page)).toHaveText('6 of 6 posts selected')
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveText([/Ferries/])
  await expect(row(page, 'Ferries')).toBeFocused()

  await page.keyboard.press('F2')
  await expect(page.getByRole('dialog', { name: 'Rename or move' })).toBeVisible()
  await page.keyboard.press('Escape')
  await row(page, 'Ferries').focus()
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('F2')
  await expect(page.getByText('Posts are renamed one at a time')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(selected(page)).toHaveText([/Docks/])
  await expect(editorOf(page)).toContainText('Of docks.')
})

test('the selection stays through filters and outside changes, and Tab into the list keeps it', async ({
  app,
}) => {
  const { page, folder } = app
  await openBells(page)
  await row(page, 'Docks').click(toggling)
  await row(page, 'Eels').click(toggling)
  const filter = page.getByRole('textbox', { name: 'Filter posts' })
  await filter.fill('eels')
  await expect(count(page)).toHaveText('3 of 6 selected, 2 not listed')
  await filter.fill('cranes')
  await filter.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(row(page, 'Cranes')).toBeFocused()
  await expect(count(page)).toHaveText('3 of 6 selected, 3 not listed')
  await expect(editorOf(page)).toContainText('Of bells.')
  await filter.fill('')
  await rename(join(folder, 'posts/docks.md'), join(folder, 'posts/piers.md'))
  await expect(list(page).getByRole('option')).toHaveCount(6)
  await rm(join(folder, 'posts/eels.md'))
  await expect(count(page)).toHaveText('2 of 5 posts selected')
  await expect(selected(page)).toHaveText([/Bells/, /Docks/])
})

test('several posts go to the trash at once; a failure is told by name', async ({ app }) => {
  const { page, folder } = app
  await openBells(page)
  await row(page, 'Cranes').click(toggling)
  await row(page, 'Docks').click(toggling)
  await row(page, 'Cranes').click({ button: 'right' })
  const menu = page.getByRole('menu', { name: '3 posts selected' })
  for (const name of ['Rename or move…', 'Duplicate…', 'Show in folder'])
    await expect(menu.getByRole('menuitem', { name })).toBeDisabled()
  expect(await violationsOf(page)).toEqual([])
  await menu.getByRole('menuitem', { name: 'Move 3 posts to the trash…' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Move to the trash' })
  await expect(dialog.getByRole('heading', { name: 'Move 3 posts to the trash?' })).toBeVisible()
  await expect(dialog.getByRole('list', { name: 'Posts' }).getByRole('listitem')).toHaveCount(3)
  await expect(dialog.getByRole('region', { name: 'Posts with links to them' })).toContainText(
    'posts/eels.md',
  )
  expect(await violationsOf(page)).toEqual([])
  await rm(join(folder, 'posts/cranes.md'))
  await dialog.getByRole('button', { name: 'Move 3 posts to the trash' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^2 of 3 posts went to the trash/)
  await expect(dialog.getByRole('region', { name: 'Still here' }).getByRole('listitem')).toHaveText([
    /posts\/cranes\.md/,
  ])
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(list(page).getByRole('option')).toHaveText([/Anchors/, /Eels/, /Ferries/])
  expect((await readdir(join(folder, 'posts'))).sort()).toEqual(['anchors.md', 'eels.md', 'ferries.md'])

  await row(page, 'Anchors').click(toggling)
  await row(page, 'Eels').click(toggling)
  await row(page, 'Ferries').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Move to the trash…' }).click()
  await expect(dialog).toContainText('posts/ferries.md')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(count(page)).toHaveText('2 of 3 posts selected')
})

test('several posts move to a folder, with their links', async ({ app }) => {
  const { page, folder } = app
  await openBells(page)
  await row(page, 'Cranes').click(toggling)
  await row(page, 'Cranes').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Move 2 posts to a folder…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move to a folder' })
  await expect(dialog.getByRole('region', { name: 'Posts with links to them' })).toContainText(
    'posts/eels.md',
  )
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('combobox', { name: 'Folder' }).fill('harbour')
  await dialog.getByRole('button', { name: 'Move 2 posts' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('2 posts are in harbour now.')).toBeVisible()
  expect((await readdir(join(folder, 'harbour'))).sort()).toEqual(['bells.md', 'cranes.md'])
  expect(await readFile(join(folder, 'posts/eels.md'), 'utf8')).toContain('[Bells](../harbour/bells.md)')
  await expect(selected(page)).toHaveText([/Bells/, /Cranes/])
  await expect(editorOf(page)).toContainText('Of bells.')
})

test('export begins with the selected posts, and remembers what was chosen', async ({ app }) => {
  const { page } = app
  const out = await targetOf(app)
  await openBells(page)
  await row(page, 'Docks').click(toggling)
  await row(page, 'Eels').click(toggling)
  await page.keyboard.press('ControlOrMeta+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export posts' })
  await expect(dialog.getByRole('radio', { name: 'Selected posts 3' })).toBeChecked()
  await expect(dialog.getByRole('status')).toHaveText('2 posts; 1 draft stays out.')
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByLabel('Sections of').selectOption('jorge')
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByRole('list', { name: 'Pages' }).getByRole('listitem')).toHaveText([
    'posts/bells.html',
    'posts/eels.html',
  ])
  await dialog.getByRole('button', { name: 'Export 2 posts' }).click()
  await expect(dialog.getByText('1 post without a section of this author.')).toBeVisible()
  const html = await readFile(join(out, 'posts/eels.html'), 'utf8')
  expect(html).toContain('Jorge’s part.')
  expect(html).not.toContain('Of eels.')
  await dialog.getByRole('button', { name: 'Close' }).click()

  await row(page, 'Anchors').click()
  await row(page, 'Ferries').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  await expect(dialog.getByRole('radio', { name: '“Ferries”' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'This post' }).check({ force: true })
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByRole('list', { name: 'Pages' }).getByRole('listitem')).toHaveText([
    'posts/anchors.html',
  ])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await expect(dialog.getByRole('radio', { name: 'This post' })).toBeChecked()
  await expect(dialog.getByRole('combobox', { name: 'Sections of' })).toHaveValue('jorge')
})
