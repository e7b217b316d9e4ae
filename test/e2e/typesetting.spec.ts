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

test.use({ files: { 'posts/bill.md': post } })

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
