import type { Token } from 'markdown-it'
import { type ParsedPost, parsePost, tokensOf } from '#domain/markdown/parseBody'
import { type Section, sections } from '#domain/sections/sections'

/** A block of a post with all that an operation must not change. */
export interface Entry {
  author: string
  section: number
  from: number
  to: number
  isDefinition: boolean
  /** Kind, text, and where its links and footnotes lead. */
  content: string
}

export interface Inventory {
  parsed: ParsedPost
  list: Section[]
  entries: Entry[]
}

/** The blocks of a post with their authors; those before the first byline are by `ownAuthor`. */
export function takeInventory(text: string, ownAuthor: string): Inventory {
  const parsed = parsePost(text)
  const list = sections(parsed)
  const notes = notesOf(tokensOf(parsed))
  const entries: Entry[] = []
  for (const { type, from, to, tokens } of parsed.blocks) {
    if (type === 'byline' || type === 'footnote_block') continue
    const section = list.findIndex((own) => own.from <= from && from < own.to)
    const leads = [...targets(tokens, notes)].join(' ')
    entries.push({
      author: list[section]?.handle || ownAuthor,
      section,
      from,
      to,
      isDefinition: type === 'reference_definition' || type === 'footnote_definition',
      content: `${type}: ${text.slice(from, to)} → ${leads}`,
    })
  }
  return { parsed, list, entries }
}

function notesOf(tokens: readonly Token[]): Map<unknown, Token[]> {
  const notes = new Map<unknown, Token[]>()
  let at: Token[] = []
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      at = []
      notes.set(token.meta?.id, at)
    } else if (token.type === 'footnote_close') at = []
    else if (token.type !== 'footnote_anchor') at.push(token)
  }
  return notes
}

/** Addresses and notes that tokens lead to. */
function* targets(
  tokens: readonly Token[],
  notes: Map<unknown, Token[]>,
  open: readonly unknown[] = [],
): Generator<string> {
  for (const token of tokens) {
    if (token.type === 'link_open') yield String(token.attrGet('href'))
    else if (token.type === 'image') yield String(token.attrGet('src'))
    else if (token.type === 'footnote_ref' && !open.includes(token.meta?.id)) {
      const note = notes.get(token.meta?.id) ?? []
      yield `(${note.map(({ content }) => content).join('/')})`
      yield* targets(note, notes, [...open, token.meta?.id])
    }
    if (token.children) yield* targets(token.children, notes, open)
  }
}
