import { execFile, execFileSync } from 'node:child_process'
import { readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { isStrayTemporary, writeWhole } from '../../main/writeWhole'
import { buildProgram } from '../helpers/buildProgram'
import { createFolder } from '../helpers/sampleFolder'

const run = promisify(execFile)
const old = 'o'.repeat(20_000)
const size = 300_000

let program: string
let folder: string

beforeAll(async () => {
  program = await buildProgram('test/main/programs/saveOnce.ts')
})

function works(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 10_000 })
    return true
  } catch {
    return false
  }
}
const hasNamespaces = works('unshare', ['-rm', 'true'])
const hasTracing = works('strace', ['-f', '-e', 'trace=none', 'true'])

async function makePost(): Promise<void> {
  folder = await realpath(await createFolder({ 'a.md': old }))
}

/** What the folder holds after a save: old or new text, and names left beside it. */
async function look(at = folder) {
  const text = await readFile(join(at, 'a.md'), 'utf8')
  const names = await readdir(at)
  return {
    text: text === old ? 'old' : text === 'n'.repeat(size) ? 'new' : `mixed (${text.length})`,
    strays: names.filter((name) => name !== 'a.md'),
  }
}

/** Runs a save under strace. strace counts calls by thread: with one thread for the disk, `when=2` is the second of all. */
async function traced(options: string[]): Promise<string> {
  const args = [
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    ...options,
    process.execPath,
    program,
    folder,
    'a.md',
    String(size),
  ]
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' }
  const { stdout } = await run('strace', args, { env }).catch((error: { stdout: string }) => error)
  return stdout
}

describe.runIf(hasNamespaces)('on a full disk', () => {
  it.each(['20k', '64k', '200k'])(
    'F04 the old file stays and nothing is left beside it (%s free)',
    async (free) => {
      await makePost()
      const script = `mount -t tmpfs -o size=${free} none "$1" && cp "$2" "$1/a.md" && "$3" "$4" "$1" a.md ${size}; ls -A "$1"; wc -c < "$1/a.md"`
      const small = await createFolder({})
      const { stdout } = await run('unshare', [
        '-rm',
        'sh',
        '-c',
        script,
        'sh',
        small,
        join(folder, 'a.md'),
        process.execPath,
        program,
      ])
      const [answer = '', ...rest] = stdout.trim().split('\n')
      expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: 'disk-full' } })
      expect(rest).toEqual(['a.md', String(old.length)])
    },
  )

  it('F08 F09 a disk that can only be read is said to be so', async () => {
    await makePost()
    const script = `mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && "$2" "$3" "$1" a.md ${size}`
    const { stdout } = await run('unshare', [
      '-rm',
      'sh',
      '-c',
      script,
      'sh',
      folder,
      process.execPath,
      program,
    ])
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'read-only' } })
    expect(await look()).toEqual({ text: 'old', strays: [] })
  })
})

describe.runIf(process.platform === 'linux')('with limits', () => {
  it('F06 a limit on the size of files is an error', async () => {
    await makePost()
    const script = `ulimit -f 100; "$1" "$2" "$3" a.md ${size}`
    const { stdout } = await run('sh', ['-c', script, 'sh', process.execPath, program, folder])
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'disk-full' } })
    expect(await look()).toEqual({ text: 'old', strays: [] })
  })

  it.runIf(process.getuid?.() === 0)(
    'F08 a folder without the right to write is an error, never a write in place',
    async () => {
      await makePost()
      const args = (chmod: string) => ['-c', `chmod ${chmod} "$1" && chmod 666 "$1/a.md"`, 'sh', folder]
      await run('sh', args('555'))
      await run('sh', ['-c', 'chmod 755 "$1" && chmod 644 "$2"', 'sh', join(program, '..'), program])
      const asNobody = [
        '--reuid=65534',
        '--regid=65534',
        '--clear-groups',
        process.execPath,
        program,
        folder,
        'a.md',
        String(size),
      ]
      const { stdout } = await run('setpriv', asNobody, { env: { PATH: process.env.PATH } })
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'no-rights' } })
      expect(await look()).toEqual({ text: 'old', strays: [] })
    },
  )
})

describe.runIf(hasTracing)('when system calls fail', () => {
  it.each([
    ['F07', 'write', `pwrite64:error=EIO:when=1`],
    ['F06', 'a quota that is used up', `pwrite64:error=EDQUOT:when=1`],
    ['F05', 'a write that reports more than it did', `pwrite64:retval=${size}:when=1`],
    ['F07', 'fsync', 'fsync:error=EIO:when=1'],
    ['F07', 'rename', 'rename,renameat,renameat2:error=EIO:when=1'],
  ])('%s %s: never a mixture, an error is said', async (_number, _what, inject) => {
    await makePost()
    const answer = JSON.parse(await traced(['-e', `inject=${inject}`]))
    expect(answer).toMatchObject({ ok: false })
    expect(await look()).toEqual({ text: 'old', strays: [] })
  })

  it('F07 a failed sync of the folder is never "saved", though the new text is in place', async () => {
    await makePost()
    const answer = JSON.parse(await traced(['-e', 'inject=fsync:error=EIO:when=2']))
    expect(answer).toMatchObject({ ok: false })
    expect((await look()).text).toBe('new')
  })

  it('F01 F03 killed at each call of a save: the old or the new text, a stray file is known as one', async () => {
    const calls = ['pwrite64', 'fsync:when=1', 'fchmod', 'rename,renameat,renameat2', 'fsync:when=2']
    const seen: string[] = []
    for (const call of calls) {
      await makePost()
      await traced(['-e', `inject=${call}:signal=SIGKILL`])
      const { text, strays } = await look()
      seen.push(text)
      expect(['old', 'new']).toContain(text)
      for (const name of strays) {
        expect(isStrayTemporary(name)).toBe(true)
      }
    }
    expect(seen.slice(0, 3)).toEqual(['old', 'old', 'old'])
    expect(seen.at(-1)).toBe('new')
  }, 30_000)
})

it('F27 a temp name that is taken is never written through', async () => {
  await makePost()
  // The name is random; a file under another temp name must simply stay as it is.
  await writeFile(join(folder, '.byline-00000000-1-000000000000.tmp'), 'planted')
  await writeWhole(join(folder, 'a.md'), Buffer.from('new'))
  expect(await readFile(join(folder, '.byline-00000000-1-000000000000.tmp'), 'utf8')).toBe('planted')
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new')
})
