import type { Entry } from './entries'
import { writeJsonScalar } from './jsonScalar'
import { readBlock } from './read'
import type { WriteScalar } from './scalarPlace'
import type { FrontMatterKind } from './split'
import { writeTomlScalar } from './tomlScalar'
import { doubleQuoted, writeYamlScalar } from './yamlScalar'

export const writers: Record<FrontMatterKind, WriteScalar> = {
  yaml: writeYamlScalar,
  toml: writeTomlScalar,
  json: writeJsonScalar,
}

/** A key as the kind writes it: bare where that is safe. */
export function writeKey(key: string, kind: FrontMatterKind): string {
  if (kind === 'json') return JSON.stringify(key)
  if (kind === 'toml') return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key)
  const place = {
    like: '',
    quote: 'none',
    neededQuote: 'double',
    isFlow: true,
    column: 0,
    isDateKey: false,
  } as const
  return /^[\p{L}_][\p{L}\p{N}_. -]*$/u.test(key)
    ? (writeYamlScalar(key, place)[0] ?? doubleQuoted(key))
    : doubleQuoted(key)
}

/** A key in quotation marks, as one is that would else be read as yes or no, or as a number. */
const quotedKey = /^[ \t]*(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*:(?:\s|$)/

const wrappings: Record<FrontMatterKind, (source: string) => { text: string; from: number; to: number }> = {
  yaml(source) {
    const isBlock =
      /^[ \t]*-(?:\s|$)|^[ \t]*[^\s#[{'"|>][^\n]*:(?:\s|$)/.test(source) || quotedKey.test(source)
    const head = isBlock ? '---\nx:\n' : '---\nx: '
    const content = `${head}${isBlock && !/^\s/.test(source) ? indentLines(source, 2) : source}\n`
    return { text: `${content}---\n`, from: 4, to: content.length }
  },
  toml: (source) => ({ text: `+++\nx = ${source}\n+++\n`, from: 4, to: source.length + 9 }),
  json: (source) => ({ text: `{"x": ${source}\n}`, from: 0, to: source.length + 8 }),
}

/** Puts spaces before every line that is not blank. */
export function indentLines(source: string, spaces: number): string {
  return source.replace(/^(?=[^\n])/gm, ' '.repeat(spaces))
}

/** Reads the source of one value on its own, or null when it is not one value. */
export function readAlone(
  kind: FrontMatterKind,
  source: string,
): { text: string; content: string; entry: Entry } | null {
  const { text, from, to } = wrappings[kind](source)
  const { entries, broken } = readBlock(text, {
    kind,
    from: 0,
    contentFrom: from,
    contentTo: to,
    to: text.length,
  })
  const [entry] = entries
  if (broken !== null || entry === undefined || entries.length !== 1) return null
  return { text, content: text.slice(from, to), entry }
}
