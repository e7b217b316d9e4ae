import { mkdtemp, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'
import type { RunningApp } from '../helpers/runningApp'

/** An empty folder that this content folder was exported to before. */
async function targetOf({ userData, folder }: RunningApp): Promise<string> {
  const out = await realpath(await mkdtemp(join(tmpdir(), 'byline-pages-')))
  const choice = { format: 'page', author: null, drafts: false, contents: false }
  const choices = { folders: [{ path: await realpath(folder), out, choice }] }
  await writeFile(join(userData, 'export-choices.json'), JSON.stringify(choices))
  return out
}

const listed = async (out: string) =>
  (await readdir(out, { recursive: true })).filter((name) => /\.(?:html|xml|css)$/.test(name)).sort()

async function openDialog(page: Page) {
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export posts' })
  await expect(dialog.getByRole('button', { name: 'Choose…' })).toBeVisible()
  return dialog
}

test('posts are exported as pages: shown first, then written, and told what is missing', async ({ app }) => {
  const out = await targetOf(app)
  await writeFile(
    join(app.folder, 'posts/second-post.md'),
    '---\ntitle: A second post\n---\n\n![x](gone.png)\n',
  )
  await expect(app.page.getByRole('option', { name: 'A second post' })).toBeVisible()
  const dialog = await openDialog(app.page)
  expect(await violationsOf(app.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: 'pages in' })).toHaveText(/^4 pages in .*:$/)
  expect(await listed(out)).toEqual([])
  await dialog.getByRole('button', { name: 'Export 4 posts' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^4 pages written to/)
  expect(await listed(out)).toEqual([
    'posts/broken.html',
    'posts/latin.html',
    'posts/second-post.html',
    'posts/toml-post.html',
  ])
  const warnings = dialog.getByRole('region', { name: 'Warnings' })
  await expect(warnings).toContainText('The image “gone.png” is missing in the page.')
  await warnings.getByRole('button', { name: 'posts/second-post.md, line 5' }).click()
  await expect(dialog).toBeHidden()
  await expect(app.page.getByRole('textbox', { name: 'Markdown' })).toContainText('gone.png')
})

test('the list chooses what is exported, the choice is remembered, and the same again stays', async ({
  app,
}) => {
  const out = await targetOf(app)
  const { page } = app
  await page.getByRole('textbox', { name: 'Filter posts' }).fill('harbour')
  await expect(page.getByRole('option')).toHaveCount(1)
  const dialog = await openDialog(page)
  await dialog.getByText('Posts in the list').click()
  await dialog.getByText('Fragments', { exact: false }).first().click()
  await dialog.getByText('Drafts, too').click()
  await dialog.getByLabel('Sections of').selectOption({ label: 'Jorge Vidal' })
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await dialog.getByRole('button', { name: 'Export 1 post' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^1 page written to/)
  const html = await readFile(join(out, 'posts/harbour-lights.html'), 'utf8')
  expect(html).toMatch(/^<section class="section" data-author="jorge"/)
  expect(html).not.toContain('counting ships')
  await dialog.getByRole('button', { name: 'Close' }).click()

  const again = await openDialog(page)
  await expect(again.getByRole('radio', { name: /^Fragments/ })).toBeChecked()
  await expect(again.getByRole('switch', { name: 'Drafts, too' })).toBeChecked()
  await again.getByText('Posts in the list').click()
  await again.getByRole('button', { name: 'Continue' }).click()
  await again.getByRole('button', { name: 'Export 1 post' }).click()
  await expect(again.getByText('1 page would be the same and stayed.')).toBeVisible()
})

test('a site has lists, a feed and links; files of others stay unless the writer says so', async ({
  app,
}) => {
  const out = await targetOf(app)
  await writeFile(join(out, 'index.html'), 'My own page')
  const dialog = await openDialog(app.page)
  await dialog.getByText('one style sheet').click()
  await dialog.getByText('Drafts, too').click()
  await dialog.getByRole('button', { name: 'Continue' }).click()
  const inTheWay = dialog.getByRole('region', { name: 'Files in the way' })
  await expect(inTheWay.getByRole('listitem')).toHaveText(['index.html'])
  await dialog.getByRole('button', { name: 'Export 5 posts' }).click()
  await expect(dialog.getByRole('region', { name: 'Failed' })).toContainText('index.html')
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('My own page')
  await dialog.getByRole('button', { name: 'Close' }).click()

  const again = await openDialog(app.page)
  await again.getByRole('button', { name: 'Continue' }).click()
  await again.getByText('Replace it').click()
  await again.getByRole('button', { name: 'Export 5 posts' }).click()
  await expect(again.getByText('5 pages would be the same and stayed.')).toBeVisible()
  expect(await listed(out)).toEqual(
    expect.arrayContaining(['feed.xml', 'index.html', 'style.css', 'authors/jorge.html']),
  )
  expect(await readFile(join(out, 'index.html'), 'utf8')).toContain('href="posts/harbour-lights.html"')
})

test('a long export shows how far it is and can be stopped: what is there is whole', async ({ app }) => {
  const out = await targetOf(app)
  const body = `${'Every evening somebody counts the *lamps*.\n\n'.repeat(200)}`
  await Promise.all(
    Array.from({ length: 400 }, (_, index) =>
      writeFile(join(app.folder, `posts/many-${index}.md`), `---\ntitle: Many ${index}\n---\n${body}`),
    ),
  )
  await expect(app.page.getByText('405 posts')).toBeVisible()
  const dialog = await openDialog(app.page)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await dialog.getByRole('button', { name: 'Export 404 posts' }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.getByText(/^You stopped: \d+ posts? left/)).toBeVisible()
  for (const name of await listed(out)) expect(await readFile(join(out, name), 'utf8')).toMatch(/<\/html>\n$/)
})

test('the body of a post is copied as HTML and as rich text', async ({ app }) => {
  const { page } = app
  if (app.host === 'browser') await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('Hello from Jorge')
  const run = async (command: string) => {
    await page.keyboard.press('ControlOrMeta+Shift+p')
    await page.getByRole('dialog', { name: 'All commands' }).getByText(command, { exact: true }).click()
  }
  await run('Copy as HTML')
  await expect(page.getByText('The HTML of this post is on the clipboard.')).toBeVisible()
  await run('Copy as rich text')
  await expect(page.getByText('This post, as rich text, is on the clipboard.')).toBeVisible()
  // Pasted into the editor it is Markdown again, as far as the editor knows rich text: its words are there.
  await page.getByRole('textbox', { name: 'Markdown' }).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByText(/Hello from Jorge\.[\s\S]*Hello from Jorge\./).first()).toBeVisible()
})
