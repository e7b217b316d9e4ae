import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

test('a list that was scrolled stays where it is when a post of it is clicked', async ({ app }) => {
  const { page, folder } = app
  const names = Array.from({ length: 60 }, (_, index) => `lamp-${String(index).padStart(2, '0')}`)
  await Promise.all(
    names.map((name) => writeFile(join(folder, `posts/${name}.md`), `---\ntitle: ${name}\n---\nText.\n`)),
  )
  await page.getByRole('textbox', { name: 'Filter posts' }).fill('lamp')
  const list = page.getByRole('listbox', { name: 'Posts' })
  await expect(page.getByText('60 of')).toBeVisible()
  await list.hover()
  await page.mouse.wheel(0, 1200)
  const top = () => list.evaluate((element) => element.scrollTop)
  await expect.poll(top).toBeGreaterThan(1000)
  const before = await top()
  // A row in the middle of what is in sight.
  const box = (await list.boundingBox())!
  await page.mouse.click(box.x + 80, box.y + box.height / 2)
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('title: lamp-')
  await expect(list.getByRole('option', { selected: true })).toBeInViewport()
  expect(await top()).toBe(before)
})
