import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page, test } from 'playwright/test'
import { openInBrowser } from '../helpers/browserHost'
import { corpusPosts, findCorpus, readPostText } from '../helpers/corpus'
import { isFull } from '../helpers/depth'
import type { RunningApp } from '../helpers/runningApp'

/** Everything of a page, with all of its images. */
async function shoot(page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager'
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
    await document.fonts.ready
  })
  return page.screenshot({ fullPage: true, animations: 'disabled' })
}

/** The document of the preview by itself, as wide as it is asked for, without what is the writer's alone. */
async function shootPreview(app: RunningApp, width: number): Promise<Buffer> {
  const frame = app.page.frameLocator('iframe[title="Preview"]')
  const html = await frame.locator('body').evaluate((body) => {
    const copy = body.cloneNode(true) as HTMLElement
    for (const marked of copy.querySelectorAll('.is-current')) marked.classList.remove('is-current')
    // How blocked images can be allowed is told to the writer alone.
    for (const note of copy.querySelectorAll('.remote-image > small')) {
      if (note.previousSibling?.nodeType === Node.TEXT_NODE) note.previousSibling.remove()
      note.remove()
    }
    const sheets = [...document.querySelectorAll('style')].map((sheet) => sheet.outerHTML)
    const links = [...document.querySelectorAll('link')].map((link) => link.outerHTML)
    return { body: copy.innerHTML, head: [...links, ...sheets].join(''), lang: document.documentElement.lang }
  })
  const page = await app.page.context().newPage()
  await page.setViewportSize({ width, height: 900 })
  await page.goto(new URL('preview.html', app.page.url()).href)
  await page.evaluate(({ body, head, lang }) => {
    document.documentElement.lang = lang
    document.head.insertAdjacentHTML('beforeend', head)
    document.body.innerHTML = body
  }, html)
  await page.waitForLoadState('networkidle')
  const picture = await shoot(page)
  await page.close()
  return picture
}

async function shootExport(app: RunningApp, width: number, folder: string): Promise<Buffer> {
  const path = join(folder, 'page.html')
  await writeFile(path, await app.exportHtml())
  const page = await app.page.context().newPage()
  await page.setViewportSize({ width, height: 900 })
  await page.goto(pathToFileURL(path).href)
  const picture = await shoot(page)
  await page.close()
  return picture
}

/** Folder and posts to compare: the example, or thirty real posts of all sites. */
async function choosePosts(): Promise<{ folder: string; ids: string[] }> {
  const corpus = isFull ? findCorpus() : null
  if (corpus === null) {
    const folder = await mkdtemp(join(tmpdir(), 'byline-example-'))
    await cp(resolve(import.meta.dirname, '../../assets/example'), folder, { recursive: true })
    return { folder, ids: ['counting-swifts', 'rain-in-a-jam-jar'].map((name) => `posts/${name}.md`) }
  }
  const posts = corpusPosts(corpus).filter((path) => readPostText(path).length < 60_000)
  const ids = Array.from(
    { length: 30 },
    (_, index) => posts[Math.floor(((index + 0.5) * posts.length) / 30)]!,
  )
  return { folder: corpus.folder, ids: ids.map((path) => relative(corpus.folder, path)) }
}

test('the exported page looks as the preview does, to the last pixel', async () => {
  test.setTimeout(isFull ? 1_800_000 : 120_000)
  const { folder, ids } = await choosePosts()
  const own = await mkdtemp(join(tmpdir(), 'byline-pages-'))
  const app = await openInBrowser(folder, await mkdtemp(join(tmpdir(), 'byline-user-')))
  const different: string[] = []
  try {
    const filter = app.page.getByRole('textbox', { name: 'Filter posts' })
    for (const id of ids) {
      await filter.fill(id)
      await app.page.getByTitle(id, { exact: true }).click({ timeout: 60_000 })
      await expect(app.page.getByRole('button', { name: 'Export HTML' })).toBeEnabled()
      const preview = app.page.frameLocator('iframe[title="Preview"]')
      await expect(preview.locator('html:not([data-is-partly]) article')).toBeVisible()
      // Sizes of images and colours of code come a moment after the first page.
      await app.page.waitForTimeout(1500)
      const [shown, exported] = [await shootPreview(app, 760), await shootExport(app, 760, own)]
      if (shown.equals(exported)) continue
      different.push(id)
      await writeFile(join(own, `${different.length}-preview.png`), shown)
      await writeFile(join(own, `${different.length}-page.png`), exported)
    }
  } finally {
    await app.close()
  }
  console.log(`${ids.length} posts; pictures of those that differ are in ${own}`)
  expect(different).toEqual([])
})
