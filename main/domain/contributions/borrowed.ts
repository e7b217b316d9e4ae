import type { ParsedBlock, ParsedPost } from '../markdown/parseBody'
import { type Definition, definitionsOf, type Meanings, meaningsOf } from '../sections/definitions'
import { blocksOfBody } from '../sections/proof'
import type { Section } from '../sections/sections'

/** A definition that sections use and another section has. */
export type Borrowed = Pick<Definition, 'label' | 'from' | 'to'>

/** What labels stand for in sections. */
export function meaningsIn(parsed: ParsedPost, chosen: readonly Section[]): Meanings {
  return meaningsOf(parsed, blocksIn(parsed, chosen))
}

/** The definitions outside these sections that they use, in order. */
export function borrowedBy(parsed: ParsedPost, chosen: readonly Section[]): Borrowed[] {
  const used = meaningsIn(parsed, chosen)
  const isOwn = ({ from }: Definition) => chosen.some((own) => own.from <= from && from < own.to)
  const byLabel = new Map<string, Definition>()
  for (const definition of definitionsOf(parsed)) {
    // Of links the first definition counts, of footnotes the last.
    if (definition.isFootnote || !byLabel.has(definition.label)) byLabel.set(definition.label, definition)
  }
  return [...byLabel.values()]
    .filter((definition) => used.has(definition.label) && !isOwn(definition))
    .sort((a, b) => a.from - b.from)
}

function blocksIn(parsed: ParsedPost, chosen: readonly Section[]): ParsedBlock[] {
  return blocksOfBody(parsed).filter(({ from }) => chosen.some((own) => own.from <= from && from < own.to))
}
