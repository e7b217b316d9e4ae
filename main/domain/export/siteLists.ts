import { slugOf } from '../fields/slug'
import { escapeHtml } from '../page/escape'
import { readableDate } from '../page/header'
import type { PageFacts } from './pageFacts'
import { freePaths, relativeAddress } from './pagePaths'

/** A page of a site: its path below the output folder, and what its lists tell of it. */
export interface SitePage {
  path: string
  facts: PageFacts
}

/** A page that lists others. */
export interface ListPage {
  path: string
  title: string
  kind: 'all' | 'author' | 'category' | 'tag'
  pages: SitePage[]
}

export const indexPath = 'index.html'
export const feedPath = 'feed.xml'

/** Newest first, those without a date last; then by title and path. */
export function sortPages(pages: readonly SitePage[]): SitePage[] {
  const order = (a: SitePage, b: SitePage) =>
    a.facts.date === b.facts.date
      ? compare(a.facts.title, b.facts.title) || compare(a.path, b.path)
      : compare(b.facts.date, a.facts.date)
  return [...pages].sort(order)
}

// By code units: the same on every machine.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** All lists of a site, in a fixed order: of all pages, by author, by category, by tag. `taken`: paths of its pages. */
export function siteLists(pages: readonly SitePage[], title: string, taken: readonly string[]): ListPage[] {
  const sorted = sortPages(pages)
  const groups = [
    ...group(sorted, 'author', 'authors', ({ authors }) =>
      authors.map(({ handle, name }) => ({ key: handle, title: name })),
    ),
    ...group(sorted, 'category', 'categories', ({ categories }) => categories.map(named)),
    ...group(sorted, 'tag', 'tags', ({ tags }) => tags.map(named)),
  ]
  const paths = freePaths(
    groups.map(({ path }) => path),
    [...taken, indexPath],
  )
  return [
    { path: indexPath, title, kind: 'all', pages: sorted },
    ...groups.map((list, index) => ({ ...list, path: paths[index]! })),
  ]
}

const named = (name: string) => ({ key: name.toLowerCase(), title: name })

function group(
  pages: readonly SitePage[],
  kind: ListPage['kind'],
  folder: string,
  keysOf: (facts: PageFacts) => { key: string; title: string }[],
): ListPage[] {
  const lists = new Map<string, ListPage>()
  for (const page of pages)
    for (const { key, title } of keysOf(page.facts)) {
      const path = `${folder}/${slugOf(key) || 'other'}.html`
      const list = lists.get(key) ?? { path, title, kind, pages: [] }
      lists.set(key, list)
      if (list.pages.at(-1) !== page) list.pages.push(page)
    }
  return [...lists].sort(([a], [b]) => compare(a, b)).map(([, list]) => list)
}

const kinds = { author: 'Author', category: 'Category', tag: 'Tag', all: '' } as const

/** The body of a list as HTML; `lists`: all of the site, which the first one shows. */
export function listHtml(list: ListPage, lists: readonly ListPage[]): string {
  const kind = kinds[list.kind]
  const about = kind === '' ? '' : `<p class="post-meta">${kind}</p>`
  const rows = list.pages.map((page) => rowHtml(page, list.path)).join('')
  const groups = list.kind === 'all' ? groupsHtml(list, lists) : ''
  const empty = list.pages.length === 0 ? '<p>There are no posts.</p>' : ''
  return `<main class="post site-list"><header class="post-header">${about}<h1>${escapeHtml(list.title)}</h1></header>${empty}<ol class="site-pages">${rows}</ol>${groups}</main>`.replace(
    '<ol class="site-pages"></ol>',
    '',
  )
}

function rowHtml({ path, facts }: SitePage, from: string): string {
  const { title, date, lang, authors, description } = facts
  const meta = [
    date === '' ? '' : `<time datetime="${escapeHtml(date)}">${escapeHtml(readableDate(date, lang))}</time>`,
    escapeHtml(authors.map(({ name }) => name).join(', ')),
  ].filter((part) => part !== '')
  const about = description === '' ? '' : `<p class="site-about">${escapeHtml(description)}</p>`
  const metaHtml = meta.length === 0 ? '' : `<p class="post-meta">${meta.join(' · ')}</p>`
  const langHtml = lang === '' ? '' : ` lang="${escapeHtml(lang)}"`
  return `<li><h2${langHtml}><a href="${relativeAddress(from, path)}">${escapeHtml(title)}</a></h2>${metaHtml}${about}</li>`
}

/** The other lists, by kind, with the number of their pages. */
function groupsHtml(own: ListPage, lists: readonly ListPage[]): string {
  const titles = { author: 'Authors', category: 'Categories', tag: 'Tags' } as const
  return (Object.keys(titles) as (keyof typeof titles)[])
    .map((kind) => {
      const links = lists.filter((list) => list.kind === kind)
      if (links.length === 0) return ''
      const items = links.map(
        ({ path, title, pages }) =>
          `<li><a href="${relativeAddress(own.path, path)}">${escapeHtml(title)}</a> <span class="site-count">${pages.length}</span></li>`,
      )
      return `<section class="site-groups" aria-label="${titles[kind]}"><h2>${titles[kind]}</h2><ul>${items.join('')}</ul></section>`
    })
    .join('')
}

/** The links above each page of a site. */
export function navigationHtml(from: string, title: string): string {
  return `<nav class="site-navigation" aria-label="Site"><a href="${relativeAddress(from, indexPath)}">${escapeHtml(title)}</a></nav>`
}
