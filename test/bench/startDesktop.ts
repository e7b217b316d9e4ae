import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import MarkdownIt from 'markdown-it'
import { findElectron } from '../../main/electronRuntime'
import { desktopObstacle } from '../run/desktop'
import { makePackaged, packagedObstacle } from '../run/packaged'
import { capture, isRoot } from '../run/step'
import { startWindow } from './desktopWindow'
import { linedPost } from './linedPost'
import { createManyPosts } from './manyPosts'
import { prepareApp } from './prepareApp'

/**
 * The packaged app beside a bare window of the same Electron, in turn: how soon it is there and what it takes. The bare
 * window is empty, and once shows nothing but the page of the long post: no app whose page stands whole takes less.
 */

const rounds = 10
const root = resolve(import.meta.dirname, '../..')

/** Main of an app that shows a page, by itself one with a single word, and does nothing else. */
const bareApp = `
const { app, BrowserWindow } = require('electron')
app.setPath('userData', process.env.BYLINE_USER_DATA)
app.enableSandbox()
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1360, height: 860, show: false })
  window.once('ready-to-show', () => window.show())
  const page = process.argv.find((argument) => argument.endsWith('.html'))
  return page ? window.loadFile(page) : window.loadURL('data:text/html,<p>Empty')
})
`

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function sizeOf(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

/** A folder that the app's own user may read and write. */
function ownFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `byline-${name}-`))
  give(folder)
  return folder
}

function give(folder: string): void {
  if (isRoot) capture('chown', ['-R', 'byline-tester', folder])
  else chmodSync(folder, 0o755)
}

/** A display of its own where there is none; the way to end it. */
async function openDisplay(): Promise<() => void> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return () => {}
  const display = `:${100 + (process.pid % 800)}`
  const child = spawn('Xvfb', [display, '-screen', '0', '1600x1000x24'], { stdio: 'ignore' })
  process.env.DISPLAY = display
  await pause(1500)
  return () => {
    delete process.env.DISPLAY
    child.kill()
  }
}

export async function benchStart(): Promise<void> {
  const electron = findElectron()
  const obstacle = packagedObstacle() ?? desktopObstacle(electron)
  if (electron === null || obstacle !== null) {
    console.log(`\nStart of the desktop app: not measured, ${obstacle}`)
    return
  }
  await prepareApp()
  const host = await makePackaged()
  if (host === null) return
  const program = join(root, host.environment.BYLINE_SHIPPED ?? '')
  console.log(
    `\nStart of the packaged app beside an empty window of the same Electron (medians of ${rounds})`,
  )
  console.log(
    `  installed size ${(sizeOf(join(program, '..')) / 1e6).toFixed(0)} MB, of that ours ${(sizeOf(join(program, '../resources/app.asar')) / 1e6).toFixed(1)} MB`,
  )
  const closeDisplay = await openDisplay()
  const work = ownFolder('start')
  const bare = join(work, 'bare')
  mkdirSync(bare)
  writeFileSync(join(bare, 'package.json'), '{ "name": "bare", "main": "main.cjs" }')
  writeFileSync(join(bare, 'main.cjs'), bareApp)
  const example = join(work, 'example')
  cpSync(join(root, 'assets/example'), example, { recursive: true })
  const long = join(work, 'long')
  mkdirSync(long)
  const longText = linedPost(20_000)
  writeFileSync(join(long, 'long.md'), longText)
  const page = join(bare, 'long.html')
  writeFileSync(page, `<!doctype html><meta charset="utf-8">${new MarkdownIt().render(longText)}`)
  const many = join(work, 'many')
  createManyPosts(many, 10_000)
  give(work)

  const cases = [
    { what: 'an empty window', program: electron, args: [bare], mark: null, rest: 3000 },
    { what: 'the example folder', program, args: [example], mark: 'byline:ready', rest: 3000 },
    { what: 'a folder of 10,000 posts', program, args: [many], mark: 'byline:ready', rest: 6000 },
    { what: 'a post of 1 MB', program, args: [join(long, 'long.md')], mark: 'byline:ready', rest: 8000 },
    {
      what: 'the page of that post in a bare window',
      program: electron,
      args: [bare, page],
      mark: null,
      rest: 8000,
    },
  ]
  const figures = cases.map(() => ({ ready: [] as number[], memory: [] as number[] }))
  // Each keeps its user data, as an app that is in use does; the first start of each is not counted.
  const homes = cases.map(() => ownFolder('user'))
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, { program, args, mark, rest }] of cases.entries()) {
      const { ready, memory } = await startWindow(program, args, { userData: homes[index] ?? '', mark, rest })
      if (round < 0) continue
      figures[index]?.ready.push(ready)
      figures[index]?.memory.push(memory)
    }
  }
  const [base] = figures
  for (const [index, { what }] of cases.entries()) {
    const own = figures[index]
    if (own === undefined || base === undefined) continue
    const ready = median(own.ready)
    const memory = median(own.memory)
    const above =
      index === 0
        ? ''
        : ` (${(ready - median(base.ready)).toFixed(0)} ms and ${(memory - median(base.memory)).toFixed(0)} MB above the empty window)`
    console.log(`  ${what}: ready after ${ready.toFixed(0)} ms, ${memory.toFixed(0)} MB${above}`)
  }
  for (const folder of [work, ...homes]) rmSync(folder, { recursive: true, force: true })
  closeDisplay()
}
