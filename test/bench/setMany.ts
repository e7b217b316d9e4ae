import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import matter from 'gray-matter'
import { buildProgram } from '../helpers/buildProgram'
import { corpusPosts, findCorpus } from '../helpers/corpus'

const run = promisify(execFile)

/**
 * Sets `draft=false` in a copy of the real posts by the command line, beside a loop that reads, stringifies and writes
 * each with gray-matter: without a check, a sync or a whole file after a crash.
 */
export async function benchSetMany(): Promise<void> {
  const corpus = findCorpus()
  if (corpus === null) return
  const program = await buildProgram('main/cli/byline.ts', { inProject: true })
  const ours = await onCopy(corpus.folder, async (folder) => {
    // It ends with 1: some of the real posts have broken front matter.
    const { stderr } = await run(process.execPath, [program, 'set', 'draft=false', folder]).catch(
      (error: { stderr: string }) => error,
    )
    return stderr.trimEnd().split('\n').at(-1)
  })
  const theirs = await onCopy(corpus.folder, async (folder) => {
    let failed = 0
    const posts = corpusPosts({ folder, dispose() {} })
    for (const path of posts) {
      try {
        const { content, data } = matter(await readFile(path, 'utf8'), {})
        await writeFile(path, matter.stringify(content, { ...data, draft: false }))
      } catch {
        failed += 1
      }
    }
    return `${posts.length - failed} written, ${failed} failed.`
  })
  corpus.dispose()
  console.log(
    `byline set draft=false: ${ours.seconds.toFixed(1)} s (${ours.result}); gray-matter reads, stringifies, writes: ` +
      `${theirs.seconds.toFixed(1)} s (${theirs.result}); ratio ${(ours.seconds / theirs.seconds).toFixed(2)}`,
  )
}

async function onCopy<T>(from: string, task: (folder: string) => Promise<T>) {
  const folder = await mkdtemp(join(tmpdir(), 'byline-bench-'))
  try {
    await cp(from, folder, { recursive: true })
    // The copy itself shall be on the disk before the clock starts.
    if (process.platform !== 'win32') await run('sync')
    const start = performance.now()
    const result = await task(folder)
    return { result, seconds: (performance.now() - start) / 1000 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
