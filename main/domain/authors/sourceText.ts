import { type FrontMatterKind, splitFrontMatter } from '../frontMatter/split'
import type { TextEdit } from '../textEdit'

/** A file of the authors directory in the form of front matter, which edits of its fields work on. */
export interface SourceText {
  kind: FrontMatterKind
  text: string
  /** The file's own text again, after edits. */
  unwrap(text: string): string
  /** Edits of `text` as edits of the file's own text. */
  moveBack(edits: readonly TextEdit[]): TextEdit[]
}

export type Wrapped = ({ ok: true } & SourceText) | { ok: false; message: string }

const yamlStart = /^(?:[ \t]*(?:#[^\n]*)?\n)*---[ \t]*(?:#[^\n]*)?\n/
const yamlEnd = /(?:^|(?<=\n))(?:---|\.\.\.)\s*$/

/** Puts a file (LF line ends) into marks of front matter where it has none. Refused where it would end elsewhere then. */
export function wrapSource(path: string, source: string): Wrapped {
  if (path.endsWith('.md') && splitFrontMatter(source) === null)
    return { ok: true, kind: 'yaml', ...asItIs(source) }
  if (path.endsWith('.md') || path.endsWith('.json')) return wrap(source, '', '', '', '')
  if (path.endsWith('.toml')) return wrap(source, '', '', '+++\n', '+++\n')
  const before = yamlStart.exec(source)?.[0] ?? ''
  const after = yamlEnd.exec(source.slice(before.length))?.[0] ?? ''
  return wrap(source.slice(before.length, source.length - after.length), before, after, '---\n', '---\n')
}

function asItIs(text: string): Omit<SourceText, 'kind'> {
  return { text, unwrap: (edited) => edited, moveBack: (edits) => [...edits] }
}

function wrap(content: string, before: string, after: string, open: string, close: string): Wrapped {
  const isOpenEnded = close !== '' && content !== '' && !content.endsWith('\n')
  const text = `${open}${content}${isOpenEnded ? '\n' : ''}${close}`
  const block = splitFrontMatter(text)
  if (block !== null && close === '') return { ok: true, kind: block.kind, ...asItIs(text) }
  if (block === null || block.to !== text.length) return unreadable
  const shift = before.length - open.length
  return {
    ok: true,
    kind: block.kind,
    text,
    unwrap(edited) {
      const inner = edited.slice(open.length, edited.length - close.length)
      return before + (isOpenEnded ? inner.replace(/\n$/, '') : inner) + after
    },
    moveBack: (edits) =>
      edits.map((edit) => ({ ...edit, from: edit.from + shift, to: Math.min(edit.to, text.length) + shift })),
  }
}

const unreadable = {
  ok: false as const,
  message:
    'This file cannot be edited: it is broken, longer than 64 KB, or holds more than one document. Edit it as text.',
}
