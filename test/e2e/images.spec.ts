import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { expect, test } from '../helpers/host'
import { jpeg, png } from '../helpers/images'

const filler = Array.from({ length: 400 }, (_, index) => `Paragraph ${index} of many.`).join('\n\n')

test.use({
  files: {
    'byline.json': JSON.stringify({
      images: { roots: ['themes/own/static'], baseUrl: 'https://my.site/blog/' },
    }),
    'posts/trip/index.md': [
      '---\ntitle: A trip\n---',
      '![Beside](beside.png)',
      '<p><img src="beside.png" alt="Raw" width="60"></p>',
      '![Rooted](/img/rooted.png)',
      '![Themed](/themed.png)',
      '![Own address](https://my.site/blog/img/rooted.png)',
      '![Gone](gone.png)',
      '![Gone too](/img/gone.png)',
      filler,
      '![Upright](upright.jpg)',
    ].join('\n\n'),
    'posts/trip/beside.png': png(120, 80),
    'posts/trip/upright.jpg': jpeg(300, 200, 6),
    'static/img/rooted.png': png(90, 30),
    'themes/own/static/themed.png': png(70, 50),
    'posts/other.md': '# Other\n',
  },
})

const size = (image: Locator) =>
  image.evaluate((element: HTMLImageElement) => ({
    attributes: [element.getAttribute('width'), element.getAttribute('height')],
    box: [element.clientWidth, element.clientHeight],
    isLoaded: element.naturalWidth > 0,
  }))

test('images of a bundle, of the site and of its own address have their size before they come', async ({
  app,
}) => {
  const { page } = app
  const preview = page.frameLocator('iframe[title="Preview"]')
  await page.getByRole('option', { name: 'A trip' }).click()
  const image = (name: string) => preview.getByRole('img', { name, exact: true })
  for (const [name, width, height] of [
    ['Beside', 120, 80],
    ['Rooted', 90, 30],
    ['Themed', 70, 50],
    ['Own address', 90, 30],
    ['Raw', 60, 40],
  ] as const) {
    await expect(image(name)).toHaveJSProperty('naturalWidth', name === 'Raw' ? 120 : width)
    expect(await size(image(name)), name).toMatchObject({
      attributes: [String(width), String(height)],
      box: [width, height],
    })
  }
  // Far below what is in view: it is not asked for yet, and has its place all the same.
  await expect(image('Upright')).toHaveCount(1)
  expect(await size(image('Upright'))).toEqual({
    attributes: ['200', '300'],
    box: [200, 300],
    isLoaded: false,
  })
})

test('a missing image says on the page and in the checks where it was looked for', async ({ app }) => {
  const { page } = app
  const preview = page.frameLocator('iframe[title="Preview"]')
  await page.getByRole('option', { name: 'A trip' }).click()
  await expect(preview.getByRole('img', { name: /gone\.png.*posts\/trip\/gone\.png/ })).toBeVisible()
  await expect(preview.getByText('themes/own/static/img/gone.png, static/img/gone.png')).toBeVisible()
  await page.getByRole('tab', { name: 'Checks' }).click()
  const problems = page.getByRole('list', { name: 'Problems' })
  await expect(problems).toContainText('“posts/trip/gone.png”')
  await expect(problems).toContainText('“themes/own/static/img/gone.png”, “static/img/gone.png”')
})

test('an image that changes on disk is loaded again, and no other one is touched', async ({ app }) => {
  const { page, folder } = app
  const preview = page.frameLocator('iframe[title="Preview"]')
  await page.getByRole('option', { name: 'A trip' }).click()
  const image = (name: string) => preview.getByRole('img', { name, exact: true })
  await expect(image('Beside')).toHaveJSProperty('naturalWidth', 120)
  await expect(image('Rooted')).toHaveJSProperty('naturalWidth', 90)
  await image('Rooted').evaluate((element) => element.setAttribute('data-kept', ''))
  await writeFile(join(folder, 'posts/trip/beside.png'), png(200, 100, [200, 80, 20]))
  await expect(image('Beside')).toHaveJSProperty('naturalWidth', 200)
  await expect(image('Raw')).toHaveJSProperty('naturalWidth', 200)
  expect(await size(image('Beside'))).toMatchObject({ attributes: ['200', '100'] })
  await expect(image('Rooted')).toHaveAttribute('data-kept', '')

  await rm(join(folder, 'static/img/rooted.png'))
  await expect(preview.getByRole('img', { name: /rooted\.png.*static\/img\/rooted\.png/ })).toBeVisible()
  await writeFile(join(folder, 'posts/trip/gone.png'), png(30, 30))
  await expect(image('Gone')).toHaveJSProperty('naturalWidth', 30)
})

test('the exported page has the same images, inside and with their size', async ({ app }) => {
  const { page } = app
  await page.getByRole('option', { name: 'A trip' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('Beside')
  const html = await app.exportHtml()
  expect(html).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="Beside" width="120" height="80"/)
  expect(html).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="Own address" width="90" height="30"/)
  expect(html).toMatch(/alt="Upright" width="200" height="300"/)
  expect(html).toContain('Looked for posts/trip/gone.png')
})
