import { type ParsedPost, parsePost } from '../markdown/parseBody'
import { sharedParser } from '../markdown/parser'
import { definitionsOf, meaningsOf } from '../sections/definitions'
import { applyEdits, type TextEdit } from '../textEdit'
import { findCode } from './proseRanges'

const bracket = /(?<!\\)\[((?:[^[\]\\]|\\[\s\S])+)\](\[((?:[^[\]\\]|\\[\s\S])*)\])?/g

const normal = (name: string) => sharedParser().utils.normalizeReference(name)

/** What a label is called in the maps of meanings and definitions: `[^1]`, or `[A]` for `[a]`. */
const keyOf = (name: string) => (name.startsWith('^') ? `[${name}]` : `[${normal(name)}]`)

/**
 * Gives the labels of a text that another text has as well names of their own, in their definitions and wherever they
 * are used; what readers see stays. Null where that cannot be done without changing what something stands for.
 */
export function renameLabels(own: ParsedPost, other: ParsedPost): TextEdit[] | null {
  const taken = new Set(definitionsOf(other).map(({ label }) => label))
  const mine = [...new Set(definitionsOf(own).map(({ label }) => label))]
  const all = new Set([...taken, ...mine])
  const names = new Map<string, string>()
  for (const { label, name, isFootnote } of definitionsOf(own)) {
    if (!taken.has(label) || names.has(label)) continue
    const bare = name.slice(1, -1)
    let number = 2
    while (all.has(keyOf(`${bare}-${number}`))) number += 1
    names.set(isFootnote ? name : label, `${bare}-${number}`)
    all.add(keyOf(`${bare}-${number}`))
  }
  if (names.size === 0) return []
  const edits = usesOf(own, names)
  const result = parsePost(applyEdits(own.text, edits))
  const wanted = [...meaningsOf(own).keys()].map((label) =>
    names.has(label) ? keyOf(names.get(label)!) : label,
  )
  const found = [...meaningsOf(result).keys()]
  return JSON.stringify(found.sort()) === JSON.stringify(wanted.sort()) ? edits : null
}

function usesOf(own: ParsedPost, names: ReadonlyMap<string, string>): TextEdit[] {
  const isCode = findCode(own)
  const definitions = new Set(definitionsOf(own).map(({ from, name }) => own.text.indexOf(name, from)))
  const edits: TextEdit[] = []
  for (const { index, 0: whole, 1: first = '', 2: second, 3: label = '' } of own.text.matchAll(bracket)) {
    if (isCode(index) || index < own.bodyFrom) continue
    const end = index + whole.length
    const firstEnd = index + first.length + 2
    const [named, labelled] = [names.get(keyOf(first)), names.get(keyOf(label))]
    const isLabel = second !== undefined && label !== ''
    if (isLabel && labelled !== undefined) edits.push({ from: firstEnd + 1, to: end - 1, insert: labelled })
    if (named === undefined) continue
    if (definitions.has(index) || first.startsWith('^'))
      edits.push({ from: index + 1, to: firstEnd - 1, insert: named })
    // What readers see of `[text]` stays: it gets the new label behind it.
    else if (!isLabel && own.text[end] !== '(') edits.push({ from: firstEnd, to: end, insert: `[${named}]` })
  }
  return edits
}
