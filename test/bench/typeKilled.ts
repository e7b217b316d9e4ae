import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { launchChromium, startServer } from '../helpers/browserHost'
import { createFolder, sampleFiles } from '../helpers/sampleFolder'
import { prepareApp } from './prepareApp'

const minutes = Number(process.env.BYLINE_MINUTES ?? 10)
const file = 'posts/second-post.md'

/** A character that was typed, and when its key had been taken. */
interface Typed {
  sign: string
  time: number
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const between = (least: number, most: number) => least + Math.random() * (most - least)
const textOf = (typed: readonly Typed[]) => typed.map(({ sign }) => sign).join('')

/** The processes that draw pages. */
async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** Opens the post, with the text that was kept if there is some, and puts the cursor at its end. */
async function openPost(page: Page): Promise<boolean> {
  // Its title goes when the text is begun anew.
  await page.getByTitle(file, { exact: true }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.waitFor()
  const look = page.getByRole('button', { name: 'Look at it…' })
  const isKept = await look.waitFor({ timeout: 1500 }).then(
    () => true,
    () => false,
  )
  if (isKept) {
    await look.click()
    const dialog = page.getByRole('dialog', { name: 'Kept text' })
    await dialog.getByRole('button', { name: 'Restore' }).first().click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await editor.click()
  await page.keyboard.press('Control+End')
  return isKept
}

/** The text of the post as the editor has it: all of it is drawn, as it is short. */
async function readEditor(page: Page): Promise<string> {
  const lines = await page.locator('.cm-line').allInnerTexts()
  return lines.map((line) => line.replace(/\n$/, '')).join('\n')
}

/** Saves the restored text; where a save was cut short behind its rename, the file has its text, and Byline asks. */
async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  const mine = page.getByRole('button', { name: 'All of mine' })
  const isClean = () => page.waitForFunction(() => !document.title.startsWith('●'))
  await Promise.race([isClean(), mine.waitFor()])
  if (await mine.isVisible()) {
    await mine.click()
    await page.locator('.modal .button-main').click()
  }
  await isClean()
}

/** Types as people do until a key is not taken any more. */
async function typeUntil(page: Page, typed: Typed[], isOver: () => boolean): Promise<void> {
  const words = ['quay ', 'tide ', 'lantern ', 'ledger ', 'warden ']
  for (let word = 0; !isOver(); word += 1) {
    for (const sign of words[word % words.length]!) {
      if (isOver()) return
      const time = Date.now()
      await page.keyboard.press(sign === ' ' ? 'Space' : sign)
      typed.push({ sign, time })
      await wait(between(20, 180))
    }
    if (word % 12 === 11) await wait(between(500, 2500))
  }
}

const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

/** Types while window or main are killed every few seconds: how many milliseconds of typing each kill costs. */
export async function benchTypeKilled(): Promise<void> {
  if (!(await prepareApp())) return
  const folder = await createFolder(sampleFiles)
  const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
  const browser = await launchChromium()
  const lost: number[] = []
  let [torn, windows, mains, saves] = [0, 0, 0, 0]
  let server: { url: string; child: ChildProcess } | null = null
  let page: Page | null = null
  let expected = ''
  const end = Date.now() + minutes * 60_000
  while (Date.now() < end) {
    server ??= await startServer([folder], userData)
    page = await browser.newPage({ locale: 'en-GB' })
    await page.goto(server.url)
    await openPost(page)
    expected = await readEditor(page)
    const typed: Typed[] = []
    let killed = 0
    const typing = typeUntil(page, typed, () => killed > 0).catch(() => {})
    await wait(between(1500, 8000))
    if (Math.random() < 0.25) {
      await page.keyboard.press('Control+s').catch(() => {})
      saves += 1
      await wait(between(0, 300))
    }
    const isMain = Math.random() < 0.5
    const pids = isMain ? [] : await renderers(browser)
    killed = Date.now()
    if (isMain) {
      mains += 1
      server.child.removeAllListeners('exit')
      server.child.kill('SIGKILL')
      server = null
    } else windows += 1
    for (const pid of isMain ? await renderers(browser) : pids) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
    }
    await typing
    await page.close().catch(() => {})

    server ??= await startServer([folder], userData)
    page = await browser.newPage({ locale: 'en-GB' })
    await page.goto(server.url)
    await openPost(page)
    const found = await readEditor(page)
    const taken = typed.filter(({ time }) => time < killed)
    const all = expected + textOf(taken)
    if (!found.startsWith(expected) || !(expected + textOf(typed)).startsWith(found)) {
      torn += 1
      console.log(
        `  torn or foreign text: ${JSON.stringify(found.slice(-80))}, expected ${JSON.stringify(all.slice(-80))}`,
      )
    }
    const first = taken[found.length - expected.length]
    lost.push(first === undefined ? 0 : killed - first.time)
    process.stdout.write(` ${lost.at(-1)}`)
    // A fresh line keeps the post short enough to be drawn whole.
    await save(page)
    if (found.length > 1500) {
      await page.keyboard.press('Control+a')
      await page.keyboard.type('Hello.\n')
      await page.keyboard.press('Control+s')
      await wait(500)
    }
    await page.close()
  }
  const onDisk = await readFile(join(folder, file), 'utf8')
  server?.child.removeAllListeners('exit')
  server?.child.kill()
  await browser.close()
  await rm(folder, { recursive: true, force: true })
  await rm(userData, { recursive: true, force: true })
  const sorted = [...lost].sort((a, b) => a - b)
  console.log(
    `\n${minutes} minutes of typing, ${lost.length} kills (${windows} windows, ${mains} with main), ${saves} while saving: ` +
      `typing lost p50 ${percentile(sorted, 0.5)} ms, p95 ${percentile(sorted, 0.95)} ms, most ${sorted.at(-1) ?? 0} ms; ` +
      `torn ${torn}; the file has ${onDisk.length} characters`,
  )
}
