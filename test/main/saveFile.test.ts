import { lstat, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { hashBytes, saveFile } from '../../main/saveFile'
import { createFolder } from '../helpers/sampleFolder'

it('takes a file that looks untouched for the one that was read, and never one that changed', async () => {
  const folder = await createFolder({ 'same.md': 'old', 'other.md': 'old' })
  const [same, other] = [join(folder, 'same.md'), join(folder, 'other.md')]
  const seen = hashBytes(Buffer.from('old'))
  const looks = { same: await lstat(same), other: await lstat(other) }
  // The stamps must be older than the coarsest clock of a disk.
  await setTimeout(2300)
  await writeFile(other, 'new')

  const saved = await saveFile(same, Buffer.from('next'), seen, 'It', { lookedLike: looks.same })
  expect(saved).toMatchObject({ ok: true, value: { written: true } })
  const refused = await saveFile(other, Buffer.from('next'), seen, 'It', { lookedLike: looks.other })
  expect(refused).toMatchObject({ ok: false, error: { code: 'changed-on-disk' } })
  expect(await readFile(same, 'utf8')).toBe('next')
  expect(await readFile(other, 'utf8')).toBe('new')
})
