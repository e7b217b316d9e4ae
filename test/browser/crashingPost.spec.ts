import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { changeWorker } from '../helpers/changedWorker'
import { expect, test } from '../helpers/host'
import { sampleFiles } from '../helpers/sampleFolder'

const marker = 'a text to die of'

/** Texts with the marker are never read to their end: only the worker is changed, on its way to the browser. */
const endless = `
const read = self.onmessage
self.onmessage = (event) => {
  if (!JSON.stringify(event.data).includes(${JSON.stringify(marker)})) read(event)
}
`

test.use({
  files: { ...sampleFiles, 'posts/deadly.md': `---\ntitle: Deadly\n---\nThis is ${marker}.\n` },
})

test('B06 a post over whose page the window died opens as text, until its page is wanted', async ({
  app,
}) => {
  const { page, folder } = app
  const context = page.context()
  await changeWorker(page, endless)
  const address = page.url()
  const other = await context.newPage()
  await other.goto(address)
  await expect(other.getByRole('option', { name: 'Deadly' })).toBeVisible()
  // A page that is not made within seconds is given up: the window must die before that.
  await page.getByRole('option', { name: 'Deadly' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText(marker)
  // What another window is still at is no reason.
  await other.getByRole('option', { name: 'Deadly' }).click()
  await expect(other.frameLocator('iframe[title="Preview"]').getByText(marker)).toBeVisible()
  const died = page.waitForEvent('crash')
  const session = await context.newCDPSession(page)
  void session.send('Page.crash').catch(() => {})
  await died

  const next = await context.newPage()
  await next.goto(address)
  await next.getByRole('option', { name: 'Deadly' }).click()
  const box = next.getByRole('status').filter({ hasText: 'shown as text only' })
  await expect(box).toBeVisible()
  await next.getByRole('textbox', { name: 'Markdown' }).click()
  await next.keyboard.press('ControlOrMeta+End')
  await next.keyboard.type('More.')
  await next.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(join(folder, 'posts/deadly.md'), 'utf8')).toContain('More.')
  const preview = next.frameLocator('iframe[title="Preview"]')
  await next.getByRole('option', { name: 'A second post' }).click()
  await expect(preview.getByText('Hello from Jorge.')).toBeVisible()
  await expect(box).toBeHidden()

  // What stands is shown again, and is not held against the post any more.
  await next.getByRole('option', { name: 'Deadly' }).click()
  await box.getByRole('button', { name: 'Show the page' }).click()
  await expect(preview.getByText(marker)).toBeVisible()
  await expect
    .poll(() =>
      next.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('byline-drawing'))),
    )
    .toEqual([])
  await next.reload()
  await next.getByRole('option', { name: 'Deadly' }).click()
  await expect(preview.getByText(marker)).toBeVisible()
})

test('B06 a window that is closed while it makes a page did not die over it', async ({ app: { page } }) => {
  await page.getByRole('option', { name: 'Deadly' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText(marker)
  await expect
    .poll(() =>
      page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('byline-drawing'))),
    )
    .toBe(true)
  await page.reload()
  await page.getByRole('option', { name: 'Deadly' }).click()
  await expect(page.frameLocator('iframe[title="Preview"]').getByText(marker)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'shown as text only' })).toBeHidden()
})
