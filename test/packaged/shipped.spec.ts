import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from 'playwright/test'

/** The app as it ships: what it consists of, and what it refuses to be told from outside. */

const below = (path = '') => resolve(import.meta.dirname, '../..', path)
const program = below(process.env.BYLINE_SHIPPED)
const asar = join(program, '../resources/app.asar')

interface Entry {
  files?: Record<string, Entry>
}

/** The files of an asar archive, by their paths; its header is a pickled string of JSON. */
async function listArchive(path: string): Promise<string[]> {
  const bytes = await readFile(path)
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry
  const list = (entry: Entry, at: string): string[] =>
    Object.entries(entry.files ?? {}).flatMap(([name, child]) =>
      child.files === undefined ? [`${at}${name}`] : list(child, `${at}${name}/`),
    )
  return list(header, '')
}

test('the app holds what it needs and nothing else, in less than 12 MB', async () => {
  const files = await listArchive(asar)
  const others = files.filter(
    (file) =>
      !/^(?:out\/(?:main|preload|renderer)\/|assets\/|package\.json$|LICENSE$)/.test(file) &&
      !/^node_modules\/katex\/(?:package\.json|LICENSE|dist\/katex\.min\.css|dist\/fonts\/[\w-]+\.woff2)$/.test(
        file,
      ),
  )
  expect(others).toEqual([])
  expect(files.filter((file) => /\.(?:map|tsx?|node)$|screenshot|example\/\./.test(file))).toEqual([])
  expect((await stat(asar)).size).toBeLessThan(12e6)
})

test('the licences of what is inside come along', async () => {
  const text = (await readFile(asar)).toString('utf8')
  for (const name of ['react', '@codemirror/view', 'zustand', 'markdown-it', 'jsdom', 'dompurify', 'yaml']) {
    expect(text, name).toMatch(new RegExp(`^## ${name} - \\d`, 'm'))
  }
  expect(existsSync(join(program, '../LICENSES.chromium.html'))).toBe(true)
})

test('E19 the fuses are as Electron’s guide advises', async () => {
  const wire = await getCurrentFuseWire(program)
  // The wire holds a character for each fuse: '0' or '1'.
  const isOn = (option: FuseV1Options) => String.fromCharCode(Number(wire[option])) === '1'
  expect(isOn(FuseV1Options.RunAsNode)).toBe(false)
  expect(isOn(FuseV1Options.EnableCookieEncryption)).toBe(true)
  expect(isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false)
  expect(isOn(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false)
  expect(isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true)
  expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true)
  expect(isOn(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false)
})

/** Starts the app until its window has been shown, and answers with what it said. */
async function runOnce(args: string[], environment = {}, file = program): Promise<string> {
  const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
  const child = spawn(file, args, {
    env: { ...process.env, ...environment, BYLINE_USER_DATA: userData },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)))
  // The window's own storage stands when the page has been loaded.
  await expect
    .poll(async () => (await readdir(userData)).includes('Local Storage'), { timeout: 30_000 })
    .toBe(true)
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
  // Its other processes end a little later.
  await rm(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  return said
}

test('E19 nothing outside makes the app run other code', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'byline-code-'))
  const mark = join(folder, 'mark')
  const code = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'ran')`
  const script = join(folder, 'script.cjs')
  await writeFile(script, code)
  await runOnce([`--eval=${code}`], { ELECTRON_RUN_AS_NODE: '1' })
  await runOnce([], { NODE_OPTIONS: `--require=${script}` })
  await runOnce([`--require=${script}`])
  expect(existsSync(mark)).toBe(false)
  expect(await runOnce(['--inspect=0'])).not.toContain('Debugger listening')
  expect(await runOnce(['--inspect=0'], {}, below(process.env.BYLINE_PACKAGED))).toContain(
    'Debugger listening',
  )
  expect(await runOnce(['--inspect-brk=0'])).not.toContain('Debugger listening')
  await rm(folder, { recursive: true, force: true })
})
