import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { createFolder } from '../helpers/sampleFolder'
import { openMeasured } from './measuredWindow'
import { prepareApp } from './prepareApp'

const handles = ['mina', 'jorge', 'lena', 'ana', 'kofi', 'wen']

/** A post of 1 MB: 300 sections, each with three headings. */
function longPost(): string {
  const sentence = 'Every evening somebody counts the lamps along the quay and writes the number down. '
  const part = (title: string) => `${title}\n\n${`${sentence.repeat(13)}[More](https://example.org)\n\n`}`
  const sections = Array.from({ length: 300 }, (_, index) => {
    const inner = [1, 2].map((number) => part(`### Inner ${number}`)).join('')
    return `@${handles[index % handles.length]}\n${part(`## Part ${index}`)}${inner}`
  })
  return `---\ntitle: Three hundred sections\nauthor: mina\n---\n${sections.join('')}`
}

/** Frames of the window while 80 keys are typed, 60 ms apart; and how long the panel took to count the last word. */
async function type(page: Page, word: string, panel: boolean): Promise<string> {
  await page.evaluate(() => {
    const times: number[] = []
    const tick = (now: number) => {
      times.push(now)
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    Object.assign(window, { frameTimes: times })
  })
  const numbers = page.getByRole('treegrid', { name: 'Sections' }).getByRole('row', { level: 1 }).first()
  const before = panel ? await numbers.textContent() : ''
  for (const letter of ` ${word.repeat(12)}`.slice(0, 80)) {
    await page.keyboard.type(letter)
    await page.waitForTimeout(60)
  }
  const gaps = await page.evaluate(() => {
    const { frameTimes } = window as unknown as { frameTimes: number[] }
    return frameTimes.slice(1).map((time, index) => time - frameTimes[index]!)
  })
  gaps.sort((a, b) => a - b)
  const at = (share: number) => `${(gaps[Math.floor((gaps.length - 1) * share)] ?? 0).toFixed(0)} ms`
  const frames = `median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)}`
  if (!panel) return frames
  const start = performance.now()
  await page.keyboard.type(' last ')
  while ((await numbers.textContent()) === before && performance.now() - start < 20_000)
    await page.waitForTimeout(10)
  return `${frames}; the panel counts a word after ${(performance.now() - start).toFixed(0)} ms`
}

/** Types into a post of 1 MB with the list of its sections open, beside the same with the editor alone. */
export async function benchTypeLong(): Promise<void> {
  if (!(await prepareApp())) return
  const post = longPost()
  const folder = await createFolder({ 'posts/long.md': post })
  const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
  const { page, close } = await openMeasured(folder, userData)
  await page.getByRole('option', { name: 'Three hundred sections' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await page.keyboard.press('ControlOrMeta+Alt+s')
  await page.getByRole('treegrid', { name: 'Sections' }).waitFor()
  await editor.locator('.cm-line').nth(7).click()
  await page.keyboard.press('End')
  await page.waitForTimeout(4000)
  console.log(`Type into a post of ${Math.round(post.length / 1024)} KB with 300 sections: frames`)
  console.log(`  with sections and preview: ${await type(page, 'lantern ', true)}`)
  await page.keyboard.press('ControlOrMeta+Alt+p')
  await page.waitForTimeout(1000)
  await editor.focus()
  console.log(`  with sections: ${await type(page, 'harbour ', true)}`)
  await page.keyboard.press('ControlOrMeta+Alt+i')
  await page.waitForTimeout(1000)
  await editor.focus()
  console.log(`  the editor alone: ${await type(page, 'evening ', false)}`)
  await close()
  await rm(folder, { recursive: true, force: true })
  await rm(userData, { recursive: true, force: true })
}
