import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CDPSession, Page } from 'playwright'
import { build } from 'vite'
import { createFolder } from '../helpers/sampleFolder'
import { linedPost } from './linedPost'
import { launchMeasured, openMeasured } from './measuredWindow'
import { prepareApp } from './prepareApp'

/** Watches the window from within: when a key came, when its frame was painted, when the page beside it had its letter. */
function watchKeys(): void {
  interface Key {
    at: number
    paint: number
    page: number
    /** How many letters the page has to show for it. */
    letters: number
  }
  const keys: Key[] = []
  /** Calls back when the frame is painted that is being made. */
  const afterThisFrame = (done: (now: number) => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => done(performance.now())
    port2.postMessage(null)
  }
  const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
  const page = frame?.contentDocument
  const shown = () => page?.querySelector('.is-current')?.textContent?.match(/Z/g)?.length ?? 0
  addEventListener(
    'keydown',
    () => {
      const key: Key = { at: performance.now(), paint: 0, page: 0, letters: keys.length + 1 }
      keys.push(key)
      requestAnimationFrame(() =>
        afterThisFrame((now) => {
          key.paint = now - key.at
        }),
      )
    },
    true,
  )
  if (page)
    new MutationObserver(() => {
      const letters = shown()
      const waiting = keys.filter((key) => key.page === 0 && key.letters <= letters)
      for (const key of waiting) key.page = -1
      // The page is drawn at the beginning of a frame.
      afterThisFrame((now) => {
        for (const key of waiting) key.page = now - key.at
      })
    }).observe(page.body, { childList: true, subtree: true, characterData: true })
  Object.assign(window, { typedKeys: keys })
}

function tell(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} ms`
}

interface KeyTimes {
  paint: number
  page: number
}

/** Types so many letters at the cursor, 80 ms apart. */
async function typeKeys(page: Page, count: number): Promise<KeyTimes[]> {
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press('Z')
    await page.waitForTimeout(80)
  }
  await page.waitForTimeout(3000)
  return page.evaluate(() => (window as unknown as { typedKeys: KeyTimes[] }).typedKeys)
}

async function typeLetters(page: Page, count: number): Promise<string> {
  const keys = await typeKeys(page, count)
  const missing = keys.filter((key) => key.page <= 0).length
  const late = missing === 0 ? '' : `; ${missing} keys are not on the page`
  return `key to paint ${tell(keys.map(({ paint }) => paint))}; key to page ${tell(keys.map((key) => key.page))}${late}`
}

/** What others do with every change: all of the text by markdown-it, all of the page by innerHTML, and its layout. */
async function wholeRender(post: string): Promise<string> {
  const browser = await launchMeasured()
  const page = await browser.newPage({ viewport: { width: 640, height: 800 } })
  const program = resolve(
    import.meta.dirname,
    '../../node_modules/markdown-it/dist/browser/markdown-it.umd.min.js',
  )
  await page.addScriptTag({ path: program })
  const times = await page.evaluate((text) => {
    const factory = (window as unknown as { markdownit(o: object): { render(text: string): string } })
      .markdownit
    const md = factory({ html: true, linkify: true })
    return Array.from({ length: 7 }, (_, index) => {
      const start = performance.now()
      document.body.innerHTML = md.render(`${text}${index}`)
      void document.body.offsetHeight
      return performance.now() - start
    })
  }, post)
  await browser.close()
  return tell(times)
}

/** The editor that Byline is built on, with its Markdown grammar and nothing beside it: what a key costs at least. */
async function plainEditor(post: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'byline-plain-'))
  await build({
    root: resolve(import.meta.dirname, 'plainEditor'),
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  const browser = await launchMeasured()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.route('http://plain.test/**', async (route) => {
    const path = new URL(route.request().url()).pathname
    await route.fulfill({ path: join(outDir, path === '/' ? 'index.html' : path) })
  })
  await page.goto('http://plain.test/')
  await page.evaluate((text) => (window as unknown as { edit(text: string): void }).edit(text), post)
  await page.waitForTimeout(2000)
  await page.evaluate(watchKeys)
  const told = tell((await typeKeys(page, 120)).map(({ paint }) => paint))
  await browser.close()
  await rm(outDir, { recursive: true, force: true })
  return told
}

async function openLong(post: string): Promise<{ page: Page; close(): Promise<void> }> {
  const folder = await createFolder({ 'posts/long.md': post })
  const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
  const { page, close } = await openMeasured(folder, userData)
  await page.getByRole('option', { name: 'Many lines' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.getByText('letters in length').first().click()
  await page.keyboard.press('End')
  const end = page.frameLocator('iframe[title="Preview"]').getByText('The last line')
  await end.waitFor({ state: 'attached', timeout: 240_000 })
  await page.waitForTimeout(3000)
  return {
    page,
    async close() {
      await close()
      await rm(folder, { recursive: true, force: true })
      await rm(userData, { recursive: true, force: true })
    },
  }
}

/** Types into posts of 20,000 and 100,000 lines with their page beside them. */
export async function benchTypePreview(): Promise<void> {
  if (!(await prepareApp())) return
  for (const lines of [20_000, 100_000]) {
    const post = linedPost(lines)
    const { page, close } = await openLong(post)
    await page.evaluate(watchKeys)
    console.log(`Type into a post of ${lines} lines (${(post.length / 1e6).toFixed(1)} MB) beside its page`)
    console.log(`  ${await typeLetters(page, 120)}`)
    await close()
    console.log(`  CodeMirror alone: key to paint ${await plainEditor(post)}`)
    console.log(`  markdown-it and innerHTML, all of it: ${await wholeRender(post)}`)
  }
}

interface Heap {
  megabytes: number
  nodes: number
}

async function heapOf(session: CDPSession): Promise<Heap> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0
  return { megabytes: metric('JSHeapUsedSize') / 1e6, nodes: metric('Nodes') }
}

/** Types for some minutes into a post of 20,000 lines: letters, new lines, and some of them taken back. */
export async function benchMemory(minutes = 10): Promise<void> {
  if (!(await prepareApp())) return
  const { page, close } = await openLong(linedPost(20_000))
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const typeFor = async (milliseconds: number) => {
    const end = performance.now() + milliseconds
    while (performance.now() < end) {
      await page.keyboard.type('some words of the evening ', { delay: 30 })
      for (let step = 0; step < 26; step += 1) await page.keyboard.press('Backspace', { delay: 10 })
    }
    await page.waitForTimeout(2000)
  }
  // What the first minutes load and remember (code, the steps that can be undone) is no growth.
  await typeFor(120_000)
  const before = await heapOf(session)
  await typeFor(minutes * 60_000)
  const after = await heapOf(session)
  const growth = ((after.megabytes / before.megabytes - 1) * 100).toFixed(1)
  console.log(
    `Memory of the window after ${minutes} minutes of typing: ${before.megabytes.toFixed(1)} MB, then ` +
      `${after.megabytes.toFixed(1)} MB (${growth} %); ${before.nodes} nodes, then ${after.nodes}`,
  )
  await close()
}
