import type { Token } from 'markdown-it'
import { readTags } from '../markdown/htmlTags'
import { type LinkKind, linkKind } from '../markdown/links'
import type { ParsedBlock } from '../markdown/parseBody'
import { sharedParser } from '../markdown/parser'

/** The local image sources of a block, in order, with repeats; those of raw HTML too. */
export function localImages(block: ParsedBlock): Generator<string> {
  return imagesOfKind(block, 'relative')
}

/** The same of images that other sites have. */
export function remoteImages(block: ParsedBlock): Generator<string> {
  return imagesOfKind(block, 'remote')
}

function* imagesOfKind(block: ParsedBlock, kind: LinkKind): Generator<string> {
  for (const source of imageSources(block.tokens)) {
    if (source.trim() !== '' && linkKind(source) === kind) yield source
  }
}

function* imageSources(tokens: readonly Token[]): Generator<string> {
  for (const token of tokens) {
    if (token.type === 'image') yield String(token.attrGet('src') ?? '')
    else if (token.type === 'html_block' || token.type === 'html_inline') yield* htmlSources(token.content)
    else if (token.children) yield* imageSources(token.children)
  }
}

function* htmlSources(html: string): Generator<string> {
  if (!/<img/i.test(html)) return
  const { unescapeAll } = sharedParser().utils
  for (const { name, kind, attributes } of readTags(html)) {
    const source = attributes.get('src')
    if (name !== 'img' || kind !== 'open' || source === undefined) continue
    yield source.replace(/&#?\w+;/g, unescapeAll).trim()
  }
}
