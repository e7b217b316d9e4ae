import { mkdir, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFolderTree } from '../../main/folderTree'
import { lookAtFolder } from '../../main/lookAt'
import { createIntervalLooks } from '../../main/lookInIntervals'
import { createFolder } from '../helpers/sampleFolder'

/** A folder that was looked at once, when its files were older than the clock's tick. */
async function seenFolder(files: Record<string, string>) {
  const root = await realpath(await createFolder(files))
  await new Promise((done) => setTimeout(done, 100))
  let told: string[] = []
  const tree = createFolderTree({
    onFile: (path) => told.push(path),
    onRemoved: (path) => told.push(`gone: ${path}`),
    onTrouble: (path) => told.push(`trouble: ${path}`),
    onFolderGone: () => {},
  })
  const folders = ['']
  for (const folder of folders) folders.push(...tree.take(folder, await lookAtFolder(root, folder)))
  told = []
  const looks = createIntervalLooks(root, tree)
  const look = async (inUse: string[] = []) => {
    told = []
    const fresh = await looks.look(inUse)
    return { told: told.sort(), fresh }
  }
  return { at: (path: string) => join(root, path), look }
}

it('F53 a look tells of nothing where nothing has changed', async () => {
  const { look } = await seenFolder({ 'a.md': '', 'p/b.md': '' })
  expect(await look()).toEqual({ told: [], fresh: [] })
})

it('F53 what came, went or changed is found by the next look, new folders are named', async () => {
  const { at, look } = await seenFolder({ 'a.md': '', 'p/b.md': '', 'q/c.md': '', 'r/d.md': '' })
  await writeFile(at('a.md'), 'changed')
  await writeFile(at('p/new.md'), '')
  await rm(at('r'), { recursive: true })
  await mkdir(at('s/deep'), { recursive: true })
  const { told, fresh } = await look()
  expect(told).toEqual(['a.md', 'gone: r/d.md', 'p/new.md'])
  expect(fresh).toEqual(['s'])
})

it('F53 of many files, one in use is looked at each time, every other within twenty looks', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 2400 }, (_, index) => [`p${index % 60}/${index}.md`, '']),
  )
  const { at, look } = await seenFolder(files)
  await writeFile(at('p7/7.md'), 'in use')
  expect((await look(['p7/7.md'])).told).toEqual(['p7/7.md'])
  await writeFile(at('p8/8.md'), 'changed in place')
  await writeFile(at('p55/55.md'), 'changed in place')
  const found: string[] = []
  for (let time = 0; time < 20; time += 1) found.push(...(await look()).told)
  expect(found).toEqual(expect.arrayContaining(['p8/8.md', 'p55/55.md']))
}, 15_000)
