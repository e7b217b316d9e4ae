import type { Token } from 'markdown-it'
import { type ParsedBlock, type ParsedPost, tokensOf } from '../markdown/parseBody'

/** A definition at the top level: of a link (`[a]: /b`) or of a footnote (`[^1]: note`). */
export interface Definition {
  /** Labels that mean the same are the same here: `[A]` for `[a]`, `[^1]` for a footnote. */
  label: string
  /** The label as it is written, with its brackets. */
  name: string
  isFootnote: boolean
  /** Half-open range in the post's text, without blank lines at its end. */
  from: number
  to: number
}

const writtenLabel = /^[ \t]*(\[(?:[^\\\]]|\\[\s\S])*\])/

/** The definitions at the top level of a post, in order. Those in lists and quotations are part of these. */
export function definitionsOf({ text, pieces }: ParsedPost): Definition[] {
  const found: Definition[] = []
  for (const { type, from, to, tokens } of pieces) {
    if (type !== 'reference_definition' && type !== 'footnote_definition') continue
    const meta = tokens[0]?.meta
    const name = writtenLabel.exec(text.slice(from, to))?.[1] ?? ''
    const isFootnote = type === 'footnote_definition'
    found.push({ label: isFootnote ? name : `[${meta?.label}]`, name, isFootnote, from, to })
  }
  return found
}

/** For each label that is used what it stands for: a link's address and title, or the content of a footnote. */
export type Meanings = Map<string, string>

/** What the labels stand for that these blocks use, and those that their footnotes use; by default all of the post. */
export function meaningsOf(parsed: ParsedPost, blocks: readonly ParsedBlock[] = parsed.blocks): Meanings {
  const references = (parsed.env.references ?? {}) as Record<string, unknown>
  const notes = notesOf(tokensOf(parsed))
  const found: Meanings = new Map()
  const visited = new Set<number>()
  const visit = (tokens: readonly Token[]) => {
    for (const { type, meta, children } of tokens) {
      const id = Number(meta?.id)
      if (type === 'footnote_ref' && !visited.has(id)) {
        visited.add(id)
        const note = notes.get(id) ?? []
        if (meta?.label !== undefined) found.set(`[^${meta.label}]`, contentOf(note))
        visit(note)
      } else if ((type === 'link_open' || type === 'image') && meta?.label !== undefined) {
        found.set(`[${meta.label}]`, JSON.stringify(references[String(meta.label)]))
      }
      if (children) visit(children)
    }
  }
  for (const { type, tokens } of blocks) if (type !== 'footnote_block') visit(tokens)
  return found
}

/** The tokens of each footnote by its number. */
function notesOf(tokens: readonly Token[]): Map<number, Token[]> {
  const notes = new Map<number, Token[]>()
  let open: Token[] | null = null
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      open = []
      notes.set(Number(token.meta?.id), open)
    } else if (token.type === 'footnote_close') open = null
    else if (token.type !== 'footnote_anchor') open?.push(token)
  }
  return notes
}

function contentOf(note: readonly Token[]): string {
  return note.map(({ type, content }) => `${type} ${content}`).join('\n')
}
