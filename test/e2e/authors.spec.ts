import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'
import { runByName } from '../helpers/palette'
import type { RunningApp } from '../helpers/runningApp'
import { pixel, sampleFiles } from '../helpers/sampleFolder'

const post = (title: string, text: string) => `---\ntitle: ${title}\nauthor: mina\n---\n${text}`

test.use({
  files: {
    ...sampleFiles,
    'authors/noor.json': '{\n  "name": "Noor Velkamp",\n  "email": "n.velkamp@example.org"\n}\n',
    'posts/strangers.md': post(
      'Strangers',
      '@mina\nHers.\n\n@velkamp\nWhose?\n\n@amaro\nNew here.\n\n@nowhere\nText.\n',
    ),
    'posts/silent.md':
      '---\ntitle: Silent\nauthors: [jorge, lena]  # both\n---\n@jorge\nHis.\n\n@mina\nHers.\n',
    'static/img/noor.png': pixel,
  },
})

const read = (app: RunningApp, path: string) => readFile(join(app.folder, path), 'utf8')
const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })

/** Opens a post and waits until the authors directory has been read. */
async function openHarbour(page: Page): Promise<void> {
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await expect(editorOf(page)).toContainText('@minaMina Okafor')
}

async function openChecks(page: Page, title: string): Promise<void> {
  await page.getByRole('option', { name: title }).click()
  await page.getByRole('tab', { name: /Checks/ }).click()
}

const problem = (page: Page, words: string | RegExp) =>
  page.getByRole('list', { name: 'Problems' }).getByRole('listitem').filter({ hasText: words })

test('an author is added by keyboard, with what is wrong told beside the fields', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('option', { name: 'Harbour lights' })).toBeVisible()
  await runByName(page, 'add author')
  const dialog = page.getByRole('dialog', { name: 'Add author' })
  const field = (name: string) => dialog.getByRole('textbox', { name })
  await expect(field('Handle')).toBeFocused()
  await page.keyboard.type('mina')
  await page.keyboard.press('Tab')
  await expect(field('Handle')).toHaveAccessibleDescription(/“mina” is taken \(Mina Okafor\)/)
  await page.keyboard.type('Ada Amaro')
  await page.keyboard.press('Tab')
  await page.keyboard.type('ada')
  await page.keyboard.press('Enter')
  await expect(field('Handle')).toBeFocused()
  await expect(field('Email')).toHaveAccessibleDescription(/not an email address/)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('amaro')
  await expect(dialog.getByText('authors/amaro.json')).toBeVisible()
  await field('Email').fill('ada@example.org')
  await field('Picture').fill('static/img/nobody.png')
  await expect(field('Picture')).toHaveAccessibleDescription(/No picture was found there yet/)
  await field('Picture').fill('static/img/noor.png')
  await expect(field('Picture')).toHaveAccessibleDescription('The path of a file in this folder.')
  await expect(dialog.locator('.author-badge img')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('@amaro is saved in authors/amaro.json.')).toBeVisible()
  expect(JSON.parse(await read(app, 'authors/amaro.json'))).toMatchObject({
    name: 'Ada Amaro',
    email: 'ada@example.org',
  })
})

test('an author is edited by mouse: only what changed is written', async ({ app }) => {
  const { page } = app
  const before = await read(app, 'authors/noor.json')
  await openHarbour(page)
  await runByName(page, 'edit author')
  const choice = page.getByRole('dialog', { name: 'Edit author' })
  await choice.getByRole('option', { name: /Noor Velkamp/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit author' })
  await expect(dialog.getByRole('heading', { name: 'Edit Noor Velkamp' })).toBeVisible()
  await expect(dialog.getByText('Is written to authors/noor.json')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Noor van Velkamp')
  await dialog.getByRole('button', { name: 'Save author' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await read(app, 'authors/noor.json')).toBe(before.replace('Noor Velkamp', 'Noor van Velkamp'))
  await runByName(page, 'edit author')
  await expect(page.getByRole('option', { name: /Noor van Velkamp/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the menu of a section leads to its author, and from there to the handle', async ({ app }) => {
  const { page } = app
  await openHarbour(page)
  await page.getByRole('tab', { name: /Sections/ }).click()
  await page.getByRole('button', { name: 'More for section 2' }).click()
  await page.getByRole('menuitem', { name: 'Who @jorge is…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit author' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Jorge Vidal')
  await dialog.getByRole('button', { name: 'Change the handle…' }).click()
  const rename = page.getByRole('dialog', { name: 'Change a handle' })
  await expect(rename.getByRole('heading', { name: 'Change the handle of Jorge Vidal' })).toBeVisible()
  await expect(rename.getByRole('textbox', { name: 'New handle' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(rename).toHaveCount(0)
})

test('an unknown handle is corrected, added, or made text by its fixes', async ({ app }) => {
  const { page } = app
  await openChecks(page, 'Strangers')
  await problem(page, 'known as “velkamp”').getByRole('button', { name: 'Did you mean @noor?' }).click()
  await expect(editorOf(page)).toContainText('@noor')
  await expect(problem(page, 'velkamp')).toHaveCount(0)

  await problem(page, 'known as “nowhere”').getByRole('button', { name: 'Turn into text' }).press('Enter')
  await expect(editorOf(page)).toContainText('\\@nowhere')
  await expect(problem(page, 'nowhere')).toHaveCount(0)

  await problem(page, 'known as “amaro”')
    .getByRole('button', { name: /Add @amaro/ })
    .press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add author' })
  await expect(dialog.getByRole('textbox', { name: 'Handle' })).toHaveValue('amaro')
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Ada Amaro')
  await page.keyboard.press('Enter')
  await expect(problem(page, 'known as “amaro”')).toHaveCount(0)
  expect(await read(app, 'authors/amaro.json')).toContain('Ada Amaro')
})

test('front matter and sections are brought together by one click', async ({ app }) => {
  const { page } = app
  const editor = editorOf(page)
  await openChecks(page, 'Silent')
  const added = problem(page, 'mina has a section')
  await added.getByRole('button', { name: 'Add mina to the authors', exact: true }).click()
  await expect(editor).toContainText('authors: [jorge, lena, mina]  # both')
  const silent = problem(page, 'lists lena, who has no section')
  await silent.getByRole('button', { name: 'Take lena out of the front matter' }).click()
  await expect(editor).toContainText('authors: [jorge, mina]  # both')
  await expect(silent).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await silent.getByRole('button', { name: 'Add a section by @lena' }).press('Enter')
  await expect(editor).toContainText('@lena')
  await expect(editor).toBeFocused()
  await page.keyboard.type('Her part.')
  await expect(editor).toContainText('@lenaLena BrandtHer part.')
  await expect(silent).toHaveCount(0)
})

test('a handle is changed in all of the folder, shown first', async ({ app }) => {
  const { page } = app
  await openHarbour(page)
  await editorOf(page).getByText('Three columns').click()
  await page.keyboard.type('New. ')
  await runByName(page, 'change a handle')
  await expect(page.getByRole('dialog', { name: 'Change a handle' }).getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('mina')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Change a handle' })
  const handle = dialog.getByRole('textbox', { name: 'New handle' })
  await expect(handle).toBeFocused()
  // Unsaved text would keep the old handle.
  await expect(dialog.getByText('posts/harbour-lights.md')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Look at the changes' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Save all' }).click()
  await expect(dialog.getByRole('button', { name: 'Look at the changes' })).toBeEnabled()
  await handle.fill('mina okafor')
  await handle.press('Enter')
  await expect(handle).toHaveAccessibleDescription(/A handle has letters, digits/)
  await handle.fill('minao')
  await handle.press('Enter')
  await expect(dialog.getByText(/places in 4 files/)).toBeVisible()
  await dialog.getByRole('button', { name: /posts\/harbour-lights.md/ }).press('Enter')
  const changes = dialog.getByRole('region', { name: 'Changes in posts/harbour-lights.md' })
  await expect(changes).toContainText('-@mina')
  await expect(changes).toContainText('+@minao')
  expect(await read(app, 'posts/harbour-lights.md')).toContain('author: mina\r\n')
  await dialog.getByRole('button', { name: 'Change 4 files' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('@mina is @minao now, in 4 files.')).toBeVisible()
  await expect(editorOf(page)).toContainText('author: minao')
  await expect(editorOf(page)).toContainText('New. ')
  expect(await read(app, 'authors/minao.json')).toContain('Mina Okafor')
})

test('files that changed meanwhile are left alone and told, and two authors may become one', async ({
  app,
}) => {
  const { page } = app
  await openHarbour(page)
  await runByName(page, 'change a handle')
  await page.getByRole('option', { name: /@amaro/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Change a handle' })
  await dialog.getByRole('textbox', { name: 'New handle' }).fill('lena')
  await dialog.getByRole('button', { name: 'Look at the changes' }).click()
  await expect(dialog.getByRole('alert')).toContainText('@lena stands in 1 post already')
  await writeFile(join(app.folder, 'posts/strangers.md'), post('Strangers', '@amaro\nOther words.\n'))
  await dialog.getByRole('button', { name: 'Change 1 file' }).click()
  await expect(dialog.getByRole('region', { name: 'Left as they were' })).toContainText(
    'Another program changed it since you looked at the changes',
  )
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await read(app, 'posts/strangers.md')).toContain('@amaro\nOther words.')
})

test.describe('in many posts', () => {
  const posts = Array.from({ length: 60 }, (_, index) => [
    `posts/${index}.md`,
    post(`Post ${index}`, '@mina\nText.\n'),
  ])
  test.use({ files: { 'authors/mina.json': '{"name": "Mina Okafor"}', ...Object.fromEntries(posts) } })

  test('a changed handle is shown part by part, and changed in all', async ({ app }) => {
    const { page } = app
    await page.getByRole('option', { name: 'Post 7', exact: true }).click()
    await expect(editorOf(page)).toContainText('@minaMina Okafor')
    await runByName(page, 'change a handle')
    await page.getByRole('option', { name: /@mina/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Change a handle' })
    await dialog.getByRole('textbox', { name: 'New handle' }).fill('noor')
    await page.keyboard.press('Enter')
    const changes = dialog.getByRole('list', { name: 'Changes' }).getByRole('listitem')
    await expect(changes).toHaveCount(50)
    await dialog.getByRole('button', { name: 'Show 11 more of 11' }).press('Enter')
    await expect(changes).toHaveCount(61)
    await dialog.getByRole('button', { name: 'Change 61 files' }).press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(editorOf(page)).toContainText('@noorMina Okafor')
    expect(await read(app, 'posts/59.md')).toContain('author: noor\n---\n@noor\n')
  })
})

for (const scheme of ['light', 'dark'] as const) {
  test(`both dialogs pass axe in ${scheme}`, async ({ app }) => {
    const { page } = app
    await page.emulateMedia({ colorScheme: scheme })
    await openHarbour(page)
    await runByName(page, 'add author')
    await page.getByRole('button', { name: 'Add author' }).click()
    await expect(page.getByText('Give a handle:')).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await runByName(page, 'change a handle')
    await page.getByRole('option', { name: /Mina Okafor/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Change a handle' })
    await dialog.getByRole('textbox', { name: 'New handle' }).fill('kim')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: /posts\/harbour-lights.md/ }).click()
    await expect(dialog.getByRole('region', { name: /Changes in/ })).toContainText('+@kim')
    await page.waitForTimeout(200)
    expect(await violationsOf(page)).toEqual([])
  })
}
