import { relativeAddress } from '#domain/export/pagePaths'
import { decodeAddress } from '#domain/markdown/addressText'
import { linkKind } from '#domain/markdown/links'
import { folderOf, isIndexPage, normalizePath, withoutExtension } from '#domain/posts/postPath'

/** Which posts the addresses in posts mean. Paths are below the content folder. */
export interface PageLinks {
  /** The paths that a relative address may mean: beside the post's file, or beside its address on the site. */
  pathsOf(id: string, path: string): string[]
  /** The post at a path: its file, with or without extension, or its folder. */
  idAt(path: string): string | null
  /** The address of another post's page from a post's own; null for what is no page here. */
  pageAddress(id: string, address: string): string | null
}

/** Folders of a site from which the addresses of its posts count. */
const roots = ['', 'content/', 'posts/', 'src/content/', 'docs/', 'source/']

/** `pages`: the path of each post's page below the output folder, by id. */
export function createPageLinks(pages: ReadonlyMap<string, string>): PageLinks {
  const ids = new Map<string, string>()
  for (const id of pages.keys()) {
    const plain = withoutExtension(id)
    for (const path of [id, plain, ...(isIndexPage(id) ? [folderOf(id)] : [])])
      if (!ids.has(path)) ids.set(path, id)
  }
  const idAt = (path: string) => {
    const bare = path.replace(/(?<!\/)\/+$/, '')
    return ids.get(bare) ?? ids.get(withoutExtension(bare).replace(/\.html?$/i, '')) ?? null
  }
  const pathsOf = (id: string, path: string) => {
    if (path.startsWith('/')) return roots.map((root) => `${root}${path.replace(/^\/+/, '')}`)
    const beside = normalizePath(`${folderOf(id)}/${path}`)
    const onSite = normalizePath(`${isIndexPage(id) ? folderOf(id) : withoutExtension(id)}/${path}`)
    return [beside, onSite].filter((own) => own !== null)
  }
  return {
    pathsOf,
    idAt,
    pageAddress(id, address) {
      if (linkKind(address) !== 'relative') return null
      const [, written = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(address) ?? []
      if (written === '') return null
      for (const path of pathsOf(id, decodeAddress(written))) {
        const target = idAt(path)
        if (target === null) continue
        const page = pages.get(id)
        const other = pages.get(target)
        return page === undefined || other === undefined ? null : relativeAddress(page, other) + rest
      }
      return null
    },
  }
}

/**
 * Lets the links of rendered HTML lead to the pages of other posts. The HTML is a renderer's or sanitiser's own: values stand in
 * double quotes, and what is written in code has no angle brackets.
 */
export function mapLinks(html: string, map: (address: string) => string | null): string {
  // Other tags are taken whole: what stands in their values begins no link.
  return html.replace(/(<a\b[^>]*? href=")([^"]*)"|<[^>]*>/g, (whole, start?: string, address = '') => {
    if (start === undefined) return whole
    const other = map(unescapeHtml(address))
    return other === null ? whole : `${start}${other.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  })
}

const unescapeHtml = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
