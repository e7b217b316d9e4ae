import type { Token } from 'markdown-it'
import { plainText } from '../markdown/headingIds'
import type { ParsedBlock, ParsedPost } from '../markdown/parseBody'
import { createMemo } from '../memo'
import { countReading, minutesToRead, type ReadingLoad } from './countWords'

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
  /** Words of the prose: not of code blocks and formulas by themselves; CJK counts by characters. */
  words: number
  /** Reading time of these words: 0 without any, else at least 1. */
  minutes: number
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

type Measures = Pick<Section, 'headings' | 'words' | 'minutes' | 'links' | 'images'>
type Counts = ReadingLoad & Pick<Section, 'links' | 'images'>

function measure(blocks: readonly ParsedBlock[]): Measures {
  const counts: Counts = { words: 0, characters: 0, links: 0, images: 0 }
  const headings: SectionHeading[] = []
  for (const { type, tokens, from } of blocks) {
    if (type === 'heading') {
      const text = plainText(tokens[1]?.children ?? [])
      headings.push({ level: Number(tokens[0]?.tag.slice(1)), text, from })
    }
    const own = countsOf(tokens)
    counts.words += own.words
    counts.characters += own.characters
    counts.links += own.links
    counts.images += own.images
  }
  const { words, characters, links, images } = counts
  return { headings, words: words + characters, minutes: minutesToRead(counts), links, images }
}

/** Counts by a block's list of tokens, which stays the same as long as the block does. */
const counted = createMemo<readonly Token[], Counts>()

function countsOf(tokens: readonly Token[]): Counts {
  const known = counted.get(tokens)
  if (known !== undefined) return known
  const counts: Counts = { words: 0, characters: 0, links: 0, images: 0 }
  for (const token of tokens) {
    if (token.type === 'inline') measureInline(token.children ?? [], counts)
    else if (token.type === 'html_block') addReading(counts, token.content.replace(/<[^<>]*>/g, ' '))
  }
  counted.set(tokens, counts)
  return counts
}

function addReading(counts: ReadingLoad, text: string): void {
  const { words, characters } = countReading(text)
  counts.words += words
  counts.characters += characters
}

/** A formula in the text is read as one word, however its TeX is written. Those by themselves count as code does. */
const readFormula = () => 'x'

function measureInline(children: readonly Token[], counts: Counts): void {
  addReading(counts, plainText(children, readFormula))
  for (const { type } of children) {
    if (type === 'link_open') counts.links += 1
    else if (type === 'image') counts.images += 1
  }
}
