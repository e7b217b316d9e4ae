import { expect, test } from '../helpers/host'

test('the frame of the preview may be printed, and its page is fit for paper', async ({ app }) => {
  const { page } = app
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  const preview = page.frameLocator('iframe[title="Preview"]')
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Harbour lights')
  const begun = page.evaluate(
    () =>
      new Promise((resolve) => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
        frame?.contentWindow?.addEventListener('beforeprint', () => resolve('printing'))
      }),
  )
  await page.getByRole('button', { name: 'Print the page…' }).click()
  expect(await begun).toBe('printing')

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(preview.locator('html')).toHaveCSS('color-scheme', 'light')
  await expect(preview.locator('.post')).toHaveCSS('padding-left', '0px')
})
