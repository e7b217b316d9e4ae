import { expect, test } from '../helpers/host'
import { png } from '../helpers/images'

test.use({
  files: {
    'posts/a.md':
      '---\ntitle: Slow images\n---\n\n![First](one.png)\n\nBelow the first.\n\n<img src="two.png" alt="Second">\n\nBelow the second.\n',
    'posts/one.png': png(300, 200),
    'posts/two.png': png(200, 200),
  },
})

test('nothing moves when slow images arrive', async ({ app }) => {
  const { page } = app
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/asset/**', async (route) => {
    await released
    await route.continue()
  })
  const preview = page.frameLocator('iframe[title="Preview"]')
  await page.getByRole('option', { name: 'Slow images' }).click()
  const below = preview.getByText('Below the second.')
  await expect(below).toBeVisible()
  const images = preview.getByRole('img')
  await expect(images).toHaveCount(2)
  const before = [await preview.getByText('Below the first.').boundingBox(), await below.boundingBox()]
  for (const image of await images.all()) await expect(image).toHaveJSProperty('naturalWidth', 0)
  release()
  await expect(images.first()).toHaveJSProperty('naturalWidth', 300)
  await expect(images.last()).toHaveJSProperty('naturalWidth', 200)
  expect([await preview.getByText('Below the first.').boundingBox(), await below.boundingBox()]).toEqual(
    before,
  )
  expect(before[1]?.y).toBeGreaterThan(400)
})
