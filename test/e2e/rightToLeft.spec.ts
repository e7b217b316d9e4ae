import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

test('a post in Arabic is laid out from right to left in preview and page, and its code is not', async ({
  app,
}) => {
  const { page, folder } = app
  const text = '---\ntitle: مرفأ\nlang: ar\n---\nفي الميناء English مصابيح.\n\n- واحد\n\n```\ncode\n```\n'
  await writeFile(join(folder, 'posts/arabic.md'), text)
  await page.getByRole('option', { name: 'مرفأ' }).click()
  const preview = page.frameLocator('iframe[title="Preview"]')
  await expect(preview.getByText('مصابيح')).toBeVisible()
  await expect(preview.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(preview.locator('ul')).toHaveCSS('direction', 'rtl')
  await expect(preview.locator('pre')).toHaveCSS('direction', 'ltr')
  expect(await app.exportHtml()).toContain('<html lang="ar" dir="rtl">')

  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await expect(preview.getByText('Three columns')).toBeVisible()
  await expect(preview.locator('html')).toHaveCSS('direction', 'ltr')
  expect(await app.exportHtml()).toMatch(/<html lang="[a-z]+">/)
})
