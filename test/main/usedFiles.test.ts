import { realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openContentFolder } from '../../main/contentFolder'
import { png } from '../helpers/images'
import { createFolder } from '../helpers/sampleFolder'
import { waitFor } from '../helpers/waitFor'

it('a file that a page shows is watched even in a folder that is not', async () => {
  const root = await realpath(
    await createFolder({
      'posts/a.md': '![A](/img/a.png)\n',
      'public/img/a.png': png(10, 10),
      'public/img/other.png': png(10, 10),
      'public/site.css': '@import "more.css";',
      'public/more.css': 'p{}',
    }),
  )
  const revisions: number[] = []
  const opened = await openContentFolder(
    root,
    (name, event) => {
      if (name === 'assetsChanged') revisions.push((event as { revision: number }).revision)
    },
    { settings: () => ({ remoteImages: false, styleSheet: 'public/site.css' }) },
  )
  if (!opened.ok) throw new Error(opened.error.message)
  const folder = opened.value
  await folder.whenWatched
  const size = async () => (await folder.images.find('posts/a.md', ['/img/a.png']))[0]?.file?.size?.width
  expect(await size()).toBe(10)
  expect((await folder.readPageStyle()).css).toContain(Buffer.from('p{}').toString('base64'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(revisions).toEqual([])

  const toldAfter = async (act: () => Promise<void>) => {
    const before = revisions.length
    await act()
    await waitFor(() => revisions.length > before)
  }
  await toldAfter(() => writeFile(join(root, 'public/img/a.png'), png(20, 10)))
  expect(await size()).toBe(20)
  await toldAfter(() => writeFile(join(root, 'public/more.css'), 'b{}'))
  await toldAfter(() => rm(join(root, 'public/img/a.png')))
  expect(await size()).toBeUndefined()
  await folder.close()
})
