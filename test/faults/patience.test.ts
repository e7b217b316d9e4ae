import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createPostFiles } from '../../main/postFiles'
import { createFaultyDisk } from '../helpers/faultyDisk'
import { noteFigure } from '../helpers/figure'
import { createFolder } from '../helpers/sampleFolder'

it('F52 a disk that does not answer is an error before ten seconds have gone', async (context) => {
  const root = await realpath(await createFolder({ 'a.md': 'old\n' }))
  const never = new Promise<never>(() => {})
  const disk = createFaultyDisk({ before: (call) => (call === 'rename' ? never : undefined) })
  const files = createPostFiles(root, { disk })
  const read = await files.readPost('a.md')
  const start = performance.now()
  const saved = await files.savePost('a.md', 'new\n'.repeat(25_000), read.ok ? read.value.hash : '')
  expect(saved).toMatchObject({ ok: false })
  const seconds = (performance.now() - start) / 1000
  expect(seconds).toBeLessThan(10)
  expect(await readFile(join(root, 'a.md'), 'utf8')).toBe('old\n')
  noteFigure(context, `error after ${seconds.toFixed(1)} s`)
})
