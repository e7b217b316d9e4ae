import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { decodeBackup } from '../../main/backupFile'
import { isStrayTemporary } from '../../main/writeWhole'
import { buildProgram } from './buildProgram'
import type { KillPoint } from './killingDisk'
import { createFolder } from './sampleFolder'

const run = promisify(execFile)

export interface SweepResult {
  points: number
  /** What was neither the old nor the new, in words. */
  wrong: string[]
}

const post = (name: string) =>
  `---\ntitle: ${name}\nauthor: mina\n---\n@mina\n${`Text of ${name}.\n`.repeat(200)}`
const former = 'the former text'
const newText = 'n'.repeat(100_000)
const entry = '{"name": "Mina Okafor"}'

const posts = { 'posts/a.md': post('a'), 'posts/b.md': post('b'), 'posts/c.md': post('c') }

/** The tasks of the sweep, with what each of a folder's files may be afterwards. */
const allowed: Record<string, (path: string) => (string | null)[]> = {
  save: (path) => (path === 'posts/a.md' ? [post('a'), newText] : []),
  'save through a link': (path) => (path === 'posts/a.md' ? [post('a'), newText] : []),
  'new post': (path) => (path === 'posts/new.md' ? [null, newText] : []),
  backup: () => [],
  'batch edit': (path) => {
    const text = posts[path as keyof typeof posts]
    return text === undefined ? [] : [text, text.replace('author: mina\n', 'author: mina\ndraft: true\n')]
  },
  'rename of a handle': (path) => {
    const text = posts[path as keyof typeof posts]
    if (text !== undefined)
      return [text, text.replace('author: mina', 'author: noor').replace('@mina', '@noor')]
    return path.startsWith('authors/') ? [null, entry] : []
  },
  'move of a post': (path) => (path === 'posts/a.md' || path === 'moved/a.md' ? [null, post('a')] : []),
  'plain write': (path) => (path === 'posts/a.md' ? [post('a'), newText] : []),
}

async function makeFolder(): Promise<string> {
  const folder = await createFolder({
    ...posts,
    'authors/mina.json': entry,
    'user/settings.json': '{}',
    'moved/b.md': '',
  })
  await symlink('a.md', join(folder, 'posts/link.md'))
  return folder
}

/** What is in the folder after a kill that should not be, in words. */
async function look(folder: string, task: string, mayBeNone: boolean): Promise<string[]> {
  const found = new Map<string, string>()
  for (const each of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!each.isFile()) continue
    const path = join(each.parentPath, each.name)
    found.set(path.slice(folder.length + 1), await readFile(path, 'utf8'))
  }
  const wrong: string[] = []
  const untouched: Record<string, string> = {
    ...posts,
    'authors/mina.json': entry,
    'user/settings.json': '{}',
    'moved/b.md': '',
  }
  const paths = new Set([...found.keys(), ...Object.keys(untouched), 'posts/new.md', 'authors/noor.json'])
  for (const path of paths) {
    const text = found.get(path) ?? null
    const own = allowed[task]?.(path) ?? []
    const expected = own.length > 0 ? own : [untouched[path] ?? null]
    if (
      isStrayTemporary(basename(path)) ||
      path.endsWith('.backup') ||
      path.startsWith('user/running/') ||
      expected.includes(text)
    )
      continue
    wrong.push(`${path}: ${text === null ? 'gone' : `${text.length} characters, ${text.slice(0, 12)}`}`)
  }
  const entries = [...found].filter(([path]) => path.startsWith('authors/'))
  if (entries.length !== 1) wrong.push(`${entries.length} entries of the author`)
  if (!found.has('posts/a.md') && !found.has('moved/a.md')) wrong.push('the post is under no name')
  if (task === 'backup') wrong.push(...lookAtBackups(found, mayBeNone))
  return wrong
}

/** The former backup serves until the new one does; there is none before it. */
function lookAtBackups(found: ReadonlyMap<string, string>, mayBeNone: boolean): string[] {
  const backups = [...found].filter(([path]) => path.endsWith('.backup'))
  const texts = backups.map(([, text]) => {
    const read = decodeBackup(Buffer.from(text))
    return typeof read === 'string' ? read : read.raw
  })
  const isWhole = texts.every((text) => text === former || text === newText)
  return isWhole && (texts.length === 1 || (texts.length === 0 && mayBeNone))
    ? []
    : [`backups: ${texts.map((text) => text.slice(0, 12)).join()}`]
}

/** The task's program, and a folder as it is before. */
async function prepare(): Promise<{ program: string; pattern: string }> {
  built ??= buildProgram('test/main/programs/killedTask.ts', { inProject: true })
  const program = await built
  const pattern = await makeFolder()
  return { program, pattern }
}

let built: Promise<string> | undefined

/** Runs a command in a copy of the folder; tells whether it was killed, and what is wrong in the folder then. */
async function tryOnce(
  task: string,
  pattern: string,
  commandFor: (folder: string) => string[],
  mayBeNone = false,
) {
  const folder = await copyOf(pattern)
  const [command = '', ...args] = commandFor(folder)
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' }
  const ended = await run(command, args, { env }).catch((error: { signal?: string }) => error)
  const wrong = await look(folder, task, mayBeNone)
  await rm(folder, { recursive: true, force: true })
  return { isKilled: 'signal' in ended && ended.signal === 'SIGKILL', wrong }
}

/**
 * Kills a task at each of its calls of the disk (each `every`th of the points), before it, after it and half way through
 * a write.
 */
export async function sweepCalls(task: string, every = 1): Promise<SweepResult> {
  const { program, pattern } = await prepare()
  const { stdout } = await run(process.execPath, [program, task, await copyOf(pattern)])
  const calls = JSON.parse(stdout) as string[]
  const points = calls.flatMap((call, index): KillPoint[] => [
    { at: index + 1, moment: 'before' },
    ...(call === 'write' ? [{ at: index + 1, moment: 'half' } as const] : []),
    { at: index + 1, moment: 'after' },
  ])
  const chosen = points.filter((_, index) => index % every === 0)
  const wrong: string[] = []
  let next = 0
  const work = async () => {
    for (let point = chosen[next++]; point !== undefined; point = chosen[next++]) {
      const { at, moment } = point
      const place = `${task}, ${moment} call ${at} (${calls[at - 1]})`
      const tried = await tryOnce(task, pattern, (folder) => [
        process.execPath,
        program,
        task,
        folder,
        String(at),
        moment,
      ])
      if (!tried.isKilled) wrong.push(`${place}: it was not killed`)
      for (const trouble of tried.wrong) wrong.push(`${place}: ${trouble}`)
    }
  }
  await Promise.all([work(), work()])
  return { points: chosen.length, wrong }
}

const changingCalls = [
  'pwrite64',
  'fsync',
  'fchmod',
  'rename,renameat,renameat2',
  'link,linkat',
  'unlink,unlinkat',
]

/** Kills a task by strace at each system call that changes the disk: what the calls above stand for. */
export async function sweepSystemCalls(task: string): Promise<SweepResult> {
  const { program, pattern } = await prepare()
  const wrong: string[] = []
  let points = 0
  for (const call of changingCalls) {
    for (let number = 1; ; number += 1) {
      const inject = `inject=${call}:signal=SIGKILL:when=${number}`
      const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', inject]
      const tried = await tryOnce(
        task,
        pattern,
        (folder) => [...strace, process.execPath, program, task, folder],
        // The first calls are those of the former backup.
        task === 'backup',
      )
      if (!tried.isKilled) break
      points += 1
      for (const trouble of tried.wrong) wrong.push(`${task}, ${call} ${number}: ${trouble}`)
    }
  }
  return { points, wrong }
}

async function copyOf(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'byline-killed-'))
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}
