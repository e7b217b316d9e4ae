import type { TextEdit } from '../textEdit'
import type { Entry } from './entries'
import type { Field, FieldPath } from './fields'
import {
  type EditResult,
  findEntry,
  firstProved,
  type OpenFrontMatter,
  onFrontMatter,
  openFrontMatter,
  refuse,
} from './opened'
import { changeOutline, outlineOf } from './outline'
import { readBlock } from './read'

/** A field that is switched off: it stands in comment lines. Offsets speak of the whole post. */
export interface CommentedField {
  key: string
  /** What it would be if it were switched on. */
  field: Field
  /** Its lines. */
  from: number
  to: number
}

const commentLine = /^([ \t]*)#[ \t]?(.*)$/
const keyStart = { yaml: /^[A-Za-z_][\w-]*:(?:[ \t]|$)/, toml: /^[A-Za-z_][\w-]*[ \t]*=/ }

interface CommentLine {
  from: number
  to: number
  text: string
}

/** Lines of comments that stand in a row. */
function commentRuns({ text, block }: OpenFrontMatter): CommentLine[][] {
  const runs: CommentLine[][] = []
  let isOpen = false
  for (let from = block.contentFrom; from < block.contentTo; ) {
    const end = text.indexOf('\n', from)
    const to = end === -1 ? block.contentTo : Math.min(end + 1, block.contentTo)
    const match = commentLine.exec(text.slice(from, to).replace(/\n$/, ''))
    if (match === null) isOpen = false
    else {
      const line = { from, to, text: match[2] ?? '' }
      if (isOpen) runs[runs.length - 1]?.push(line)
      else runs.push([line])
      isOpen = true
    }
    from = to
  }
  return runs
}

/** Reads lines as one field of their own, or null. */
function readOne(lines: readonly CommentLine[], kind: 'yaml' | 'toml'): Field | null {
  const mark = kind === 'yaml' ? '---' : '+++'
  const content = `${lines.map((line) => line.text).join('\n')}\n`
  const text = `${mark}\n${content}${mark}\n`
  const contentTo = 4 + content.length
  const { entries, broken } = readBlock(text, { kind, from: 0, contentFrom: 4, contentTo, to: text.length })
  const [entry] = entries
  if (broken !== null || entry === undefined || entries.length !== 1) return null
  return entry.field.path.length === 1 && entry.field.readOnly === null ? entry.field : null
}

function readRun(run: readonly CommentLine[], kind: 'yaml' | 'toml'): CommentedField[] {
  const found: CommentedField[] = []
  for (let index = 0; index < run.length; ) {
    if (!keyStart[kind].test(run[index]?.text ?? '')) {
      index++
      continue
    }
    let end = index + 1
    // Lines that go on with the value are indented, or items of its list; blank ones may stand between them.
    for (let at = end; at < run.length; at++) {
      const { text = '' } = run[at] ?? {}
      if (/^(?:[ \t]+\S|-[ \t])/.test(text)) end = at + 1
      else if (text.trim() !== '') break
    }
    const lines = run.slice(index, end)
    const field = readOne(lines, kind)
    const [first] = lines
    const last = lines[lines.length - 1]
    if (field !== null && first !== undefined && last !== undefined) {
      found.push({ key: String(field.path[0]), field, from: first.from, to: last.to })
    }
    index = end
  }
  return found
}

function isNested(open: OpenFrontMatter, { from, to }: { from: number; to: number }): boolean {
  const within = ({ field }: Entry) => field.keyFrom < from && field.to > to
  return open.entries.some(within)
}

function commentedIn(open: OpenFrontMatter): CommentedField[] {
  const { kind } = open.block
  if (kind === 'json' || !open.text.includes('#')) return []
  const tablesFrom = open.entries.find(({ style, lines }) => style === 'table' && lines !== null)?.lines?.from
  const taken = new Set(open.entries.map(({ field }) => String(field.path[0])))
  return commentRuns(open)
    .flatMap((run) => readRun(run, kind))
    .filter((found) => !isNested(open, found) && (kind === 'yaml' || found.to <= (tablesFrom ?? found.to)))
    .filter(({ key }) => !taken.has(key))
}

/**
 * Fields at the top level that stand in comments (`# authors: [a, b]`) and that the post has not otherwise. A sentence
 * with a colon is not told from a field: a key has no spaces in it.
 */
export function commentedFields(post: string): CommentedField[] {
  const open = openFrontMatter(post)
  return open === null || 'ok' in open ? [] : commentedIn(open)
}

/** Implements `switchOnField` of edits.ts. */
export function switchOn(post: string, key: string): EditResult {
  return onFrontMatter(post, (open) => {
    const found = commentedIn(open).find((field) => field.key === key)
    if (found === undefined) return refuse(`The field “${key}” stands in no comment any more.`)
    const edits: TextEdit[] = []
    for (let from = found.from; from < found.to; ) {
      const hash = open.text.indexOf('#', from)
      const space = /[ \t]/.test(open.text[hash + 1] ?? '') ? 1 : 0
      edits.push({ from: hash, to: hash + 1 + space, insert: '' })
      from = open.text.indexOf('\n', hash) + 1 || found.to
    }
    const index = open.entries.filter(({ field }) => field.keyFrom < found.from).length
    const part = { key: JSON.stringify([key]), source: '', parts: [], isAny: true }
    const expected = changeOutline(outlineOf(open.entries), [index], (siblings, at) =>
      siblings.toSpliced(at, 0, part),
    )
    return firstProved(open, [{ edits, expected }])
  })
}

/** Implements `switchOffField` of edits.ts. */
export function switchOff(post: string, path: FieldPath): EditResult {
  return onFrontMatter(post, (open) => {
    const found = findEntry(open, path)
    if ('ok' in found) return found
    const { lines } = found.entry
    if (open.block.kind === 'json') return refuse('JSON has no comments. Remove the field instead.')
    if (lines === null || path.length !== 1 || found.entry.style === 'table')
      return refuse('Only a field at the top level can stand in a comment.')
    const edits: TextEdit[] = []
    for (let from = lines.from; from < lines.to; ) {
      edits.push({ from, to: from, insert: open.text[from] === '\n' ? '#' : '# ' })
      from = open.text.indexOf('\n', from) + 1 || lines.to
    }
    const expected = changeOutline(outlineOf(open.entries), found.route, (siblings, index) =>
      siblings.toSpliced(index, 1),
    )
    return firstProved(open, [{ edits, expected }])
  })
}
