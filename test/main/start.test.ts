import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findElectron } from '../../main/electronRuntime'
import { buildProgram } from '../helpers/buildProgram'
import { createFolder } from '../helpers/sampleFolder'
import { waitFor } from '../helpers/waitFor'

let program: string
let userData: string
const running: ChildProcess[] = []

beforeAll(async () => {
  program = await buildProgram('main/start.ts', { inProject: true })
  userData = await createFolder({})
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function run(command: string, args: string[], environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(command, args, { env: { ...process.env, BYLINE_USER_DATA: userData, ...environment } })
  running.push(child)
  const state = { child, stdout: '', stderr: '', code: undefined as number | null | undefined }
  child.stdout.on('data', (data: Buffer) => {
    state.stdout += data.toString('utf8')
  })
  child.stderr.on('data', (data: Buffer) => {
    state.stderr += data.toString('utf8')
  })
  child.on('close', (code) => {
    state.code = code
  })
  return state
}
const start = (...args: string[]) => run(process.execPath, [program, ...args])

describe('start', () => {
  it('prints just the address, opens the folder, and Ctrl+C ends it cleanly', async () => {
    const folder = await createFolder({ 'a.md': '# A\n' })
    const started = start('--no-open', folder)
    await waitFor(() => started.stdout.includes('\n'))
    expect(started.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?secret=[\w-]{43}\n$/)
    const entry = await fetch(started.stdout.trim(), { redirect: 'manual' })
    expect(entry.status).toBe(303)
    const { origin } = new URL(started.stdout.trim())
    const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? ''
    const answer = await fetch(`${origin}/request/getStart`, {
      method: 'POST',
      headers: { cookie, origin },
      body: '{}',
    })
    expect(await answer.json()).toMatchObject({ value: { folder: { name: folder.split('/').at(-1) } } })

    const events = await fetch(`${origin}/events`, { headers: { cookie, origin } })
    started.child.kill('SIGINT')
    await waitFor(() => started.code !== undefined)
    expect(started.code).toBe(0)
    expect(started.stderr).toBe('')
    await events.text().catch(() => {})
  })

  it('opens a post with its content folder', async () => {
    const folder = await createFolder({ '_config.yml': '', '_posts/2024-05-02-a.md': '# A\n' })
    const started = start('--no-open', join(folder, '_posts/2024-05-02-a.md'))
    await waitFor(() => started.stdout.includes('\n'))
    const entry = await fetch(started.stdout.trim(), { redirect: 'manual' })
    const { origin } = new URL(started.stdout.trim())
    const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? ''
    const answer = await fetch(`${origin}/request/getStart`, {
      method: 'POST',
      headers: { cookie, origin },
      body: '{}',
    })
    expect(await answer.json()).toMatchObject({ value: { post: '_posts/2024-05-02-a.md' } })
  })

  it('a port in use and a folder that is not there are said, with exit status 1', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const taken = start('--no-open', '--port', String(port))
    const missing = start('--no-open', '/nowhere/at/all')
    const text = start('--no-open', join(await createFolder({ 'a.txt': '' }), 'a.txt'))
    const wrong = start('--no-open', '--port', 'many')
    await waitFor(() => [taken, missing, text, wrong].every(({ code }) => code !== undefined))
    expect(taken).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`Port ${port} is already in use`),
    })
    expect(missing).toMatchObject({
      code: 1,
      stdout: '',
      stderr: '“/nowhere/at/all” could not be opened: it is not there.\n',
    })
    expect(text).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('neither a folder nor a post'),
    })
    expect(wrong).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('A port is a number'),
    })
    other.close()
  })

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'starts Electron with our folder and the path, and passes its exit status on',
    async ({ skip }) => {
      const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups']
      const isReadable = spawnSync('setpriv', [...nobody, 'test', '-r', program]).status === 0
      skip(!isReadable, 'an ordinary user cannot read this checkout')
      const runtime = await createFolder({})
      await writeFile(join(runtime, 'electron'), '#!/bin/sh\necho "$1|$2"\nexit 7\n')
      await mkdir(join(runtime, 'ud'))
      for (const path of [runtime, join(runtime, 'electron'), join(runtime, 'ud')]) await chmod(path, 0o777)
      const folder = await createFolder({})
      await chmod(folder, 0o755)
      const started = run('setpriv', [...nobody, process.execPath, program, folder], {
        ELECTRON_OVERRIDE_DIST_PATH: runtime,
        DISPLAY: ':99',
        HOME: join(runtime, 'ud'),
        BYLINE_USER_DATA: join(runtime, 'ud'),
      })
      await waitFor(() => started.code !== undefined)
      expect(started).toMatchObject({ code: 7, stdout: `${join(import.meta.dirname, '../..')}|${folder}\n` })
    },
  )
})

it('findElectron looks where ELECTRON_OVERRIDE_DIST_PATH points and nowhere else', async () => {
  const runtime = await createFolder({ electron: '' })
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: runtime })).toBe(join(runtime, 'electron'))
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(runtime, 'electron') })).toBe(
    join(runtime, 'electron'),
  )
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(runtime, 'empty') })).toBeNull()
})
