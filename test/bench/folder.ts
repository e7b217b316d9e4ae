import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startServer } from '../helpers/browserHost'
import { benchFolderWindow } from './folderWindow'
import { listenToMain, type MainListener } from './listenToMain'
import { createManyPosts, type ManyPosts } from './manyPosts'
import { prepareApp } from './prepareApp'
import { processFigures } from './processFigures'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
const count = 50_000
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Waits until something is so; answers with whether it came to be. */
async function waitUntil(is: () => boolean, limit = 120_000): Promise<boolean> {
  const end = performance.now() + limit
  while (!is()) {
    if (performance.now() > end) return false
    await pause(10)
  }
  return true
}

/** How the list that main told differs from what is on the disk; '' where it is the same. */
function difference({ titles }: MainListener, posts: ManyPosts): string {
  const wrong = [...posts.titles].filter(([id, title]) => titles.get(id) !== title)
  const extra = [...titles.keys()].filter((id) => !posts.titles.has(id))
  if (wrong.length + extra.length === 0) return ''
  return `${wrong.length} missing or old, ${extra.length} that are gone, e.g. ${wrong[0]?.[0] ?? extra[0]}`
}
const isRight = (main: MainListener, posts: ManyPosts) =>
  main.titles.size === posts.titles.size && difference(main, posts) === ''

async function benchMain(posts: ManyPosts): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'byline-user-'))
  const start = performance.now()
  const { url, child } = await startServer([posts.folder], userData)
  const pid = child.pid ?? 0
  const main = await listenToMain(url)
  void main.ask('listPosts', {})
  await waitUntil(() => main.isFinished() && isRight(main, posts))
  console.log(
    `  list complete after ${seconds(start)} (from starting the program; ${processFigures.processorTime(pid).toFixed(1)} s of processor time; ${difference(main, posts) || 'as on disk'})`,
  )
  const [probe = ''] = posts.titles.keys()
  posts.write(probe, 'A probe')
  await waitUntil(() => main.titles.get(probe) === 'A probe')
  console.log(
    `  a change made then was told ${seconds(start)} after the start; ${processFigures.watches(pid)} watches`,
  )

  await pause(5000)
  const before = processFigures.processorTime(pid)
  const idle = processFigures.memory(pid, 'VmRSS')
  await pause(10_000)
  const used = (processFigures.processorTime(pid) - before) / 10
  console.log(
    `  at rest: ${idle} MB, ${(used * 100).toFixed(1)} % of a core; most so far ${processFigures.memory(pid, 'VmHWM')} MB`,
  )

  const burst = performance.now()
  posts.change()
  const written = seconds(burst)
  const end = performance.now()
  await waitUntil(() => isRight(main, posts))
  console.log(
    `  ${count / 5} files changed, added, removed (in ${written}): list right ${seconds(end)} later (${difference(main, posts) || 'as on disk'}); most ${processFigures.memory(pid, 'VmHWM')} MB`,
  )
  for (const notice of main.notices) console.log(`  notice: ${notice}`)
  main.close()
  child.removeAllListeners('exit')
  child.kill()
  rmSync(userData, { recursive: true, force: true })
}

const readHeads = `
import { readdirSync, openSync, readSync, closeSync } from 'node:fs'
const buffer = Buffer.alloc(4096)
for (const entry of readdirSync(process.argv[1], { withFileTypes: true, recursive: true })) {
  if (!entry.name.endsWith('.md')) continue
  const file = openSync((entry.parentPath ?? entry.path) + '/' + entry.name)
  readSync(file, buffer, 0, 4096, 0)
  closeSync(file)
}`

const watchAll = `
import { watch } from 'chokidar'
watch(process.argv[1]).on('ready', () => console.log('ready'))
setInterval(() => {}, 1000)`

async function benchPeers(folder: string): Promise<void> {
  const node = ['--input-type=module', '-e']
  let start = performance.now()
  await run(process.execPath, [...node, readHeads, folder], { cwd: root })
  console.log(`  beside it: a loop that reads the first 4 KB of each post: ${seconds(start)}`)
  start = performance.now()
  const child = spawn(process.execPath, [...node, watchAll, folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((done) => child.stdout.once('data', done))
  const pid = child.pid ?? 0
  console.log(
    `  beside it: chokidar watches the same folder, reading nothing: ready after ${seconds(start)}, ${processFigures.memory(pid, 'VmRSS')} MB, ${processFigures.watches(pid)} watches`,
  )
  child.kill()
}

/** Opens a folder of 50,000 posts in the browser app as it is started by users: list, watch, a burst of changes, memory. */
export async function benchFolder(): Promise<void> {
  if (process.platform !== 'linux') return console.log('A folder of 50,000 posts: measured on Linux only')
  if (!(await prepareApp())) return
  // Some systems have their folder for temporary files in memory: the disk shall count.
  const folder = mkdtempSync(join(process.env.BYLINE_BENCH_FOLDER ?? tmpdir(), 'byline-bench-'))
  try {
    console.log(`A folder of ${count.toLocaleString('en')} posts (load ${loadavg()[0]?.toFixed(1)})`)
    const posts = createManyPosts(folder, count)
    await run('sync')
    await benchPeers(folder)
    await benchMain(posts)
    rmSync(folder, { recursive: true, force: true })
    await benchFolderWindow(createManyPosts(folder, count))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
