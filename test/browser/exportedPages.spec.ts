import { cp, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, expect, type Page, test } from 'playwright/test'
import { runExport } from '../../main/cli/exportCommand'
import { violationsOf } from '../helpers/axe'
import { launchChromium } from '../helpers/browserHost'
import { corpusPosts, findCorpus } from '../helpers/corpus'
import { isFull } from '../helpers/depth'

const quiet = { write: () => true }

let browser: Browser
test.beforeAll(async () => {
  browser = await launchChromium(['--host-resolver-rules=MAP * ~NOTFOUND'])
})
test.afterAll(() => browser.close())

/** What an exported page must not do: speak on the console, ask for anything beside it, have a script. */
function watchPage(page: Page, out: string): () => Promise<string[]> {
  const found: string[] = []
  const own = pathToFileURL(out).href
  page.on('console', (message) => found.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => found.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:'))
      found.push(`asks ${request.url()}`)
  })
  return async () => {
    const scripts = await page.locator('script:not([type="application/ld+json"])').count()
    return [...found.splice(0), ...(scripts > 0 ? [`${scripts} scripts`] : [])]
  }
}

test('pages of real posts open without a word, a request or a script', async () => {
  test.setTimeout(isFull ? 3_600_000 : 120_000)
  const corpus = findCorpus()
  test.skip(corpus === null, 'no real posts')
  const out = await mkdtemp(join(tmpdir(), 'byline-pages-'))
  const posts = corpusPosts(corpus!).filter((_, index) => isFull || index % 240 === 0)
  await runExport(posts, { out, jobs: 1 }, { out: quiet, error: quiet })
  corpus!.dispose()
  const page = await browser.newPage()
  const look = watchPage(page, out)
  const faults: Record<string, string[]> = {}
  const names = (await readdir(out)).filter((name) => name.endsWith('.html'))
  for (const name of names) {
    await page.goto(pathToFileURL(join(out, name)).href)
    const found = await look()
    if (found.length > 0) faults[name] = found
  }
  await page.close()
  console.log(`${names.length} pages opened`)
  expect(names.length).toBeGreaterThan(posts.length / 2)
  expect(faults).toEqual({})
})

test('the example as a site can be read from disk: every link leads on, nothing is against accessibility', async () => {
  const out = await mkdtemp(join(tmpdir(), 'byline-pages-'))
  const folder = await mkdtemp(join(tmpdir(), 'byline-example-'))
  await cp(resolve(import.meta.dirname, '../../assets/example'), folder, { recursive: true })
  // What is in titles and names stays text, in lists and feed, too.
  const bad = '<img src=x onerror=alert(1)><script>alert(1)</script>'
  await writeFile(
    join(folder, 'posts/bad.md'),
    `---\ntitle: ${JSON.stringify(bad)}\nauthor: ${JSON.stringify(bad)}\ntags: [${JSON.stringify(bad)}]\ndescription: ${JSON.stringify(bad)}\ndate: 2024-01-01\n---\n\nWords\n`,
  )
  const options = { out, format: 'folder', contents: true, jobs: 1 } as const
  expect(await runExport([folder], options, { out: quiet, error: quiet })).toBe(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1000, height: 800 } })
    const page = await context.newPage()
    const look = watchPage(page, out)
    const wanted = ['index.html']
    const seen = new Set<string>()
    for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      await page.goto(new URL(path, `${pathToFileURL(out).href}/`).href)
      expect(await look(), path).toEqual([])
      expect(await violationsOf(page), path).toEqual([])
      // The checker asks for style sheets itself, which the page’s policy refuses.
      await look()
      const broken = await page
        .locator('img')
        .evaluateAll(
          (images) =>
            images.filter(
              (image) =>
                (image as HTMLImageElement).naturalWidth === 0 && (image as HTMLImageElement).complete,
            ).length,
        )
      expect(broken, path).toBe(0)
      const links = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
      const base = `${pathToFileURL(out).href}/`
      for (const link of links)
        if (link.startsWith(base)) wanted.push(link.slice(base.length).replace(/#.*$/, ''))
    }
    const pages = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.html'))
    expect([...seen].map(decodeURIComponent).sort()).toEqual(pages.sort())
    await context.close()
  }
})
