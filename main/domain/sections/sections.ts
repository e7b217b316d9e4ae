import type { Token } from 'markdown-it'
import { plainText } from '../markdown/headingIds'
import type { ParsedBlock, ParsedPost } from '../markdown/parseBody'
import { countWords } from './countWords'

export interface SectionHeading {
  level: number
  text: string
  from: number
}

/** The part of a post that one author wrote: a byline and all up to the next one. */
export interface Section {
  index: number
  /** '' for the text before the first byline. */
  handle: string
  /** Half-open range in the text, from the byline to the next byline or the end. */
  from: number
  to: number
  /** The byline's line without its newline; empty at `from` before the first byline. */
  bylineFrom: number
  bylineTo: number
  headings: SectionHeading[]
  /** Words of the prose: not of code blocks; CJK counts by characters. */
  words: number
  links: number
  images: number
}

/** A post's sections in order. Text before the first byline is one of its own unless it is blank. */
export function sections(parsed: ParsedPost): Section[] {
  const found: Section[] = []
  let blocks: ParsedBlock[] = []
  let byline: ParsedBlock | null = null
  const finish = (to: number) => {
    const from = byline?.from ?? parsed.bodyFrom
    if (byline === null && parsed.text.slice(from, to).trim() === '') return
    found.push({
      index: found.length,
      handle: byline === null ? '' : handleOf(byline),
      from,
      to,
      bylineFrom: from,
      bylineTo: byline?.to ?? from,
      ...measure(blocks),
    })
  }
  for (const block of parsed.blocks) {
    if (block.type === 'byline') {
      finish(block.from)
      byline = block
      blocks = []
    } else if (block.type !== 'footnote_block') {
      blocks.push(block)
    }
  }
  finish(parsed.text.length)
  return found
}

export function handleOf(byline: ParsedBlock): string {
  return String(byline.tokens[0]?.meta?.handle ?? '')
}

type Measures = Pick<Section, 'headings' | 'words' | 'links' | 'images'>

function measure(blocks: readonly ParsedBlock[]): Measures {
  const measures: Measures = { headings: [], words: 0, links: 0, images: 0 }
  for (const block of blocks) {
    const { tokens } = block
    if (block.type === 'heading') {
      const text = plainText(tokens[1]?.children ?? [])
      measures.headings.push({ level: Number(tokens[0]?.tag.slice(1)), text, from: block.from })
    }
    for (const token of tokens) {
      if (token.type === 'inline') measureInline(token.children ?? [], measures)
      else if (token.type === 'html_block')
        measures.words += countWords(token.content.replace(/<[^<>]*>/g, ' '))
    }
  }
  return measures
}

function measureInline(children: readonly Token[], measures: Measures): void {
  measures.words += countWords(plainText(children))
  for (const { type } of children) {
    if (type === 'link_open') measures.links += 1
    else if (type === 'image') measures.images += 1
  }
}
