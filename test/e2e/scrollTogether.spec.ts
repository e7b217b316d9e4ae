import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from '../helpers/host'
import { png } from '../helpers/images'
import { longPost } from '../helpers/longPost'
import { sampleFiles } from '../helpers/sampleFolder'
import { linesApart, type PaneName, reachOf, readPlace, scrollPane } from '../helpers/scrollPlaces'

test.use({
  files: {
    ...sampleFiles,
    'posts/long.md': longPost(),
    'posts/short.md':
      '---\ntitle: A short post\n---\n\n![One](img/wide.png)\n\n![Two](img/tall.png)\n\nBelow.\n',
    'posts/img/tall.png': png(300, 900),
    'posts/img/wide.png': png(600, 400),
  },
})

const frame = 'iframe[title="Preview"]'

async function openPost(page: Page): Promise<void> {
  await page.getByRole('option', { name: 'A long post' }).click()
  await expect(page.frameLocator(frame).getByText('The very last line.')).toBeAttached()
}

/** How far both panes are scrolled. */
const topsOf = (page: Page): Promise<Record<PaneName, number>> =>
  page.evaluate((selector) => {
    const root = document.querySelector<HTMLIFrameElement>(selector)?.contentDocument?.documentElement
    return { editor: document.querySelector('.cm-scroller')?.scrollTop ?? -1, preview: root?.scrollTop ?? -1 }
  }, frame)

/** Until nothing moves any more. */
async function settled(page: Page): Promise<Record<PaneName, number>> {
  let before = ''
  await expect(async () => {
    const now = JSON.stringify(await topsOf(page))
    const isStill = now === before
    before = now
    expect(isStill).toBe(true)
  }).toPass({ intervals: [150] })
  return topsOf(page)
}

for (const pane of ['editor', 'preview'] as const) {
  test(`the other pane shows the same place when the ${pane} is scrolled`, async ({ app: { page } }) => {
    await openPost(page)
    for (let place = 1; place < 12; place += 1) {
      await scrollPane(page, pane, ((await reachOf(page, pane)) * place) / 12)
      const seen = await readPlace(page)
      expect(linesApart(seen), JSON.stringify(seen)).toBeLessThanOrEqual(1)
      // The texts around the edge are near: what lies between them says something.
      expect((seen.near.below - seen.near.above) / seen.lineHeight).toBeLessThan(25)
    }
    // Twice, as the space below the shorter end comes into being near it.
    for (let times = 0; times < 2; times += 1) await scrollPane(page, pane, 1e9)
    const tops = await topsOf(page)
    expect(await reachOf(page, 'editor')).toBeCloseTo(tops.editor, -1)
    expect(await reachOf(page, 'preview')).toBeCloseTo(tops.preview, -1)
    expect(linesApart(await readPlace(page))).toBeLessThanOrEqual(1)
    await scrollPane(page, pane, 0)
    expect(await topsOf(page)).toEqual({ editor: 0, preview: 0 })
  })
}

test('the pane leads that the writer uses, wherever the pointer rests', async ({ app: { page } }) => {
  await openPost(page)
  await scrollPane(page, 'editor', 3000)
  const preview = page.locator(frame)
  await page.getByRole('textbox', { name: 'Markdown' }).focus()
  await preview.hover()
  await page.keyboard.press('ControlOrMeta+End')
  await settled(page)
  const atEnd = await topsOf(page)
  expect(atEnd.preview).toBeGreaterThan(6000)
  await page.keyboard.press('ControlOrMeta+Home')
  await expect.poll(async () => (await topsOf(page)).preview).toBeLessThan(40)
  expect((await topsOf(page)).editor).toBeLessThan(40)

  await page.mouse.wheel(0, 900)
  await settled(page)
  const byWheel = await topsOf(page)
  expect(byWheel.preview).toBeGreaterThan(500)
  expect(byWheel.editor).toBeGreaterThan(100)
})

test('the block at the cursor stays where it is, and the editor with it', async ({
  app: { page, folder },
}) => {
  await openPost(page)
  await scrollPane(page, 'editor', 2600)
  const preview = page.frameLocator(frame)
  const line = page.locator('.cm-line').filter({ hasText: '## Part' })
  await line.first().click()
  const marked = preview.locator('.is-current')
  await expect(marked).toHaveText(/^Part [1-9]/)
  const before = await settled(page)
  const top = async () => (await marked.boundingBox())?.y ?? -1
  const y = await top()
  expect(y).toBeGreaterThan(0)

  await test.step('when something above it grows, late', async () => {
    await page.evaluate((selector) => {
      const root = document.querySelector<HTMLIFrameElement>(selector)!.contentDocument!
      const image = root.querySelector('img:not(.byline-avatar)') as HTMLElement
      image.style.height = '900px'
    }, frame)
    await expect.poll(async () => (await topsOf(page)).preview).toBeGreaterThan(before.preview + 300)
    expect(await top()).toBeCloseTo(y, 0)
    expect((await topsOf(page)).editor).toBe(before.editor)
  })

  await test.step('when text above it grows', async () => {
    const file = join(folder, 'posts/long.md')
    const text = await readFile(file, 'utf8')
    const grown = Array.from({ length: 12 }, (_, index) => `Fresh paragraph ${index}.\n\n`).join('')
    await writeFile(file, text.replace('## Part 0', `${grown}## Part 0`))
    await expect(preview.getByText('Fresh paragraph 11.')).toBeAttached()
    // The editor keeps its own place first, which the page follows: not every height is a whole pixel.
    await expect.poll(async () => Math.abs((await top()) - y)).toBeLessThan(3)
  })

  await test.step('when its own text grows', async () => {
    await page.keyboard.press('End')
    await settled(page)
    const y = await top()
    await page.keyboard.type(` ${'more words '.repeat(9)}`, { delay: 0 })
    await expect(marked).toContainText('more words more words')
    expect(await top()).toBeCloseTo(y, 0)
  })
})

test('a click puts the cursor at what was clicked and moves nothing', async ({ app: { page } }) => {
  await openPost(page)
  const preview = page.frameLocator(frame)
  const lines = longPost().split('\n')
  const status = page.getByText(/^Ln \d+, Col \d+$/)
  await page.locator(frame).hover()
  let last = { x: 0, y: 0 }
  // A paragraph's last sentence, an inner item, a cell in the middle of a table, code, a quotation's second line, a footnote.
  for (const text of ['harbour109', 'warden134', 'tide142', 'lamp155', 'pontoons', 'quay161']) {
    const target = preview.getByText(text).first()
    await target.scrollIntoViewIfNeeded()
    const before = await settled(page)
    const box = await preview.locator('html').evaluate((root, word) => {
      const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const node = walker.currentNode as Text
        const at = node.data.indexOf(word)
        if (at < 0) continue
        const range = root.ownerDocument.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        const { left, top, height } = range.getBoundingClientRect()
        return { x: left + 2, y: top + height / 2 }
      }
      return null
    }, text)
    const pane = await page.locator(frame).boundingBox()
    if (box === null || pane === null) throw new Error(`${text} is not on the page`)
    last = { x: pane.x + box.x, y: pane.y + box.y }
    await page.mouse.click(last.x, last.y)
    const index = lines.findIndex((line) => line.includes(text))
    const column = (lines[index]?.indexOf(text) ?? -1) + 1
    await expect(status).toHaveText(`Ln ${index + 1}, Col ${column}`)
    expect((await topsOf(page)).preview).toBe(before.preview)
  }
  const before = await settled(page)
  // Long after the last click: this one is not its third.
  await page.waitForTimeout(600)
  await page.mouse.dblclick(last.x, last.y)
  const selected = await preview.locator('html').evaluate((root) => String(root.ownerDocument.getSelection()))
  expect(selected.trim()).toBe('quay161')
  expect((await topsOf(page)).preview).toBe(before.preview)
})

test('a short post with tall images scrolls to its end in both panes', async ({ app: { page } }) => {
  await page.getByRole('option', { name: 'A short post' }).click()
  await expect(page.frameLocator(frame).getByText('Below.')).toBeAttached()
  for (let times = 0; times < 2; times += 1) await scrollPane(page, 'preview', 1e9)
  const tops = await topsOf(page)
  expect(tops.preview).toBeGreaterThan(300)
  expect(tops.editor).toBeGreaterThan(50)
  expect(tops.editor).toBeCloseTo(await reachOf(page, 'editor'), -1)
})

test('scrolling together can be switched off, and stays so', async ({ app: { page } }) => {
  await openPost(page)
  const toggle = async () => {
    await page.getByRole('button', { name: 'All commands' }).click()
    await page.keyboard.type('Scroll editor and preview')
    await page.keyboard.press('Enter')
  }
  await toggle()
  await expect(page.getByText('Editor and preview scroll on their own now.')).toBeVisible()
  await scrollPane(page, 'editor', 2000)
  expect((await topsOf(page)).preview).toBe(0)
  await page.reload()
  await openPost(page)
  await scrollPane(page, 'editor', 2000)
  expect((await topsOf(page)).preview).toBe(0)
  await toggle()
  await expect(page.getByText('Editor and preview scroll together now.')).toBeVisible()
  await scrollPane(page, 'editor', 2100)
  expect((await topsOf(page)).preview).toBeGreaterThan(500)
})
