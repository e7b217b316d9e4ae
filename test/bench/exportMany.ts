import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { capture, installPackages } from '../run/step'
import { prepareApp } from './prepareApp'

const run = promisify(execFile)

const count = 10_000
const words =
  'evening somebody counts the lamps along the quay and writes the number down in a book that nobody reads because the numbers never change much from one week to the next while the tide goes out'.split(
    ' ',
  )
const phrase = (from: number, length: number) =>
  Array.from({ length }, (_, index) => words[(from * 7 + index * 13) % words.length]).join(' ')

/** A post of 4 KB with two authors: headings, paragraphs, a link, a list. */
function postText(index: number): string {
  const day = `2024-0${1 + (index % 9)}-1${index % 9}`
  let text = `---\ntitle: Lamps of the year, part ${index}\nauthors: [mina, jorge]\ndate: ${day}\ntags: [tag-${index % 20}]\n---\n`
  for (let part = 0; text.length < 4000; part += 1) {
    text += `@${part % 2 ? 'mina' : 'jorge'}\n## Part ${part} of ${index}\n\n`
    text += `Every ${phrase(index + part, 60)}. It is *said* that ${phrase(index + part + 1, 40)}, as [the ledger](https://example.org/${index}) shows.\n\n`
    text += `- ${phrase(part, 8)}\n- ${phrase(part + 1, 9)}\n\nAnd ${phrase(index, 70)}.\n\n`
  }
  return text
}

const config =
  'baseURL="https://example.org/"\ndisableKinds=["taxonomy","term","RSS","sitemap","home","section"]\n'
const layout = '<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n'

/**
 * The least that a program in this language does with these posts: two threads read each file, let markdown-it render it
 * and write what comes of it. No front matter, no template, no sections, no look at what is there.
 */
const plainExport = (markdownIt: string) => `
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import MarkdownIt from ${JSON.stringify(markdownIt)}
const work = (posts, out, part) => {
  const markdown = new MarkdownIt({ html: true, linkify: true })
  readdirSync(posts).forEach((name, index) => {
    if (index % 2 === part)
      writeFileSync(join(out, name + '.html'), markdown.render(readFileSync(join(posts, name), 'utf8')))
  })
}
if (isMainThread) {
  const [, , posts, out] = process.argv
  mkdirSync(out, { recursive: true })
  new Worker(new URL(import.meta.url), { workerData: { posts, out } })
  work(posts, out, 0)
} else work(workerData.posts, workerData.out, 1)
`

/** Wall time in seconds and the highest memory in megabytes of a program and its threads. */
async function timed(command: string, args: string[]): Promise<{ seconds: number; memory: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'byline-bench-'))
  const figures = join(folder, 'time')
  // What the program before has left to write is not this one's.
  await run('sync')
  const start = performance.now()
  await run('/usr/bin/time', ['-f', '%M', '-o', figures, command, ...args])
  const seconds = (performance.now() - start) / 1000
  const memory = Math.round(Number((await readFile(figures, 'utf8')).trim()) / 1024)
  await rm(folder, { recursive: true, force: true })
  return { seconds, memory }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/**
 * Exports many posts as pages, beside Hugo that builds them with a one-line layout; in turn, three times each. What they
 * write stays until the end: some file systems make new files slowly for minutes after thousands were removed.
 */
export async function benchExport(): Promise<void> {
  const hasHugo = ['hugo', 'time'].every(
    (name) => capture('which', [name]) !== null || installPackages([name]),
  )
  if (!hasHugo || !(await prepareApp())) {
    console.log('Export beside Hugo: hugo and time are needed (Debian packages).')
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'byline-bench-'))
  const site = join(folder, 'site')
  await mkdir(join(site, 'content/posts'), { recursive: true })
  await mkdir(join(site, 'layouts/_default'), { recursive: true })
  await writeFile(join(site, 'config.toml'), config)
  await writeFile(join(site, 'layouts/_default/single.html'), layout)
  for (let index = 0; index < count; index += 1)
    await writeFile(join(site, `content/posts/post-${index}.md`), postText(index))
  const byline = (out: string) =>
    timed(process.execPath, [
      ...['out/main/byline.js', 'export', join(site, 'content'), '--out', join(folder, out), '--jobs', '2'],
    ])
  const program = join(folder, 'plain.mjs')
  await writeFile(program, plainExport(import.meta.resolve('markdown-it')))
  type Figures = Awaited<ReturnType<typeof timed>>
  const rounds: Record<'first' | 'again' | 'hugo' | 'plain', Figures>[] = []
  for (let round = 0; round < 3; round += 1) {
    const out = `pages-${round}`
    const first = await byline(out)
    const again = await byline(out)
    const hugo = await timed('hugo', ['-s', site, '-d', join(folder, `hugo-${round}`), '--quiet'])
    const posts = join(site, 'content/posts')
    const plain = await timed(process.execPath, [program, posts, join(folder, `plain-${round}`)])
    rounds.push({ first, again, hugo, plain })
  }
  const of = (name: keyof (typeof rounds)[0], figure: 'seconds' | 'memory') =>
    median(rounds.map((round) => round[name][figure]))
  const [own, again, hugo] = [of('first', 'seconds'), of('again', 'seconds'), of('hugo', 'seconds')]
  const version = capture('hugo', ['version'])?.split(' ')[1] ?? ''
  console.log(
    `Export ${count} posts, 2 jobs: ${own.toFixed(1)} s, ${of('first', 'memory')} MB; once more ${again.toFixed(2)} s ` +
      `(${((again / own) * 100).toFixed(0)} %); Hugo ${version}: ${hugo.toFixed(1)} s, ${of('hugo', 'memory')} MB; ` +
      `ratios ${(own / hugo).toFixed(2)} and ${(of('first', 'memory') / of('hugo', 'memory')).toFixed(2)}`,
  )
  const plain = of('plain', 'seconds')
  console.log(
    `  markdown-it alone in two threads, without front matter and template: ${plain.toFixed(1)} s, ` +
      `${(plain / hugo).toFixed(2)} of Hugo`,
  )
  await rm(folder, { recursive: true, force: true })
}
