import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'

test('F41 every kind of field edits only its own bytes', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/harbour-lights.md')
  const before = await readFile(file, 'utf8')
  await page.getByRole('option', { name: 'Harbour lights' }).click()

  await page.getByLabel('Date', { exact: true }).fill('2024-06-30')
  await page.getByRole('switch', { name: 'Draft' }).click({ force: true })
  const categories = page.getByRole('combobox', { name: 'Categories' })
  await categories.fill('tides')
  await categories.press('Enter')
  await page.getByRole('row', { name: 'analytics' }).getByRole('button').click()
  const slug = page.getByRole('textbox', { name: 'Slug' })
  await slug.fill('lights')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()

  const expected = before
    .replace("date: '2024-05-02'", "date: '2024-06-30'")
    .replace('draft: true', 'draft: false')
    .replace('[data engineering,analytics]', '[data engineering,tides]')
    .replace('slug: harbour-lights   # keep me', 'slug: lights   # keep me')
  expect(await readFile(file, 'utf8')).toBe(expected)
})

test('an edit in the text shows in the form at once, and a TOML post keeps its kind', async ({ app }) => {
  const { page, folder } = app
  await page.getByRole('option', { name: 'A post in TOML' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.getByText('A post in TOML').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('slug = "typed')
  const slug = page.getByRole('textbox', { name: 'Slug' })
  await expect(slug).toHaveValue('typed')
  await slug.fill('filled in')
  await expect(editor).toContainText('slug = "filled in"')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(join(folder, 'posts/toml-post.md'), 'utf8')).toBe(
    '+++\ntitle = "A post in TOML"\nslug = "filled in"\ndate = 2023-01-09\n+++\nText.\n',
  )
})

test('sections move and change hands by keys and buttons', async ({ app }) => {
  const { page } = app
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('@mina')
  await page.keyboard.press('ControlOrMeta+Alt+s')
  const sections = page.getByRole('treegrid', { name: 'Sections' }).getByRole('row', { level: 1 })
  await expect(sections.nth(0)).toContainText('Mina Okafor')
  await page.getByRole('button', { name: 'More for section 2' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect(sections.nth(0)).toContainText('Jorge Vidal')
  await page.getByRole('button', { name: 'More for section 1' }).click()
  await page.getByRole('menuitem', { name: /Lena Brandt/ }).click()
  await expect(sections.nth(0)).toContainText('Lena Brandt')
  await expect(page.getByRole('row', { level: 2 }).first()).toContainText('How to read a log book')
  const preview = page.frameLocator('iframe[title="Preview"]')
  await expect(preview.locator('section').first()).toContainText('How to read a log book')
})

test('checks jump to their place and mend it', async ({ app }) => {
  const { page } = app
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('##No space here')
  await page.keyboard.press('Enter')
  await page.keyboard.type('![gone](img/gone.png)')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Checks' }).click()
  const problems = page.getByRole('list', { name: 'Problems' })
  await expect(problems).toContainText('img/gone.png')
  await expect(editor.locator('.cm-lintRange').first()).toBeVisible()
  await problems
    .getByRole('listitem')
    .filter({ hasText: /No space|space/ })
    .getByRole('button')
    .last()
    .click()
  await expect(editor).toContainText('## No space here')
})

test('the palette, panels and themes answer', async ({ app }) => {
  const { page } = app
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await expect(page.getByTitle('Preview')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Alt+p')
  await expect(page.getByTitle('Preview')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await page.keyboard.type('preview')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByTitle('Preview')).toBeVisible()
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+p')
  await expect(page.getByRole('textbox', { name: 'Filter posts' })).toBeFocused()
  await page.keyboard.type('toml')
  await expect(page.getByRole('listbox', { name: 'Posts' }).getByRole('option')).toHaveCount(1)
})

test('fields come and go, also where there was no front matter', async ({ app }) => {
  const { page, folder } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await page.getByRole('button', { name: 'More for Slug' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(editor).not.toContainText('slug:')
  await page.getByRole('button', { name: 'Add field' }).click()
  await page.getByRole('combobox', { name: 'Name of the new field' }).fill('subject')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Subject' }).fill('Ships')
  await expect(editor).toContainText('subject: Ships')

  await writeFile(join(folder, 'posts/bare.md'), 'Only text.\n')
  await page.getByRole('option', { name: 'bare' }).click()
  await page.getByRole('button', { name: 'Add front matter' }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('No longer bare')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(join(folder, 'posts/bare.md'), 'utf8')).toMatch(
    /^---\ntitle: (['"]?)No longer bare\1\n---\n\n?Only text\.\n$/,
  )
})

test('About tells what a report of a fault needs', async ({ app }) => {
  const { page } = app
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await expect(page.getByRole('dialog', { name: 'All commands' })).toBeVisible()
  await page.keyboard.type('about')
  await page.keyboard.press('Enter')
  const about = page.getByRole('dialog', { name: 'About Byline' })
  await expect(about).toContainText(app.host === 'desktop' ? 'desktop app' : 'browser app')
  await expect(about).toContainText(/Node\s*\d+\.\d+/)
  expect(await violationsOf(page, true)).toEqual([])
  await about.getByRole('button', { name: 'Close' }).click()
  await expect(about).toHaveCount(0)
})
