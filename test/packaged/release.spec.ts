import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, test } from 'playwright/test'

interface Manifest {
  version: string
  devDependencies: Record<string, string>
}

const read = async (path: string): Promise<Manifest> =>
  JSON.parse(await readFile(resolve(import.meta.dirname, '../..', path), 'utf8'))

/**
 * Electron supports its three latest major versions and brings out a new one every eight weeks: the one that stood when
 * this was written, or a later one, is what releases are made of. Tests may run in an older one, and say which.
 */
test('E16 (decision) releases are made of a current Electron, the one that types are checked against', async () => {
  const { devDependencies } = await read('package.json')
  const [, major = '0'] = /^\^?(\d+)\./.exec(devDependencies.electron ?? '') ?? []
  expect(Number(major)).toBeGreaterThanOrEqual(45)
  expect((await read('node_modules/electron/package.json')).version.split('.')[0]).toBe(major)
})
