import { renameSync, writeFileSync } from 'node:fs'
import { mkdir, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type FolderWatch, watchFolder } from '../../main/watchFolder'
import { createFolder } from '../helpers/sampleFolder'
import { waitFor } from '../helpers/waitFor'

let watch: FolderWatch | null = null
afterEach(() => watch?.close())

/** Watches a folder and keeps which files are there, and how often each was told of. */
async function watchFiles(files: Record<string, string>) {
  const root = await realpath(await createFolder(files))
  const there = new Set<string>()
  const told: string[] = []
  watch = watchFolder(
    root,
    {
      onFile(path) {
        there.add(path)
        told.push(path)
      },
      onRemoved: (path) => there.delete(path),
      onTrouble: (path) => there.add(`trouble: ${path}`),
      onPolling: () => told.push('polling'),
      filesInUse: () => [],
    },
    null,
  )
  await watch.whenReady
  const at = (path: string) => join(root, path)
  return { root, at, told, there, list: () => [...there].sort(), watch }
}

describe('watchFolder', () => {
  it('tells of what is there, and of nothing that does not matter', async () => {
    const { list, told } = await watchFiles({
      'a.md': '',
      'b.txt': '',
      'img/a.png': '',
      'css/a.css': '',
      'node_modules/a.md': '',
      'byline.json': '{}',
    })
    expect(list()).toEqual(['a.md', 'byline.json', 'css/a.css', 'img/a.png'])
    expect(told).toHaveLength(4)
  })

  it('F50 follows a folder that is swapped for another of the same name, as a checkout does', async () => {
    const { at, list } = await watchFiles({ 'p/one/a.md': '', 'p/one/b.md': '', 'p/c.md': '' })
    for (let round = 0; round < 5; round += 1) {
      await rm(at('p'), { recursive: true })
      await mkdir(at('p/one'), { recursive: true })
      await writeFile(at(`p/one/new-${round}.md`), '')
      await waitFor(() => list().join() === `p/one/new-${round}.md`)
      await writeFile(at('p/one/later.md'), '')
      await waitFor(() => list().includes('p/one/later.md'))
    }
  })

  it('follows a folder that is renamed, and swapped with another', async () => {
    const { at, list } = await watchFiles({ 'one/deep/a.md': '', 'two/b.md': '' })
    await rename(at('one'), at('other'))
    await rename(at('two'), at('one'))
    await rename(at('other'), at('two'))
    await waitFor(() => list().join() === 'one/b.md,two/deep/a.md')
    await writeFile(at('two/deep/c.md'), '')
    await writeFile(at('one/d.md'), '')
    await waitFor(() => list().join() === 'one/b.md,one/d.md,two/deep/a.md,two/deep/c.md')
  })

  it('follows a folder that becomes a file, and the reverse', async () => {
    const { at, list } = await watchFiles({ 'x.md/a.md': '' })
    await rm(at('x.md'), { recursive: true })
    await writeFile(at('x.md'), '')
    await waitFor(() => list().join() === 'x.md')
    await rm(at('x.md'))
    await mkdir(at('x.md'))
    await writeFile(at('x.md/b.md'), '')
    await waitFor(() => list().join() === 'x.md/b.md')
  })

  it('goes on when the folder itself is moved away and comes back', async () => {
    const { root, list, there } = await watchFiles({ 'p/a.md': '' })
    await rename(root, `${root}-away`)
    await waitFor(() => there.size === 0)
    await writeFile(join(`${root}-away`, 'p/b.md'), '')
    await rename(`${root}-away`, root)
    await waitFor(() => list().join() === 'p/a.md,p/b.md')
    await writeFile(join(root, 'p/c.md'), '')
    await waitFor(() => list().includes('p/c.md'))
  })

  it('tells of a change that leaves size and time as they were', async () => {
    const { at, told } = await watchFiles({ 'a.md': 'one' })
    const before = told.length
    await utimes(at('a.md'), 1_700_000_000, 1_700_000_000)
    await waitFor(() => told.length > before)
    const between = told.length
    await writeFile(at('a.md'), 'two')
    await utimes(at('a.md'), 1_700_000_000, 1_700_000_000)
    await waitFor(() => told.length > between)
  })

  it.runIf(process.platform === 'linux')(
    'F50 finds every change when there were more than the system keeps tidings of',
    async () => {
      const { at, told, list } = await watchFiles({ 'p/a.md': '', 'q/b.md': '' })
      // Nothing is read meanwhile: the system's queue of 16,384 runs over.
      for (let round = 0; round < 5000; round += 1) {
        renameSync(at('p/a.md'), at('p/c.md'))
        renameSync(at('p/c.md'), at('p/a.md'))
      }
      writeFileSync(at('q/late.md'), '')
      writeFileSync(at('q/b.md'), 'changed')
      const before = told.length
      await waitFor(() => list().includes('q/late.md') && told.slice(before).includes('q/b.md'))
      expect(list()).toEqual(['p/a.md', 'q/b.md', 'q/late.md'])
    },
    15_000,
  )

  it('tells after a pause what has changed in it, and only that', async () => {
    const { at, told, list, watch } = await watchFiles({ 'a.md': '', 'b/b.md': '', 'c.md': '', 'd/d.md': '' })
    await new Promise((done) => setTimeout(done, 150))
    // Files that are older than the clock's tick are known to be the same.
    await watch.resume()
    told.length = 0
    await watch.pause()
    await writeFile(at('a.md'), 'changed')
    await rm(at('c.md'))
    await rm(at('d'), { recursive: true })
    await mkdir(at('d'))
    await writeFile(at('d/e.md'), '')
    await new Promise((done) => setTimeout(done, 100))
    expect(told).toEqual([])
    await watch.resume()
    expect(told.sort()).toEqual(['a.md', 'd/e.md'])
    expect(list()).toEqual(['a.md', 'b/b.md', 'd/e.md'])
    await writeFile(at('d/f.md'), '')
    await waitFor(() => list().includes('d/f.md'))
  })

  it('tells of a link that leads nowhere or out, until it is mended', async () => {
    const { at, list } = await watchFiles({ 'a.md': '' })
    await symlink('nowhere.md', at('b.md'))
    await waitFor(() => list().includes('trouble: b.md'))
    await rm(at('b.md'))
    await symlink('a.md', at('b.md'))
    await waitFor(() => list().includes('b.md'))
  })
})
