import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

const count = 500
const idOf = (number: number) => `posts/p${number}.md`
const post = (number: number, title: string) => `---\ntitle: ${title} ${number}\n---\nText ${number}.\n`
const numbers = Array.from({ length: count }, (_, number) => number)

test.use({ files: Object.fromEntries(numbers.map((number) => [idOf(number), post(number, 'First')])) })

test('F50 a branch is switched under 500 posts: the list follows, no edit is lost', async ({ app }) => {
  test.setTimeout(120_000)
  const { page, folder } = app
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-C', folder, ...args], {
      stdio: 'pipe',
    })
  // Both branches are made before Byline looks: what it sees is the switch.
  git('init', '-q', '-b', 'first')
  git('add', '.')
  git('commit', '-q', '-m', 'first')
  git('checkout', '-q', '-b', 'second')
  for (const number of numbers) await writeFile(join(folder, idOf(number)), post(number, 'Second'))
  git('rm', '-q', '-f', ...numbers.filter((number) => number % 5 === 4).map(idOf))
  git('commit', '-q', '-a', '-m', 'second')
  git('checkout', '-q', 'first')
  await page.reload()

  const filter = page.getByRole('textbox', { name: 'Filter posts' })
  const listed = page.getByRole('status').filter({ hasText: /^(?:\d+ of )?\d+ posts$/ })
  await filter.fill('First')
  await expect(listed).toHaveText('500 posts', { timeout: 20_000 })
  await filter.fill('')
  await page.getByTitle(idOf(0), { exact: true }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await expect(editor).toContainText('Text 0.')
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Mine.')
  await filter.fill('Second')
  await expect(listed).toHaveText('0 of 500 posts')

  git('checkout', '-q', 'second')
  const start = performance.now()
  await expect(listed).toHaveText('400 posts', { timeout: 20_000 })
  const seconds = (performance.now() - start) / 1000
  expect(seconds).toBeLessThan(5)
  test.info().annotations.push({ type: 'figure', description: `list right after ${seconds.toFixed(1)} s` })
  await expect(page.getByRole('alert').filter({ hasText: 'changed this file' })).toBeVisible()
  await expect(editor).toContainText('Mine.')
  await editor.click()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  expect(await readFile(join(folder, idOf(0)), 'utf8')).toBe(post(0, 'Second'))
})
