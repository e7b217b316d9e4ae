import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { atomFeed, entriesOfFeed } from '#domain/export/feed'
import { headTags } from '#domain/export/headTags'
import { relativeAddress } from '#domain/export/pagePaths'
import {
  feedPath,
  type ListPage,
  listHtml,
  navigationHtml,
  type SitePage,
  siteLists,
} from '#domain/export/siteLists'
import { fillTemplate } from '#domain/export/template'
import { policyTag } from '#domain/page/pageHtml'
import { mathFiles } from '../mathFiles'
import type { ExportBase } from './exportPages'

/** A file that a site has beside the pages of its posts. */
export interface SiteFile {
  path: string
  bytes: Buffer
}

const text = (path: string, content: string): SiteFile => ({ path, bytes: Buffer.from(content, 'utf8') })

/** The lists, the feed and the style of a site. `taken`: paths of all its other files. */
export async function siteFiles(
  base: ExportBase,
  pages: readonly SitePage[],
  { siteCss, hasMath, baseUrl }: { siteCss: string; hasMath: boolean; baseUrl: string | null },
): Promise<SiteFile[]> {
  const lists = siteLists(
    pages,
    base.siteTitle,
    pages.map(({ path }) => path),
  )
  const html = lists.map((list) => text(list.path, listPage(base, list, lists, baseUrl)))
  const newest = (lists[0]?.pages ?? []).slice(0, entriesOfFeed)
  const entries = await Promise.all(
    newest.map(async (page) => ({
      ...page,
      id: idOf(baseUrl, page.path),
      html: await articleOf(join(base.out, page.path)),
    })),
  )
  const feed = atomFeed({ title: base.siteTitle, baseUrl, entries, id: idOf(baseUrl, '') })
  const math = hasMath ? await mathFiles() : []
  return [...html, text(feedPath, feed), text('style.css', `${base.css}\n${siteCss}`), ...math]
}

function listPage(
  base: ExportBase,
  list: ListPage,
  lists: readonly ListPage[],
  baseUrl: string | null,
): string {
  const lang = mostUsed(list.pages.map(({ facts }) => facts.lang)) || 'en'
  const facts = {
    title: list.kind === 'all' ? list.title : `${list.title} – ${base.siteTitle}`,
    ...{ lang, description: '', date: '', authors: [], tags: [], categories: [], canonical: '' },
  }
  const address = baseUrl === null ? '' : baseUrl + relativeAddress('', list.path)
  const links = `<link rel="alternate" type="application/atom+xml" title="${'Atom'}" href="${relativeAddress(list.path, feedPath)}">\n<link rel="stylesheet" href="${relativeAddress(list.path, 'style.css')}">`
  return fillTemplate(base.template, {
    ...facts,
    policy: `${policyTag('folder')}\n`,
    head: listHead(headTags(facts, address)),
    style: links,
    article: listHtml(list, lists),
    navigation: list.kind === 'all' ? '' : navigationHtml(list.path, base.siteTitle),
    readableDate: '',
  })
}

/** A list is no article. */
const listHead = (head: string) =>
  head
    .replace('content="article"', 'content="website"')
    .replace('"@type":"Article","headline"', '"@type":"CollectionPage","name"')

function mostUsed(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** The article of a page that was written, without its header: that says what the entry says. */
async function articleOf(path: string): Promise<string> {
  const html = await readFile(path, 'utf8').catch(() => '')
  const [, article = ''] =
    /<article class="post">(?:<header[\s\S]*?<\/header>)?([\s\S]*)<\/article>/.exec(html) ?? []
  return article
}

/** An id that stays: the address, or where the site has none a UUID of its path (RFC 9562, version 8, by SHA-256). */
function idOf(baseUrl: string | null, path: string): string {
  if (baseUrl !== null) return baseUrl + relativeAddress('', path)
  const hex = createHash('sha256').update(`byline:${path}`).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}
