import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright'
import { launchChromium, startServer } from '../helpers/browserHost'
import type { ManyPosts } from './manyPosts'
import { processFigures } from './processFigures'

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Collects tasks that keep the window from answering for more than 50 ms, from its start on. */
const collectTasks = () => {
  const tasks: number[] = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration)
  }).observe({ type: 'longtask', buffered: true })
  Object.assign(window, { longTasks: tasks })
}

/** The long tasks since the last time it was asked. */
async function tasksOf(page: Page): Promise<string> {
  const tasks = await page.evaluate(() => {
    const { longTasks } = window as unknown as { longTasks: number[] }
    return longTasks.splice(0)
  })
  if (tasks.length === 0) return 'no task over 50 ms'
  const sum = tasks.reduce((before, one) => before + one, 0)
  return `longest task ${Math.max(...tasks).toFixed(0)} ms (${tasks.length} over 50 ms, together ${sum.toFixed(0)} ms)`
}

/** Types a word into the filter, a key each 60 ms, and waits for the count. */
async function filter(page: Page, word: string, count: RegExp): Promise<string> {
  const start = performance.now()
  await page.getByRole('textbox', { name: 'Filter posts' }).pressSequentially(word, { delay: 60 })
  await page.getByRole('status').filter({ hasText: count }).waitFor({ timeout: 60_000 })
  return seconds(start)
}

/** The same folder in a window in Chromium: when it is shown, and how long the window is kept busy at once. */
export async function benchFolderWindow(posts: ManyPosts): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'byline-user-'))
  const start = performance.now()
  const { url, child } = await startServer([posts.folder], userData)
  const browser = await launchChromium()
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.addInitScript(collectTasks)
  await page.goto(url)
  const complete = new RegExp(`^${posts.titles.size.toLocaleString('en')} posts`)
  await page.getByRole('option').first().waitFor()
  console.log(`  in a window: first posts shown after ${seconds(start)}`)
  await page.getByRole('status').filter({ hasText: complete }).waitFor({ timeout: 120_000 })
  console.log(`  in a window: list complete after ${seconds(start)}; ${await tasksOf(page)}`)
  await pause(1500)
  await tasksOf(page)

  const clear = page.getByRole('button', { name: 'Clear filter' })
  const found = await filter(page, 'harbours', /^6,250 of /)
  console.log(
    `  typing eight letters into the filter (60 ms each): shown after ${found}; ${await tasksOf(page)}`,
  )
  await clear.click()
  await page.getByRole('status').filter({ hasText: complete }).waitFor()
  await pause(1000)
  console.log(`  clearing the filter: ${await tasksOf(page)}`)
  await page.getByRole('option').first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await pause(1500)
  console.log(`  to the end of the list and back by keyboard: ${await tasksOf(page)}`)

  const { rewritten, total } = posts.change()
  const written = performance.now()
  await page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${total.toLocaleString('en')} posts`) })
    .waitFor({ timeout: 120_000 })
  await filter(
    page,
    'rewritten',
    new RegExp(`^${rewritten.toLocaleString('en')} of ${total.toLocaleString('en')} `),
  )
  console.log(`  the burst is shown ${seconds(written)} after its last file; ${await tasksOf(page)}`)

  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  const most = Math.max(...renderers.map(({ id }) => processFigures.memory(id, 'VmRSS')))
  const highest = Math.max(...renderers.map(({ id }) => processFigures.memory(id, 'VmHWM')))
  console.log(`  memory of the window: ${most} MB, at most ${highest} MB`)
  await browser.close()
  child.removeAllListeners('exit')
  child.kill()
  rmSync(userData, { recursive: true, force: true })
}
