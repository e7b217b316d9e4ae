import { execFile } from 'node:child_process'
import { mkdtemp, open, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createPostFiles } from '../../main/postFiles'

const size = 100 * 1024
const rounds = 800
const warmUp = 20
/** Milliseconds between two. */
const pause = 20

/** The value below which this part of the times lies. */
function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * part)] ?? 0
}

const figure = (times: readonly number[]) =>
  `p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms`

/** So many times as there are, drawn from them at random; some more than once. */
const drawn = (times: readonly number[]) =>
  times.map(() => times[Math.floor(Math.random() * times.length)] ?? 0)

/** The ratio of a quantile, and between which bounds nine in ten such runs would find it (by drawing anew from this one). */
function ratio(ours: readonly number[], theirs: readonly number[], part: number): string {
  const once = (a: readonly number[], b: readonly number[]) => quantile(a, part) / quantile(b, part)
  const all = Array.from({ length: 500 }, () => once(drawn(ours), drawn(theirs)))
  const [low, high] = [quantile(all, 0.05), quantile(all, 0.95)]
  return `${once(ours, theirs).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
}

/** Writes a file over what is there, and syncs it. */
async function writePlainly(path: string, raw: string, flags: 'w' | 'wx' = 'w'): Promise<void> {
  const file = await open(path, flags)
  await file.writeFile(raw)
  await file.sync()
  await file.close()
}

/** What no file that is to be whole and to last can do without: a new file, its rename, and a sync of each. */
async function replaceBarely(folder: string, path: string, raw: string): Promise<void> {
  const temporary = join(folder, 'bare.tmp')
  await writePlainly(temporary, raw, 'wx')
  await rename(temporary, path)
  const own = await open(folder, 'r')
  await own.sync()
  await own.close()
}

/**
 * Saves a post of 100 KB by the save sequence, and in turn writes the same bytes over a file by `writeFile` and syncs it:
 * without a look at what is there, a whole file after a crash, or a name that lasts. A third one does what the disk has to
 * do in a save and nothing else: the least that the ratio can be here. In the project's own folder: the one for temporary
 * files may be no disk.
 */
export async function benchSave(): Promise<void> {
  const folder = await mkdtemp(
    join(await realpath(join(import.meta.dirname, '../../node_modules')), '.bench-'),
  )
  const plain = join(folder, 'plain.md')
  // As it comes from a window: one flat string, not pieces that the first to read it has to join.
  // It grows as a writer's does.
  const text = (round: number) =>
    Buffer.from(`${round} `.padEnd(size + 8 * round, 'Text of a post. ')).toString()
  try {
    // What others have left to be written falls into the time of whoever syncs while it is.
    if (process.platform !== 'win32') await promisify(execFile)('sync')
    const files = createPostFiles(folder)
    const bare = join(folder, 'bare.md')
    for (const name of ['a.md', 'plain.md', 'bare.md']) await writeFile(join(folder, name), text(-1))
    const read = await files.readPost('a.md')
    let hash = read.ok ? read.value.hash : ''
    const times = { ours: [] as number[], plain: [] as number[], bare: [] as number[] }
    for (let round = 0; round < rounds + warmUp; round += 1) {
      const raw = text(round)
      const save = async () => {
        const saved = await files.savePost('a.md', raw, hash)
        if (!saved.ok) throw new Error(saved.error.message)
        hash = saved.value.hash
      }
      const tasks = {
        ours: save,
        plain: () => writePlainly(plain, raw),
        bare: () => replaceBarely(folder, bare, raw),
      }
      const names = Object.keys(tasks) as (keyof typeof tasks)[]
      // Each of them is the first in turn.
      for (const index of names.keys()) {
        const name = names[(index + round) % names.length]!
        // What a save leaves for later falls into nobody's time: a writer does not save again within milliseconds.
        await setTimeout(pause)
        const began = performance.now()
        await tasks[name]()
        const time = performance.now() - began
        // The first rounds warm up.
        if (round >= warmUp) times[name].push(time)
      }
    }
    const { ours, plain: theirs, bare: least } = times
    console.log(
      `Save of a post of 100 KB: ${figure(ours)}; writeFile and fsync: ${figure(theirs)}; ` +
        `ratio ${ratio(ours, theirs, 0.5)}, of p95 ${ratio(ours, theirs, 0.95)}`,
    )
    console.log(
      `  of that the new file, the rename and their syncs alone: ${figure(least)}; ` +
        `ratio ${ratio(least, theirs, 0.5)}, of p95 ${ratio(least, theirs, 0.95)}`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
