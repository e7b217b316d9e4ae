import type { Token } from 'markdown-it'
import { readTags } from '../markdown/htmlTags'
import { type LinkKind, linkKind } from '../markdown/links'
import type { ParsedBlock } from '../markdown/parseBody'
import { sharedParser } from '../markdown/parser'

/** The local image sources of a block, in order, with repeats; those of raw HTML too. */
export function localImages(block: ParsedBlock): string[] {
  return imagesOfKind(block, 'relative')
}

/** The same of images that other sites have. */
export function remoteImages(block: ParsedBlock): string[] {
  return imagesOfKind(block, 'remote')
}

function imagesOfKind({ tokens }: ParsedBlock, kind: LinkKind): string[] {
  return imageSources(tokens).filter((source) => source.trim() !== '' && linkKind(source) === kind)
}

function imageSources(tokens: readonly Token[], found: string[] = []): string[] {
  for (const token of tokens) {
    if (token.type === 'image') found.push(String(token.attrGet('src') ?? ''))
    else if (token.type === 'html_block' || token.type === 'html_inline')
      found.push(...htmlSources(token.content))
    else if (token.children) imageSources(token.children, found)
  }
  return found
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
