import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openContentFolder } from '../../main/contentFolder'
import { createHandleRenames } from '../../main/renameHandle'
import { buildProgram } from '../helpers/buildProgram'

const posts = 10_000

/**
 * Changes a handle that stands in every one of ten thousand posts of an open folder: looking at the changes and making
 * them, beside a loop that replaces the letters in each file without a check, a sync or a whole file after a crash.
 */
export async function benchRenameMany(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'byline-bench-'))
  try {
    await writePosts(folder)
    const thread = await buildProgram('main/folderThread.ts', { inProject: true })
    const opened = await openContentFolder(folder, () => {})
    if (!opened.ok) throw new Error(opened.error.message)
    const open = opened.value
    await open.whenWatched
    const renames = createHandleRenames({ thread })
    // The dialog looks at the folder as soon as it opens, while the new handle is typed.
    const prepared = await clock(() => renames.prepare(open, 'mina'))
    const preview = await clock(() => renames.preview(open, 'mina', 'noor'))
    if (!preview.value.ok) throw new Error(preview.value.error.message)
    const { token } = preview.value.value
    const apply = await clock(() => renames.apply(open, token))
    await open.close()
    if (!apply.value.ok || apply.value.value.changed !== posts + 1) throw new Error('not all were changed')
    sync()
    const loop = await clock(() => replaceLetters(folder))
    const ours = preview.seconds + apply.seconds
    console.log(
      `Change a handle in ${posts} posts: ${ours.toFixed(1)} s (look ${preview.seconds.toFixed(1)} s, write ` +
        `${apply.seconds.toFixed(1)} s), after ${prepared.seconds.toFixed(1)} s of looking beforehand; a loop that replaces its letters: ${loop.seconds.toFixed(1)} s; ratio ` +
        (ours / loop.seconds).toFixed(2),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writePosts(folder: string): Promise<void> {
  await mkdir(join(folder, 'posts'))
  await mkdir(join(folder, 'authors'))
  await writeFile(join(folder, 'authors', 'mina.json'), '{"name": "Mina"}\n')
  const paragraph = 'A sentence with *emphasis*, a [link](https://example.org) and `code`. '.repeat(3)
  for (let index = 0; index < posts; index += 1) {
    const head = `---\ntitle: Post ${index}\nauthors: [mina, jorge]\ndate: 2024-01-02\ntags: [a, b]\n---\n`
    const body = `@mina\n## One\n${`${paragraph}\n\n`.repeat(6)}@jorge\n## Two\n${`${paragraph}\n\n`.repeat(4)}@mina\nEnd.\n`
    await writeFile(join(folder, 'posts', `post-${index}.md`), head + body)
  }
  sync()
}

async function replaceLetters(folder: string): Promise<void> {
  for (const name of await readdir(join(folder, 'posts'))) {
    const path = join(folder, 'posts', name)
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('noor', 'mina'))
  }
}

/** What is written shall be on the disk before the next clock starts. */
function sync(): void {
  if (process.platform !== 'win32') execFileSync('sync')
}

async function clock<T>(task: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now()
  const value = await task()
  return { value, seconds: (performance.now() - start) / 1000 }
}
