import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { openInBrowser } from '../helpers/browserHost'
import { findCorpus } from '../helpers/corpus'
import { copyLongPosts } from '../helpers/realLongPosts'
import { linesApart, type PaneName, reachOf, readPlace, scrollPane } from '../helpers/scrollPlaces'

/** How many posts are scrolled; BYLINE_SCROLL_POSTS=50 is the whole check, at 20 places each. */
const posts = Number(process.env.BYLINE_SCROLL_POSTS ?? 2)
const places = process.env.BYLINE_SCROLL_POSTS === undefined ? 6 : 20

test('real long posts stand at the same place in both panes', async () => {
  const corpus = findCorpus()
  test.skip(corpus === null, 'real posts not found')
  if (corpus === null) return
  test.setTimeout(60_000 + posts * places * 4000)
  const folder = await mkdtemp(join(tmpdir(), 'byline-folder-'))
  const userData = await mkdtemp(join(tmpdir(), 'byline-user-'))
  const chosen = await copyLongPosts(corpus, posts, folder)
  const { page, close } = await openInBrowser(folder, userData)
  const far: string[] = []
  let seen = 0
  for (const { title, path } of chosen) {
    await page.getByRole('textbox', { name: 'Filter posts' }).fill(title)
    await page.getByRole('option', { name: title }).click()
    const frame = page.frameLocator('iframe[title="Preview"]')
    await expect(frame.getByRole('heading', { level: 1 }).first()).toHaveText(title)
    await expect(frame.locator('html[data-is-partly]')).toHaveCount(0)
    for (const pane of ['editor', 'preview'] as PaneName[]) {
      for (let place = 0; place < places; place += 1) {
        await scrollPane(page, pane, ((await reachOf(page, pane)) * place) / (places - 1))
        const where = await readPlace(page)
        const apart = linesApart(where)
        seen += 1
        if (apart > 1)
          far.push(`${path.slice(corpus.folder.length + 1)}, ${pane} ${place}: ${apart.toFixed(2)} lines`)
      }
    }
  }
  await close()
  await rm(folder, { recursive: true, force: true })
  await rm(userData, { recursive: true, force: true })
  corpus.dispose()
  console.log(`${seen - far.length} of ${seen} places of ${posts} real posts within one line`)
  for (const line of far) console.log(`  ${line}`)
  expect(far.length).toBeLessThanOrEqual(seen / 50)
})
