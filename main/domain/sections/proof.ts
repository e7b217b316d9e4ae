import { type ParsedBlock, type ParsedPost, parsePost } from '../markdown/parseBody'
import { applyEdits, type TextEdit } from '../textEdit'
import { type Meanings, meaningsOf } from './definitions'
import { type Section, sections } from './sections'

/** What an operation must leave: for each section its author and its blocks without the byline. */
export interface Part {
  handle: string
  blocks: string[]
}

/** What two blocks have in common that are read alike: kind and text. */
export function blockKey({ text }: { text: string }, { type, from, to }: ParsedBlock): string {
  return `${type}: ${text.slice(from, to)}`
}

/** The blocks that stand in sections, with the bylines between them. */
export function blocksOfBody({ blocks }: ParsedPost): ParsedBlock[] {
  return blocks.filter(({ type }) => type !== 'footnote_block')
}

export function partsOf(parsed: ParsedPost, list: readonly Section[]): Part[] {
  const blocks = blocksOfBody(parsed)
  let next = 0
  return list.map(({ handle, to }) => {
    const own: string[] = []
    for (let block = blocks[next]; block !== undefined && block.from < to; block = blocks[next]) {
      next += 1
      if (block.type !== 'byline') own.push(blockKey(parsed, block))
    }
    return { handle, blocks: own }
  })
}

/** Why edits are not what was asked: the text is read differently, or a label stands for something else. */
export type Fault = { label: string | null }

/** Whether edits leave exactly these sections in this order, what labels stand for, and the front matter; else why not. */
export function findFault(
  parsed: ParsedPost,
  edits: readonly TextEdit[],
  wanted: readonly Part[],
  meanings: Meanings,
): Fault | null {
  const next = parsePost(applyEdits(parsed.text, edits))
  if (frontMatterOf(next) !== frontMatterOf(parsed)) return { label: null }
  const parts = partsOf(next, sections(next))
  if (parts.length !== wanted.length || !parts.every((part, index) => isSame(part, wanted[index]!)))
    return { label: null }
  const now = meaningsOf(next)
  for (const label of new Set([...meanings.keys(), ...now.keys()]))
    if (meanings.get(label) !== now.get(label)) return { label }
  return null
}

function isSame(part: Part, wanted: Part): boolean {
  return (
    part.handle === wanted.handle &&
    part.blocks.length === wanted.blocks.length &&
    part.blocks.every((block, index) => block === wanted.blocks[index])
  )
}

/** Without blanks at its end: an operation may add the newline that the last line of a post lacks. */
function frontMatterOf({ text, bodyFrom }: ParsedPost): string {
  return text.slice(0, bodyFrom).trimEnd()
}

/** Why a section cannot stand before a byline, for a message: `a code block that is not closed`; or null. */
export function findOpenEnd(parsed: ParsedPost, { from, to }: Section): string | null {
  const last = parsed.blocks.findLast(
    (block) => block.from >= from && block.from < to && block.type !== 'footnote_block',
  )
  const token = last?.tokens.at(-1)
  if (token?.type === 'fence') {
    const lines = parsed.text.slice(last?.from, last?.to).split('\n')
    const end = lines.at(-1)?.trim() ?? ''
    const isClosed = lines.length > 1 && end.startsWith(token.markup) && /^(?:`+|~+)$/.test(end)
    return isClosed ? null : 'a code block that is not closed'
  }
  return token?.type === 'html_block' ? 'HTML that is not closed' : null
}
