import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

test('a post is exported as a PDF that can be read aloud, and nothing is asked for it', async ({ app }) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { page, folder } = app
  await writeFile(
    join(folder, 'posts/second-post.md'),
    `---\ntitle: A second post\n---\n\n![x](${address}/image.png) <img src="${address}/raw.png">\n\n<script src="${address}/script.js"></script>\n\nWords\n`,
  )
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('script.js')
  const { name, text } = await app.writtenBy(async () => {
    await page.keyboard.press('ControlOrMeta+Shift+p')
    await page
      .getByRole('dialog', { name: 'All commands' })
      .getByText('Export as PDF', { exact: true })
      .click()
    await expect(page.getByText(/^Exported to/)).toBeVisible({ timeout: 30_000 })
  })
  expect(name).toBe('second-post.pdf')
  expect(text.startsWith('%PDF-')).toBe(true)
  expect(text).toContain('/StructTreeRoot')
  expect(asked).toEqual([])
  server.close()
})
