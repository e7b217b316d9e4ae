import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAsset } from '../../main/assets'
import { confine } from '../../main/confine'
import { createPostFiles } from '../../main/postFiles'
import { findSecret, makeTrap } from '../helpers/hostilePaths'
import { createFolder, pixel } from '../helpers/sampleFolder'
import { swapLinks } from '../helpers/swapLinks'

/** A link that is exchanged between the look at a path and its use is not followed either. */

let whole: string
let root: string
let swapping: Worker

beforeAll(async () => {
  whole = realpathSync(await createFolder({}))
  makeTrap(whole)
  root = join(whole, 'in')
  mkdirSync(join(root, 'race'))
  for (const extension of ['md', 'css']) writeFileSync(join(root, `race/secret.${extension}`), 'inside')
  writeFileSync(join(root, 'race/secret.png'), pixel)
  writeFileSync(join(root, 'posts/race.md'), 'inside')
  swapping = swapLinks(whole)
  await sleep(500)
})

afterAll(async () => {
  await swapping.terminate()
  rmSync(whole, { recursive: true, force: true })
})

/** How many of the answers within a time hold the secret, and how many hold what is inside. */
async function count(
  read: () => Promise<string>,
): Promise<{ inside: number; outside: number; other: number }> {
  const counted = { inside: 0, outside: 0, other: 0 }
  const end = performance.now() + 4000
  while (performance.now() < end) {
    const text = await read()
    counted[findSecret(text) !== null ? 'outside' : text === '' ? 'other' : 'inside'] += 1
  }
  return counted
}

const ids = ['posts/race.md', 'race/secret.md']

test.each(ids)('looking first and reading then is led out: %s', async (id) => {
  const counted = await count(async () => {
    const place = await confine(root, id)
    return place.ok ? readFile(place.value.real, 'utf8').catch(() => '') : ''
  })
  console.log(id, 'naive', counted)
  expect(counted.outside).toBeGreaterThan(0)
})

test.each(ids)('a post is not: %s', async (id) => {
  const files = createPostFiles(root)
  const counted = await count(async () => {
    const post = await files.readPost(id)
    return post.ok ? post.value.raw : ''
  })
  console.log(id, 'readPost', counted)
  expect(counted).toMatchObject({ outside: 0 })
  expect(counted.inside).toBeGreaterThan(0)
})

test('an image is not', async () => {
  const counted = await count(async () => {
    const image = await readAsset(root, 'posts/a.md', '../race/secret.png')
    return image.ok ? image.value.bytes.toString('latin1') : ''
  })
  console.log('readAsset', counted)
  expect(counted).toMatchObject({ outside: 0 })
  expect(counted.inside).toBeGreaterThan(0)
})
