import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from '../helpers/host'
import { type OtherSite, startOtherSite } from '../helpers/otherSite'

const postOf = ({ address }: OtherSite) =>
  [
    '---\ntitle: From elsewhere\n---',
    `![By https](${address}/one.png)`,
    `![By http](${address.replace('https:', 'http:')}/two.png)`,
    `<p><img src="${address}/three.png" alt="Raw" crossorigin="use-credentials"></p>`,
    `[![In a link](${address}/four.png)](https://example.org)`,
  ].join('\n\n')

const previewOf = (page: Page) => page.frameLocator('iframe[title="Preview"]')

async function runCommand(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'All commands' }).click()
  await page.keyboard.type(name)
  await page.getByRole('option', { name }).click()
}

let site: OtherSite
test.beforeEach(async () => {
  site = await startOtherSite()
})
test.afterEach(() => site.close())

async function openPost(app: { page: Page; folder: string }): Promise<void> {
  await writeFile(join(app.folder, 'posts/elsewhere.md'), postOf(site))
  await app.page.getByRole('option', { name: 'From elsewhere' }).click()
  await expect(previewOf(app.page).getByRole('heading', { level: 1 })).toHaveText('From elsewhere')
}

test('remote images are blocked until the writer allows them for this folder', async ({ app }) => {
  const { page } = app
  const preview = previewOf(page)
  await openPost(app)
  const bar = page.getByRole('note', { name: 'Remote images' })

  await test.step('nothing is asked; placeholders tell of which site, and how to see them', async () => {
    await expect(preview.getByRole('link', { name: 'Image: By https — 127.0.0.1' })).toBeVisible()
    await expect(preview.getByText('Blocked. “Show remote images in this folder” loads it.')).toHaveCount(4)
    await expect(bar).toContainText('4 remote images blocked (127.0.0.1')
    await expect(preview.locator('img')).toHaveCount(0)
    await page.waitForTimeout(300)
    expect(site.connections()).toBe(0)
  })

  await test.step('the policy refuses even what gets past that', async () => {
    const violated = await page.evaluate(async (address) => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
      const inside = frame?.contentDocument
      const image = inside?.createElement('img')
      if (image === undefined || inside == null) return 'no frame'
      const refused = new Promise((resolve) => image.addEventListener('error', () => resolve('refused')))
      image.src = `${address}/past.png`
      inside.body.append(image)
      const outcome = await Promise.race([
        refused,
        new Promise((resolve) => setTimeout(resolve, 3000, 'late')),
      ])
      image.remove()
      return outcome
    }, site.address)
    expect(violated).toBe('refused')
    expect(site.connections()).toBe(0)
    app.complaints.length = 0
  })

  await test.step('allowed, they are shown, and their site is told nothing', async () => {
    await bar.getByRole('button', { name: 'Show remote images in this folder' }).click()
    for (const name of ['By https', 'By http', 'Raw', 'In a link']) {
      const image = preview.getByRole('img', { name, exact: true })
      await image.scrollIntoViewIfNeeded()
      await expect(image).toHaveJSProperty('naturalWidth', 160)
      await expect(image).toHaveAttribute('referrerpolicy', 'no-referrer')
    }
    await expect(bar).toHaveCount(0)
    expect(new Set(site.requests.map(({ path }) => path))).toEqual(
      new Set(['/one.png', '/two.png', '/three.png', '/four.png']),
    )
    for (const { referer, cookie } of site.requests) {
      expect(referer).toBeUndefined()
      if (app.host === 'desktop') expect(cookie).toBeUndefined()
    }
  })

  await test.step('the exported page keeps to itself', async () => {
    const html = await app.exportHtml()
    expect(html).not.toMatch(/<img/)
    expect(html).toContain(`<a href="${site.address}/one.png"`)
    expect(html).toContain('img-src data:;')
    expect(html).not.toContain('Show remote images')
  })

  await test.step('it holds after a new start of the page, and can be taken back', async () => {
    if (app.host === 'browser') {
      await page.reload()
      await page.getByRole('option', { name: 'From elsewhere' }).click()
    }
    await expect(preview.getByRole('img', { name: 'By https' })).toHaveJSProperty('naturalWidth', 160)
    await runCommand(page, 'Block remote images in this folder')
    await expect(preview.getByText('Blocked. “Show remote images in this folder” loads it.')).toHaveCount(4)
    const before = site.connections()
    await page.waitForTimeout(300)
    expect(site.connections()).toBe(before)
  })
})
