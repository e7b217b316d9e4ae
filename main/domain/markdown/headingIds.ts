import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { createMemo } from '../memo'

/** Gives each heading an id: the one that it has by its attributes, else a slug of its text; unique in the post. */
export function headingIds(md: MarkdownIt): void {
  md.core.ruler.push('heading_ids', setIds)
}

function* headings(tokens: Token[]): Generator<{ open: Token; inline: Token }> {
  for (let index = 0; index + 1 < tokens.length; index += 1) {
    const open = tokens[index]
    const inline = tokens[index + 1]
    if (open?.type === 'heading_open' && inline?.type === 'inline') yield { open, inline }
  }
}

function setIds(state: StateCore): void {
  for (const { open, inline } of headings(state.tokens)) {
    const wantedId = String(open.attrGet('id') ?? slugOf(plainText(inline.children ?? [])))
    open.meta = { ...open.meta, wantedId }
  }
  numberIds([state.tokens])
}

/**
 * Makes the ids of all headings unique, in the order of the lists of tokens; each heading's own wish is known from its
 * parse. Answers with the lists in which an id has changed.
 */
export function numberIds(lists: readonly Token[][]): Token[][] {
  const taken = new Map<string, number>()
  return lists.filter((tokens) => {
    let isChanged = false
    for (const open of headingsOf(tokens)) {
      const id = takeId(wantedId(open), taken)
      if (open.attrGet('id') === id) continue
      open.attrSet('id', id)
      isChanged = true
    }
    return isChanged
  })
}

/** The id that a heading would have if no other one had it. */
export const wantedId = (open: Token): string => String(open.meta?.wantedId)

/** Whether a token begins a heading that has an id; without the feature none has. */
export function hasOwnId({ type, meta }: Token): boolean {
  return type === 'heading_open' && meta?.wantedId !== undefined
}

const known = createMemo<Token[], Token[]>()

function headingsOf(tokens: Token[]): Token[] {
  const found = known.get(tokens) ?? tokens.filter(hasOwnId)
  known.set(tokens, found)
  return found
}

function takeId(wanted: string, taken: Map<string, number>): string {
  let id = wanted
  let count = taken.get(wanted) ?? 0
  while (taken.has(id)) {
    count += 1
    id = `${wanted}-${count}`
  }
  taken.set(wanted, count)
  if (id !== wanted) taken.set(id, 0)
  return id
}

/** `How to Read a Bill` → `how-to-read-a-bill`; letters and digits of any script stay. */
export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')
  return slug === '' ? 'section' : slug
}

const textTypes = new Set(['text', 'text_special', 'code_inline', 'emoji'])

/** The text of inline tokens without marks and HTML; images give their alternative text, formulas what is asked for. */
export function plainText(children: readonly Token[], textOfFormula = (tex: string): string => tex): string {
  let text = ''
  for (const token of children) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' '
    else if (token.type === 'image') text += plainText(token.children ?? [], textOfFormula)
    else if (token.type === 'math_inline') text += textOfFormula(token.content)
    else if (textTypes.has(token.type)) text += token.content
  }
  return text
}
