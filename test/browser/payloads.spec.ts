import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import { launchChromium } from '../helpers/browserHost'
import { isFull } from '../helpers/depth'
import { findHandlers, type Hit, stir, watchForHits } from '../helpers/hits'
import { type Channel, channels, hidesPage, pathOf, piecesOf } from '../helpers/hostilePosts'
import { type HostileWindow, openHostileWindow } from '../helpers/hostileWindow'
import { paste } from '../helpers/paste'
import { readPayloads } from '../helpers/payloads'
import type { Protection } from '../helpers/protection'
import { createFolder, sampleFiles } from '../helpers/sampleFolder'

/** Of each channel a share, most in the body; all of them when long tests run in full. */
const payloads = readPayloads()

test.skip(payloads.length === 0, 'no payloads')
test.setTimeout(isFull ? 60 * 60_000 : 5 * 60_000)

/** Every `step`th payload, other ones for each channel. */
const shareOf = (step: number, shift: number) =>
  isFull ? payloads : payloads.filter((_, index) => index % step === shift % step)

interface HostilePost {
  id: string
  channel: string
  text: string
  lastWords: string
}

function postsOf(channel: Channel, own: string[], size = channel.size): HostilePost[] {
  return piecesOf(own, size).map((piece, index) => {
    const id = `posts/${channel.name.replaceAll(' ', '-')}-${index}.md`
    const lastWords = `The end of ${id}.`
    return { id, channel: channel.name, lastWords, text: `${channel.post(piece)}@wen\n\n${lastWords}\n` }
  })
}

const filesOf = (posts: HostilePost[]) => Object.fromEntries(posts.map(({ id, text }) => [id, text]))

/** What happened, by channel, with what is told of it; nothing at all is what is wanted. */
type Found = Record<string, Hit[]>

async function look(window: HostileWindow, found: Found, channel: string): Promise<void> {
  const hits = [...window.watch.take(), ...(await findHandlers(window.page))]
  if (hits.length > 0) found[channel] = [...(found[channel] ?? []), ...hits]
}

/** So many posts stand in the list at once. */
const listed = 40

async function visit(posts: HostilePost[], protection?: Protection): Promise<Found> {
  const found: Found = {}
  const times: Record<string, number> = {}
  for (const piece of piecesOf(posts, listed)) await visitPiece(piece, protection, found, times)
  for (const [channel, time] of Object.entries(times))
    console.log(`  ${channel}: ${found[channel]?.length ?? 0} hits, ${(time / 1000).toFixed(1)} s`)
  return found
}

async function visitPiece(
  posts: HostilePost[],
  protection: Protection | undefined,
  found: Found,
  times: Record<string, number>,
): Promise<void> {
  const window = await openHostileWindow(filesOf(posts), protection)
  try {
    for (const post of posts) {
      const start = performance.now()
      await test.step(post.id, async () => {
        const leftOut = await window.show(post.id, post.lastWords)
        // What is not shown proves nothing; a formula too large for the page stands in a paragraph of its own.
        expect(leftOut, post.id).toBeLessThanOrEqual(post.channel === 'formulas' ? 2 : 0)
        await stir(window.page, 'preview')
        await look(window, found, post.channel)
      })
      times[post.channel] = (times[post.channel] ?? 0) + performance.now() - start
    }
    // What is slow to come is noticed as well.
    await window.page.waitForTimeout(500)
    await look(window, found, 'at the end')
    expect(window.opened.filter((url) => !/^(?:https?|mailto):/i.test(url))).toEqual([])
  } finally {
    await window.close()
  }
}

/** The posts of all channels; where a post takes one payload alone, all of them would take hours. */
function allPosts(step: number, bodyStep = 3): HostilePost[] {
  return channels.flatMap((channel, index) => {
    const share = shareOf(channel.name === 'body' ? bodyStep : step, index)
    return postsOf(channel, channel.size === 1 ? share.filter((_, own) => own % 20 === 0) : share)
  })
}

const rawChannels = channels.filter(({ isRaw }) => isRaw)
const rawPosts = (step: number, isWanted = (_payload: string) => true) =>
  rawChannels.flatMap((channel, index) => postsOf(channel, shareOf(step, index).filter(isWanted)))

test('what a post holds does nothing in the preview and the window', async () => {
  expect(await visit(allPosts(40))).toEqual({})
})

test('without any protection nearly all of it does something, so this test would see it', async () => {
  const [channel] = channels
  const [post] = postsOf(
    channel!,
    payloads.filter((_, index) => index % 40 === 0),
    10_000,
  )
  const found = await visit([post!], { sanitiser: false, policy: false })
  const scripts = found.body?.filter(({ what }) => what === 'script') ?? []
  const sections = new Set(scripts.map(({ detail }) => /in section (\d+)/.exec(detail)?.[1]))
  console.log(
    `  without protection: ${scripts.length} scripts of ${sections.size} payloads of ${payloads.length / 40}`,
  )
  expect(sections.size).toBeGreaterThan(payloads.length / 40 / 3)
})

test('with the sanitiser alone nothing happens', async () => {
  expect(await visit(rawPosts(80), { sanitiser: true, policy: false })).toEqual({})
})

test('with the policy alone nothing happens', async () => {
  // What takes the place of the document's own methods breaks a page that is not cleaned: it stays as far as it came.
  const leftOut = payloads.filter(hidesPage).length
  console.log(`  ${leftOut} payloads left out that hide methods of the document`)
  expect(leftOut).toBeLessThan(payloads.length / 50)
  const posts = rawPosts(80, (payload) => !hidesPage(payload))
  expect(await visit(posts, { sanitiser: false, policy: true })).toEqual({})
})

test('what is pasted does nothing', async () => {
  const pieces = piecesOf(shareOf(40, 7), 150)
  const names = pieces.map((_, index) => `posts/paste-${index}.md`)
  const window = await openHostileWindow(Object.fromEntries(names.map((name) => [name, `Empty ${name}.\n`])))
  const found: Found = {}
  try {
    for (const [index, piece] of pieces.entries()) {
      await window.show(names[index]!, `Empty ${names[index]}.`)
      await paste(window.page, piece)
      await stir(window.page, 'preview')
      await look(window, found, 'paste')
    }
  } finally {
    await window.close()
  }
  expect(found).toEqual({})
})

test('names of files do nothing', async () => {
  const paths = shareOf(40, 3)
    .map(pathOf)
    .filter((path) => path !== null)
  expect(paths.length).toBeGreaterThan(payloads.length / 120)
  const window = await openHostileWindow(Object.fromEntries(paths.map((path) => [path, 'Text.\n'])))
  const { page } = window
  const found: Found = {}
  try {
    const list = page.getByRole('listbox', { name: 'Posts' })
    await expect(list.getByRole('option').nth(20)).toBeVisible()
    for (let seen = -1, top = 0; top !== seen; ) {
      seen = top
      await list.getByRole('option').last().click()
      await look(window, found, 'file names')
      top = await list.evaluate((element) => {
        const scroller = element.scrollHeight > element.clientHeight ? element : element.parentElement!
        scroller.scrollTop += scroller.clientHeight - 100
        return scroller.scrollTop
      })
      await page.waitForTimeout(50)
    }
  } finally {
    await window.close()
  }
  expect(found).toEqual({})
})

test('an exported page does nothing', async () => {
  const posts = allPosts(40, 20)
  const folder = await createFolder({ ...sampleFiles, ...filesOf(posts) })
  const out = await mkdtemp(join(tmpdir(), 'byline-out-'))
  const program = resolve(import.meta.dirname, '../../out/main/byline.js')
  await promisify(execFile)(process.execPath, [program, 'export', folder, '--out', out], {
    maxBuffer: 1e9,
  }).catch(() => {})
  const pages = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.html'))
  expect(pages.length).toBeGreaterThanOrEqual(posts.length)
  const browser = await launchChromium(['--host-resolver-rules=MAP * ~NOTFOUND'])
  const context = await browser.newContext()
  const page = await context.newPage()
  const watch = await watchForHits(
    context,
    page,
    (url) => url.protocol === 'file:' && url.pathname.endsWith('.html'),
  )
  const found: Found = {}
  try {
    for (const name of pages) {
      await page.goto(pathToFileURL(join(out, name)).href)
      await stir(page, 'page')
      const hits = [...watch.take(), ...(await findHandlers(page))]
      if (hits.length > 0) found[name] = hits
    }
  } finally {
    await browser.close()
    for (const path of [folder, out]) await rm(path, { recursive: true, force: true })
  }
  expect(found).toEqual({})
})
