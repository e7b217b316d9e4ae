import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { changeWorker } from '../helpers/changedWorker'
import { expect, test } from '../helpers/host'
import { sampleFiles } from '../helpers/sampleFolder'

const marker = 'a text without end'

/** Texts with the marker keep the worker busy for ever: only it is changed, on its way to the browser. */
const endless = `
const read = self.onmessage
self.onmessage = (event) => {
  if (JSON.stringify(event.data).includes(${JSON.stringify(marker)})) for (;;);
  read(event)
}
`

test.use({
  files: {
    ...sampleFiles,
    'posts/slow.md': `---\ntitle: Slow\n---\nThis is ${marker}.\n`,
    'posts/never.md': `---\ntitle: Never shown\n---\nThis is ${marker}.\n`,
  },
})

test('B04 a text that takes too long to read is given up, says so, and can be mended', async ({ app }) => {
  const { page, folder } = app
  await changeWorker(page, endless)
  const preview = page.frameLocator('iframe[title="Preview"]')
  const box = page.getByRole('status').filter({ hasText: 'takes too long to show' })
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(preview.getByText('Hello from Jorge.')).toBeVisible()

  await page.getByRole('option', { name: 'Slow' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await expect(editor).toContainText(marker)
  await expect(box).toBeVisible({ timeout: 20_000 })
  await expect(preview.locator('body')).toBeHidden()
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Short again.')
  await expect(preview.getByText('Short again.')).toBeVisible()
  await expect(box).toBeHidden()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(await readFile(join(folder, 'posts/slow.md'), 'utf8')).toBe('Short again.')

  // Nobody waits for the page of a post that is no longer open.
  await page.getByRole('option', { name: 'Never shown' }).click()
  await expect(editor).toContainText(marker)
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(preview.getByText('Hello from Jorge.')).toBeVisible()
  await expect(box).toBeHidden()
})
