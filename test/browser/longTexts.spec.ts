import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'
import { sampleFiles } from '../helpers/sampleFolder'

const longLine = 'word '.repeat(600_000)
// A letter of two halves stands across each place where the text is cut on its way.
const manyLetters = `x${'😀'.repeat(400_000)}`

test.use({
  files: {
    ...sampleFiles,
    'posts/line.md': `One line of megabytes.\n\n${longLine}`,
    'posts/images.md': `---\ntitle: Images\n---\n${Array.from({ length: 130 }, (_, index) => `![One](no-${index}.png)\n\n`).join('')}`,
    'posts/letters.md': `---\ntitle: Letters\n---\n${manyLetters}`,
  },
})

test('a line of megabytes never stands in the editor as a whole', async ({ app: { page } }) => {
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(page.locator('.cm-content')).toContainText('Hello from Jorge.')
  await page.evaluate(() => {
    let most = 0
    const editor = document.querySelector('.cm-content')!
    const look = () => {
      most = Math.max(most, editor.textContent?.length ?? 0)
      Object.assign(window, { mostLetters: most })
    }
    new MutationObserver(look).observe(editor, { childList: true, subtree: true })
  })
  await page.getByTitle('posts/line.md', { exact: true }).click()
  await expect(page.locator('.cm-content')).toContainText('One line of megabytes.')
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('One line')).toBeVisible()
  await page.locator('.cm-line').first().click()
  await page.keyboard.type('Words. ')
  const most = await page.evaluate(() => (window as unknown as { mostLetters: number }).mostLetters)
  expect(most).toBeGreaterThan(1000)
  expect(most).toBeLessThan(100_000)
})

test('a long text reaches the disk letter by letter', async ({ app: { page, folder } }) => {
  await page.getByRole('option', { name: 'Letters' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await expect(editor).toContainText('title: Letters')
  await editor.click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('x: 1')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible({ timeout: 20_000 })
  const saved = await readFile(join(folder, 'posts/letters.md'), 'utf8')
  expect(saved === `---\nx: 1\ntitle: Letters\n---\n${manyLetters}`).toBe(true)
})

test('of many problems the first ones are listed, and more when they are wanted', async ({
  app: { page },
}) => {
  await page.getByRole('option', { name: 'Images' }).click()
  await page.getByRole('tab', { name: 'Checks' }).click()
  const items = page.getByRole('list', { name: 'Problems' }).getByRole('listitem')
  await expect(items).toHaveCount(100)
  const more = page.getByRole('button', { name: 'Show more' })
  await expect(page.getByText('more problems')).toBeVisible()
  await more.click()
  await expect.poll(() => items.count()).toBeGreaterThan(129)
  await expect(more).toBeHidden()
})
