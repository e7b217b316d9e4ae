import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Token } from 'markdown-it'
import { frontMatterWarning } from '#domain/export/frontMatterWarning'
import type { ExportWarning } from '#domain/export/options'
import { decodeAddress } from '#domain/markdown/addressText'
import { linkKind } from '#domain/markdown/links'
import type { ParsedBlock, ParsedPost } from '#domain/markdown/parseBody'
import { localImages } from '#domain/page/localImages'
import { headValues } from '#domain/page/pageHead'
import { unknownAddress } from '#domain/page/shortcodeHtml'
import type { PageLinks } from './pageLinks'

/** Where something is written: as it is, or decoded; else where its block begins. */
function lineOf(
  text: string,
  block: ParsedBlock,
  written: string,
  after: number,
): { line: number; at: number } {
  const places = [written, decodeAddress(written)].map((source) =>
    source === '' ? -1 : text.indexOf(source, Math.max(after, block.from)),
  )
  const at = places.find((place) => place >= 0 && place < block.to) ?? block.from
  return { line: text.slice(0, at).split('\n').length, at }
}

/**
 * What readers of a page will miss, in the order of its text: front matter that cannot be read, images (`missing` has the
 * reasons by their sources), links to files that are not there, shortcodes that only the site can fill. `root` is the content
 * folder's real path.
 */
export function findWarnings(
  parsed: ParsedPost,
  {
    root,
    id,
    missing,
    links,
  }: { root: string; id: string; missing: ReadonlyMap<string, string>; links: PageLinks },
): ExportWarning[] {
  const { text } = parsed
  const unread = frontMatterWarning(text, headValues(parsed, id))
  const warnings: ExportWarning[] = unread === null ? [] : [unread]
  for (const block of parsed.blocks) {
    let last = block.from
    const warn = (kind: ExportWarning['kind'], written: string, message: string) => {
      const { line, at } = lineOf(text, block, written, last)
      last = at
      warnings.push({ kind, line, message })
    }
    if (missing.size > 0)
      for (const source of localImages(block)) {
        const reason = missing.get(source)
        if (reason !== undefined)
          warn('image', source, `The image “${source}” is missing in the page. ${reason}`)
      }
    last = block.from
    forEachToken(block.tokens, (token) => {
      if (token.type === 'link_open') {
        const address = String(token.attrGet('href') ?? '')
        if (isDead(root, id, address, links))
          warn('link', address, `The link to “${shorten(address)}” leads to nothing in this folder.`)
      } else if (isShortcode(token) && !isEndOfShortcode(token)) {
        const source = shorten(token.content)
        warn(
          'shortcode',
          token.content,
          `“${source}” can only be filled by the site; the page shows it as it is written.`,
        )
      }
    })
  }
  return warnings
}

const isShortcode = ({ type }: Token) => type === 'shortcode' || type === 'shortcode_inline'
const isEndOfShortcode = ({ content }: Token) => /^\{[{%][<%]?-?\s*\//.test(content)

function forEachToken(tokens: readonly Token[], look: (token: Token) => void): void {
  for (const token of tokens) {
    look(token)
    if (token.children) forEachToken(token.children, look)
  }
}

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text).replace(/\s+/g, ' ')

/** Addresses from the root of the site are those of the site's own pages: only relative ones are known to be dead. */
function isDead(root: string, id: string, address: string, links: PageLinks): boolean {
  if (linkKind(address) !== 'relative' || unknownAddress(address) !== null) return false
  const path = decodeAddress(address.replace(/[?#].*$/s, ''))
  if (path === '' || path.startsWith('/') || path.includes('\0')) return false
  const paths = links.pathsOf(id, path)
  return !paths.some((own) => links.idAt(own) !== null || existsSync(join(root, own)))
}
