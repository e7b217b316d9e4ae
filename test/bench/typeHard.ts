import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { pathologicalCases } from '../helpers/pathological'
import { createFolder, sampleFiles } from '../helpers/sampleFolder'
import { openMeasured } from './measuredWindow'
import { prepareApp } from './prepareApp'

/** How long the window took to answer each key, from the key to the end of the frame that shows it. */
function watchAnswers(): void {
  const answers: number[] = []
  addEventListener(
    'keydown',
    ({ timeStamp: at }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => answers.push(performance.now() - at)
        port2.postMessage(null)
      })
    },
    true,
  )
  Object.assign(window, { keyAnswers: answers })
}

/**
 * Waits for the page that begins with these words, or the box in its place. A look at one element: a locator would read
 * tens of thousands of them, and the keys would wait for that.
 */
function watchPage(first: string): Promise<'page' | 'box' | 'nothing'> {
  const givenUp = performance.now() + 60_000
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const preview = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument
      const isPage = preview?.querySelector('article section p')?.textContent.startsWith(first) ?? false
      const box = document.querySelector('.late-text')
      const isBox = box?.textContent.includes('takes too long to show') ?? false
      if (!isPage && !isBox && performance.now() < givenUp) return
      clearInterval(timer)
      resolve(isPage ? 'page' : isBox ? 'box' : 'nothing')
    }, 10)
  })
}

interface Answer {
  name: string
  /** Milliseconds from the click to the text in the editor, and to its page, or the box in its place. */
  opened: number
  shown: number
  shows: string
  /** The longest answer to a key, from the text in the editor on, and to the first keys after the page is there. */
  longest: number
}

async function openAndType(page: Page, index: number, label: string): Promise<Answer> {
  const name = `case-${index}`
  const file = `posts/${name}.md`
  const first = `First words ${index}.`
  await page.getByRole('textbox', { name: 'Filter posts' }).fill(name)
  const start = performance.now()
  await page.getByTitle(file, { exact: true }).click()
  await page.locator('.cm-line', { hasText: first }).first().waitFor({ timeout: 60_000 })
  const opened = performance.now() - start
  let shows = ''
  let shown = 0
  const end = page.evaluate(watchPage, first).then((what) => {
    shows = what
    shown = performance.now() - start
  })
  const box = await page.locator('.cm-content').boundingBox()
  await page.evaluate(() => {
    ;(window as unknown as { keyAnswers: number[] }).keyAnswers.length = 0
  })
  // Into the first line, at once: the page is still being made.
  await page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 25)
  for (let after = 0; after < 10; after += shows === '' ? 0 : 1) {
    await page.keyboard.press('x')
    await page.waitForTimeout(shows === '' ? 60 : 100)
  }
  await end
  await page.waitForTimeout(300)
  const answers = await page.evaluate(() => (window as unknown as { keyAnswers: number[] }).keyAnswers)
  // The next text does not find this one still unsaved, and with it all that came before.
  await page.keyboard.press('ControlOrMeta+s')
  await page.waitForTimeout(500)
  return { name: label, opened, shown, shows, longest: Math.max(...answers) }
}

/** Opens each text that has brought Markdown parsers down, and types into it while its page is made; `BYLINE_TEXTS`
 * chooses some by an expression that their names match. */
export async function benchTypeHard(): Promise<void> {
  if (!(await prepareApp())) return
  const files: Parameters<typeof createFolder>[0] = { ...sampleFiles }
  const chosen = pathologicalCases.filter(({ name }) => new RegExp(process.env.BYLINE_TEXTS ?? '').test(name))
  chosen.forEach(({ make }, index) => {
    files[`posts/case-${index}.md`] = `First words ${index}.\n\n${make()}`
  })
  const folder = await createFolder(files)
  const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
  const { page, close } = await openMeasured(folder, userData)
  await page.evaluate(watchAnswers)
  const answers: Answer[] = []
  for (const [index, { name }] of chosen.entries()) {
    const answer = await openAndType(page, index, name)
    answers.push(answer)
    const { opened, shown, shows, longest } = answer
    console.log(
      `  ${name}: in the editor after ${opened.toFixed(0)} ms, ${shows} after ${shown.toFixed(0)} ms, ` +
        `longest answer to a key ${longest.toFixed(0)} ms`,
    )
  }
  const slow = answers.filter(({ longest }) => longest > 100)
  const late = answers.filter(({ shown }) => shown > 5000)
  console.log(
    `${answers.length} texts; longer than 100 ms to a key: ${slow.length}; longer than 5 s to the page: ${late.length}`,
  )
  await close()
  await rm(folder, { recursive: true, force: true })
  await rm(userData, { recursive: true, force: true })
}
