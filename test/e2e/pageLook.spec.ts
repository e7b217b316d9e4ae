import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { expect, test } from '../helpers/host'
import { png } from '../helpers/images'

const filler = Array.from({ length: 900 }, (_, index) => `Paragraph ${index} of many.`).join('\n\n')

test.use({
  files: {
    'posts/a.md': '---\ntitle: A look\n---\n\nSome text.\n\n![Dot](dot.png)\n',
    'posts/long.md': `---\ntitle: A long one\n---\n\n${filler}\n\n![Last](dot.png)\n`,
    'posts/dot.png': png(40, 30),
    'css/site.css':
      '@import "colours.css"; @import "https://example.org/x.css";\nbody { background: url("../posts/dot.png"); font-size: 31px }',
    'css/colours.css': 'p { color: rgb(1, 2, 3) }',
  },
})

const previewOf = (page: Page) => page.frameLocator('iframe[title="Preview"]')

test('the page can be looked at as wide as on a device', async ({ app }) => {
  const { page } = app
  await page.getByRole('option', { name: 'A look' }).click()
  const body = previewOf(page).locator('body')
  await expect(body).toContainText('Some text.')
  const innerWidth = () => body.evaluate(({ ownerDocument }) => ownerDocument.defaultView?.innerWidth)
  const group = page.getByRole('radiogroup', { name: 'Width of the page' })
  const frame = page.locator('iframe[title="Preview"]')
  const room = (await frame.boundingBox())?.width ?? 0
  await expect(group.getByRole('radio', { name: 'As wide as the panel' })).toBeChecked()
  for (const [name, width] of [
    ['As on a tablet', 768],
    ['As on a desktop', 1280],
    ['As on a phone', 390],
  ] as const) {
    await group.getByRole('radio', { name }).click()
    await expect.poll(innerWidth).toBe(width)
    await expect(group.getByRole('radio', { name })).toBeChecked()
    // Smaller where there is less room, never cut off.
    const box = await frame.boundingBox()
    expect(box?.width).toBeLessThanOrEqual(Math.min(width, room) + 1)
  }
  await group.getByRole('radio', { name: 'As on a phone' }).press('ArrowLeft')
  await page.getByRole('button', { name: 'All commands' }).click()
  await page.keyboard.type('Page as wide as its panel')
  await page.keyboard.press('Enter')
  await expect(group.getByRole('radio', { name: 'As wide as the panel' })).toBeChecked()
  expect((await frame.boundingBox())?.width).toBe(room)
})

test('a CSS file of the folder styles preview and export until the writer takes ours again', async ({
  app,
}) => {
  const { page, folder } = app
  await page.getByRole('option', { name: 'A look' }).click()
  const text = previewOf(page).getByText('Some text.')
  const ours = await text.evaluate((element) => getComputedStyle(element).fontSize)
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Style sheet of the page…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Style sheet of the page' })
    await dialog.getByRole('option', { name }).click()
    await expect(dialog).toHaveCount(0)
  }
  await choose('css/site.css')
  await expect(text).toHaveCSS('font-size', '31px')
  await expect(text).toHaveCSS('color', 'rgb(1, 2, 3)')
  await expect(page.getByRole('alert')).toContainText('https://example.org/x.css')

  await test.step('a tall dialog leaves room for the message, which is closed without it', async () => {
    const boxOf = async (locator: Locator) => (await locator.boundingBox())!
    await page.keyboard.press('F1')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    const close = dialog.getByRole('button', { name: 'Close' })
    const notice = page.getByRole('alert')
    const { y: top } = await boxOf(notice)
    await expect.poll(async () => ((box) => box.y + box.height)(await boxOf(dialog))).toBeLessThanOrEqual(top)
    await expect(close).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: 'Close message' }).click()
    await expect(notice).toHaveCount(0)
    await close.click()
    await expect(dialog).toHaveCount(0)
  })
  const background = previewOf(page).locator('body')
  await expect(background).toHaveCSS('background-image', /^url\("data:image\/png;base64,/)

  const html = await app.exportHtml()
  expect(html).toContain('font-size: 31px')
  expect(html).not.toContain('example.org')

  await writeFile(join(folder, 'css/colours.css'), 'p { color: rgb(4, 5, 6) }')
  await expect(text).toHaveCSS('color', 'rgb(4, 5, 6)')
  if (app.host === 'browser') {
    await page.reload()
    await page.getByRole('option', { name: 'A look' }).click()
    await expect(text).toHaveCSS('font-size', '31px')
  }
  await rm(join(folder, 'css/site.css'))
  await expect(page.getByRole('alert')).toContainText('css/site.css')
  await expect(text).toHaveCSS('font-size', ours)
  await choose('Byline’s own style')
  await expect(page.getByText('site.css', { exact: true })).toHaveCount(0)
})

test('the whole page is printed, with the images that nobody has scrolled to', async ({ app }) => {
  const { page } = app
  await page.getByRole('option', { name: 'A long one' }).click()
  await page.getByRole('button', { name: 'Print the page…' }).waitFor()
  // The system's dialog would wait for somebody: what would be printed is noted in its place.
  const printed = page.evaluate(
    () =>
      new Promise((resolve) => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
        const inside = frame?.contentWindow
        if (inside == null) throw new Error('There is no frame')
        inside.print = () => {
          const all = inside.document
          resolve({
            paragraphs: all.querySelectorAll('p').length,
            last: all.querySelector<HTMLImageElement>('img[alt="Last"]')?.naturalWidth,
          })
        }
      }),
  )
  await page.getByRole('button', { name: 'Print the page…' }).click()
  expect(await printed).toEqual({ paragraphs: 901, last: 40 })
})
