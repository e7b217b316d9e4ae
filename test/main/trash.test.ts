import { access, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { trash } from '../../main/browser/trash'
import { openContentFolder } from '../../main/contentFolder'
import type { Host } from '../../main/host'
import { trashPost } from '../../main/trashPost'
import { createFolder } from '../helpers/sampleFolder'

const hostWith = (own: Host['trash']): Host => ({
  kind: 'browser',
  chooseFolder: async () => 'chooser',
  chooseExportFile: async () => 'download',
  openLink: async () => {},
  showFile: async () => {},
  trash: own,
})

async function open(files: Record<string, string>) {
  const folder = await openContentFolder(await createFolder(files), () => {})
  if (!folder.ok) throw new Error(folder.error.message)
  return folder.value
}

test.runIf(process.platform === 'linux')(
  'F55: a deleted post is in the trash, a bundle with its folder',
  async () => {
    const home = await createFolder({})
    vi.stubEnv('XDG_DATA_HOME', join(home, 'share'))
    await mkdir(join(home, 'share'))
    const folder = await open({ 'a.md': 'One.\n', 'quay/index.md': 'Two.\n', 'quay/boat.png': 'x' })
    try {
      expect(await trashPost(hostWith(trash), folder, 'a.md')).toEqual({ ok: true, value: null })
      expect(await trashPost(hostWith(trash), folder, 'quay/index.md')).toEqual({ ok: true, value: null })
      expect(await readdir(folder.root)).toEqual([])
      const place = join(home, 'share', 'Trash', 'files')
      const names = await readdir(place)
      expect(names).toHaveLength(2)
      const texts = await Promise.all(
        names.map((name) =>
          readFile(join(place, name), 'utf8').catch(() => readFile(join(place, name, 'index.md'), 'utf8')),
        ),
      )
      expect(texts.sort()).toEqual(['One.\n', 'Two.\n'])
    } finally {
      vi.unstubAllEnvs()
      await folder.close()
    }
  },
)

test('F55: where the trash fails nothing is deleted, and the reason is told', async () => {
  const folder = await open({ 'a.md': 'One.\n' })
  const failing = hostWith(async () => {
    throw Object.assign(new Error('no trash'), { code: 'EROFS' })
  })
  expect(await trashPost(failing, folder, 'a.md')).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/the disk can only be read.*Nothing was deleted/) },
  })
  await access(join(folder.root, 'a.md'))
  await folder.close()
})

test('F55: a trash that never answers holds up neither the writer nor the next save', async () => {
  const folder = await open({ 'a.md': 'One.\n' })
  const read = await folder.files.readPost('a.md')
  if (!read.ok) throw new Error(read.error.message)
  const silent = hostWith(() => new Promise(() => {}))
  expect(await trashPost(silent, folder, 'a.md', 50)).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/does not answer.*before you try again/) },
  })
  expect(await folder.files.savePost('a.md', 'Two.\n', read.value.hash)).toMatchObject({ ok: true })
  expect(await readFile(join(folder.root, 'a.md'), 'utf8')).toBe('Two.\n')
  await folder.close()
})

test('what is not there is not silently taken for deleted', async () => {
  await expect(trash(join(await createFolder({}), 'a.md'))).rejects.toMatchObject({ code: 'ENOENT' })
})
