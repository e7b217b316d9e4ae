import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

const option = (page: import('playwright').Page, name: string) => page.getByRole('option', { name })

test('F38 a post that is not UTF-8 opens read-only and is never rewritten', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/latin.md')
  const before = await readFile(file)
  await option(page, 'latin').click()
  await expect(page.getByText('Read-only')).toBeVisible()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.click()
  await page.keyboard.type('changed')
  await expect(editor).not.toContainText('changed')
  await page.keyboard.press('ControlOrMeta+s')
  expect(await readFile(file)).toEqual(before)
})

test('F42 broken front matter closes the form, says where, and the body is still saved', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/broken.md')
  const before = await readFile(file, 'utf8')
  await option(page, 'broken').click()
  await expect(page.getByRole('alert')).toContainText(/line \d/)
  await page.getByRole('tab', { name: 'Checks' }).click()
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText(/front matter/i)
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('More text.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(file, 'utf8')).toBe(`${before}More text.`)
})

test('a clean post follows a change made outside; the cursor stays', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/second-post.md')
  await option(page, 'A second post').click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await expect(editor).toContainText('Hello from Jorge.')
  await writeFile(file, (await readFile(file, 'utf8')).replace('Hello', 'Greetings'))
  await expect(editor).toContainText('Greetings from Jorge.')
  await expect(page).not.toHaveTitle(/^●/)
})

test('a change made outside is never overwritten unasked', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/second-post.md')
  await option(page, 'A second post').click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Mine.')
  await writeFile(file, 'Theirs.\n')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  expect(await readFile(file, 'utf8')).toBe('Theirs.\n')
  await page.getByRole('button', { name: 'All of mine' }).click()
  await page.getByRole('button', { name: 'Save this' }).click()
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(file, 'utf8')).toContain('Mine.')
})

test('F28 a post deleted while open keeps its text and is written again only when asked', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/second-post.md')
  await option(page, 'A second post').click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await expect(editor).toContainText('Hello from Jorge.')
  await rm(file)
  await expect(page.getByRole('alert')).toContainText('gone')
  await expect(editor).toContainText('Hello from Jorge.')
  await page.getByRole('button', { name: 'Choose…' }).click()
  await page.getByRole('button', { name: 'Write the file again' }).click()
  await expect.poll(async () => (await stat(file).catch(() => null))?.size ?? 0).toBeGreaterThan(0)
})

test('scripts and links of a hostile post do nothing', async ({ app }) => {
  const { page, folder } = app
  await writeFile(
    join(folder, 'posts/hostile.md'),
    [
      '---',
      'title: <img src=x onerror="parent.hacked=1">',
      '---',
      '<script>parent.hacked = 1; top.hacked = 1</script>',
      '<img src=x onerror="parent.hacked=1">',
      '<svg><script>parent.hacked=1</script></svg>',
      '<iframe srcdoc="<script>parent.parent.hacked=1</script>"></iframe>',
      '<form action="https://example.org"><button>send</button></form>',
      '',
      '[click](javascript:parent.hacked=1)',
      '![remote](https://example.org/pixel.png)',
      '',
    ].join('\n'),
  )
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await option(page, 'onerror').click()
  const preview = page.frameLocator('iframe[title="Preview"]')
  await expect(preview.locator('body')).toContainText('click')
  expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
  for (const tag of ['script', 'iframe', 'form', 'button']) await expect(preview.locator(tag)).toHaveCount(0)
  await expect(preview.locator('a[href^="javascript:"]')).toHaveCount(0)
  expect(requests.filter((url) => url.includes('example.org'))).toEqual([])
})

test('a post of 10 MB opens, can be typed in and saved', async ({ app }) => {
  test.slow()
  const { page, folder } = app
  const paragraph = `${'A sentence of a long post. '.repeat(12)}\n\n`
  const big = `---\ntitle: The long one\n---\n${paragraph.repeat(Math.ceil(10_000_000 / paragraph.length))}`
  const file = join(folder, 'posts/long.md')
  await writeFile(file, big)
  await option(page, 'The long one').click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await expect(editor).toContainText('A sentence of a long post.', { timeout: 30_000 })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('The end.')
  await expect(editor).toContainText('The end.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible({ timeout: 30_000 })
  expect(await readFile(file, 'utf8')).toBe(`${big}The end.`)
})
