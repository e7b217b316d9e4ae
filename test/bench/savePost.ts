import { mkdtemp, open, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createPostFiles } from '../../main/postFiles'

const size = 100 * 1024
const rounds = 400
const warmUp = 20
/** Milliseconds between two. */
const pause = 20

/** Median and 95th percentile of times in milliseconds. */
function quantiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

/**
 * Saves a post of 100 KB by the save sequence, and in turn writes the same bytes over a file by `writeFile` and syncs it:
 * without a look at what is there, a whole file after a crash, or a name that lasts. In the project's own folder: the
 * one for temporary files may be no disk.
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
    const files = createPostFiles(folder)
    for (const name of ['a.md', 'plain.md']) await writeFile(join(folder, name), text(-1))
    const read = await files.readPost('a.md')
    let hash = read.ok ? read.value.hash : ''
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < rounds + warmUp; round += 1) {
      const raw = text(round)
      const save = async () => {
        const saved = await files.savePost('a.md', raw, hash)
        if (!saved.ok) throw new Error(saved.error.message)
        hash = saved.value.hash
      }
      const write = async () => {
        const file = await open(plain, 'w')
        await file.writeFile(raw)
        await file.sync()
        await file.close()
      }
      // Now one of them is the first, now the other.
      for (const task of round % 2 === 0 ? [save, write] : [write, save]) {
        // What a save leaves for later falls into nobody's time: a writer does not save again within milliseconds.
        await setTimeout(pause)
        const began = performance.now()
        await task()
        const time = performance.now() - began
        // The first rounds warm up.
        if (round >= warmUp) (task === save ? ours : theirs).push(time)
      }
    }
    const [own, other] = [quantiles(ours), quantiles(theirs)]
    const figure = ({ p50, p95 }: { p50: number; p95: number }) =>
      `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`
    console.log(
      `Save of a post of 100 KB: ${figure(own)}; writeFile and fsync: ${figure(other)}; ` +
        `ratio ${(own.p50 / other.p50).toFixed(2)}, of p95 ${(own.p95 / other.p95).toFixed(2)}`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
