import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { describe, note, startLog } from '../../../main/electron/log'
import { languagesIn } from '../../../main/electron/spelling'
import { buildProgram } from '../../helpers/buildProgram'

it('notes names and places in the program, never a message or the home folder’s name', () => {
  const error = Object.assign(new TypeError('cannot read “a secret sentence of a post”'), { code: 'EACCES' })
  error.stack = `TypeError: cannot read “a secret sentence of a post”\nwith two lines\n    at read (${homedir()}/byline/main.js:1:2)`
  expect(describe(error)).toBe('TypeError EACCES\n    at read (~/byline/main.js:1:2)')
  expect(describe('a secret sentence')).toBe('string')
})

it('keeps one file before the present one, each of a megabyte at most', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'byline-log-'))
  startLog(userData, '1.2.3')
  for (let line = 0; line < 40_000; line += 1) note('The window does not answer.', { line })
  const folder = join(userData, 'logs')
  expect((await readdir(folder)).sort()).toEqual(['byline.log', 'byline.old.log'])
  for (const name of await readdir(folder)) {
    expect((await readFile(join(folder, name))).length).toBeLessThan(1.1 * 1024 * 1024)
  }
  expect(await readFile(join(folder, 'byline.log'), 'utf8')).toContain('line=39999')
  await rm(userData, { recursive: true, force: true })
})

it('is written wherever the program was started', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'byline-log-'))
  const program = await buildProgram('main/electron/log.ts', { inProject: true })
  const code = `const { startLog } = await import(${JSON.stringify(pathToFileURL(program).href)}); startLog(${JSON.stringify(userData)}, '1.2.3')`
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: userData })
  expect(await readFile(join(userData, 'logs/byline.log'), 'utf8')).toContain('Byline 1.2.3')
  await rm(userData, { recursive: true, force: true })
})

it('knows the languages of the dictionaries in a folder, and takes nothing else for one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'byline-words-'))
  for (const name of ['en-GB-10-1.bdic', 'de-3-0.bdic', 'notes.txt', 'x.bdic', '..-1-1.bdic']) {
    await writeFile(join(folder, name), '')
  }
  await mkdir(join(folder, 'fr'))
  expect(await languagesIn(folder)).toEqual(['de', 'en-GB'])
  expect(await languagesIn(join(folder, 'missing'))).toEqual([])
  await rm(folder, { recursive: true, force: true })
})
