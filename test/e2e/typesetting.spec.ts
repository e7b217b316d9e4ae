import type { FrameLocator, Page } from 'playwright/test'
import { expect, test } from '../helpers/host'

const post = [
  '---',
  'title: A bill in code',
  'author: mina',
  '---',
  '@mina',
  '## Program text',
  '```js',
  'const bill = "<b>" // what it costs',
  '```',
  '',
  '<details>',
  '<summary>More</summary>',
  '',
  '```{r plot, echo=FALSE}',
  'x <- function(y) NULL # why',
  '```',
  '',
  '</details>',
  '',
  '```',
  'no language',
  '```',
  '',
].join('\n')

const formulas = [
  '---',
  'title: A bill in formulas',
  'author: mina',
  '---',
  '@mina',
  '## The cost $O(n)$',
  'A ticket is $5, a coffee $6, and $a^2 + \\mathbb{R}$ is a formula.',
  '',
  '$$',
  '\\sum_{k=0}^{n} k',
  '$$',
  '',
  'With <b>HTML</b> and $\\alpha$.',
  '',
  'Wrong: $\\frac{1}$.',
  '',
].join('\n')

test.use({ files: { 'posts/bill.md': post, 'posts/formulas.md': formulas } })

/** The article of the preview as HTML, without the mark of the block at the cursor. */
function previewArticle(preview: FrameLocator): Promise<string> {
  return preview.locator('article').evaluate((article) => {
    const copy = article.cloneNode(true) as Element
    for (const element of copy.querySelectorAll('.is-current')) element.classList.remove('is-current')
    for (const element of copy.querySelectorAll('[class=""]')) element.removeAttribute('class')
    return copy.outerHTML
  })
}

/** The article of an exported page, as a browser reads it. */
function exportedArticle(page: Page, html: string): Promise<string> {
  return page.evaluate((text) => {
    return new DOMParser().parseFromString(text, 'text/html').querySelector('article')?.outerHTML ?? ''
  }, html)
}

test('code has its colours in preview and export alike, also where it is typed', async ({ app }) => {
  const { page } = app
  const preview = page.frameLocator('iframe[title="Preview"]')
  await page.getByRole('option', { name: 'A bill in code' }).click()
  const code = preview.locator('code.language-js')
  await expect(code.locator('.tok-keyword')).toHaveText('const')
  await expect(code.locator('.tok-string')).toHaveText('"<b>"')
  await expect(preview.locator('details code.language-r .tok-comment')).toHaveText('# why')
  const plain = await code.evaluate((element) => getComputedStyle(element).color)
  const keyword = await code.locator('.tok-keyword').evaluate((element) => getComputedStyle(element).color)
  expect(keyword).not.toBe(plain)

  await test.step('a language that comes while writing is loaded then', async () => {
    const editor = page.getByRole('textbox', { name: 'Markdown' })
    await editor.click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('```python\nreturn None # typed\n')
    await expect(preview.locator('code.language-python .tok-comment')).toHaveText('# typed')
    await expect(preview.locator('code.language-python .tok-keyword')).toHaveText('return')
  })

  expect(await previewArticle(preview)).toBe(await exportedArticle(page, await app.exportHtml()))
})

test('formulas are drawn in preview and export alike, in fonts of their own', async ({ app }) => {
  const { page } = app
  const preview = page.frameLocator('iframe[title="Preview"]')
  await page.getByRole('option', { name: 'A bill in code' }).click()
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('A bill in code')
  await expect(preview.locator('link[href*="math"]')).toHaveCount(0)
  expect(await app.exportHtml()).not.toContain('KaTeX')

  await page.getByRole('option', { name: 'A bill in formulas' }).click()
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('A bill in formulas')
  await expect(preview.getByRole('math')).toHaveCount(4)
  await expect(preview.locator('p').filter({ hasText: 'A ticket is $5, a coffee $6, and' })).toBeVisible()
  await expect(preview.locator('.math-problem')).toContainText('Formula not shown: Unexpected end of input')
  const fonts = () =>
    preview.locator('article').evaluate(async ({ ownerDocument: { fonts } }) => {
      await fonts.ready
      const used = [...fonts].filter(({ status }) => status !== 'unloaded')
      return used.map(({ family, status }) => `${family.replaceAll('"', '')} ${status}`).sort()
    })
  await expect
    .poll(fonts)
    .toEqual(['KaTeX_AMS loaded', 'KaTeX_Main loaded', 'KaTeX_Math loaded', 'KaTeX_Size2 loaded'])

  const html = await app.exportHtml()
  expect(html.match(/@font-face/g)).toHaveLength(4)
  expect(html.match(/url\(/g)).toHaveLength(4)
  expect(html.match(/url\(data:font\/woff2/g)).toHaveLength(4)
  expect(await previewArticle(preview)).toBe(await exportedArticle(page, html))

  await test.step('a formula that is typed is drawn', async () => {
    await page.getByRole('textbox', { name: 'Markdown' }).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('Then $\\beta$ and <i>so</i>')
    await expect(preview.locator('p').last().locator('annotation')).toHaveText('\\beta')
  })
})
