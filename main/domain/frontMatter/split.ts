export type FrontMatterKind = 'yaml' | 'toml' | 'json'

/** Where the front matter of a post stands. All offsets are UTF-16, ranges half-open. */
export interface FrontMatterBlock {
  kind: FrontMatterKind
  /** Start of the opening line (JSON without marks: of the brace). Only blank lines stand before it. */
  from: number
  /** Start of the body: after the closing line's newline. */
  to: number
  /** What lies between the marks; for JSON without marks, the braces and all between them. */
  contentFrom: number
  contentTo: number
}

/** A closing line is looked for in this many characters: longer front matter is not read. */
export const longestBlock = 65_536

/** What stands at the top of a post: a whole block, one that cannot be read, or none (null). */
export type Opening =
  | { state: 'closed'; block: FrontMatterBlock }
  | { state: 'unclosed'; from: number; kind: FrontMatterKind; mark: string; tooLong: boolean }
  | { state: 'refused'; from: number; language: string }

const openingLine = /(---|\+\+\+)[ \t]*(?:([A-Za-z][\w+.-]*)[ \t]*)?(?:\n|$)/y
const blankLines = /(?:[ \t]*\n)*/y
const languages: Record<string, FrontMatterKind> = { yaml: 'yaml', yml: 'yaml', toml: 'toml', json: 'json' }

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

/** The offset just behind the newline of the line at `offset` when it is a closing line, else -1. */
function closingLineEnd(text: string, offset: number, marks: readonly string[]): number {
  if (!marks.some((mark) => text.startsWith(mark, offset))) return -1
  let position = offset + 3
  while (text[position] === ' ' || text[position] === '\t') position++
  if (position >= text.length) return text.length
  return text[position] === '\n' ? position + 1 : -1
}

function findClosingLine(text: string, start: number, marks: readonly string[]) {
  for (let line = start; line <= longestBlock && line < text.length; ) {
    const to = closingLineEnd(text, line, marks)
    if (to !== -1) return { contentTo: line, to }
    line = lineEnd(text, line)
  }
  return null
}

/** The offset after the brace that closes the one at `from`, or -1. Strings are skipped as JSON writes them. */
function findClosingBrace(text: string, from: number): number {
  let depth = 0
  let isInString = false
  const end = Math.min(text.length, longestBlock)
  for (let position = from; position < end; position++) {
    const char = text[position]
    if (isInString) {
      if (char === '\\') position++
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') {
      depth--
      if (depth === 0) return position + 1
    }
  }
  return -1
}

/** A body may begin with a brace (shortcodes, attributes): JSON goes on with a quoted key or closes at once. */
const jsonStart = /\{\s*(?:"|\}[ \t]*(?:\n|$))/y

function findJson(text: string, from: number): Opening | null {
  jsonStart.lastIndex = from
  if (!jsonStart.test(text)) return null
  const contentTo = findClosingBrace(text, from)
  if (contentTo === -1) {
    const tooLong = text.length > longestBlock
    return { state: 'unclosed', from, kind: 'json', mark: '}', tooLong }
  }
  const to = lineEnd(text, contentTo)
  if (text.slice(contentTo, to).trim() !== '') return null
  return { state: 'closed', block: { kind: 'json', from, to, contentFrom: from, contentTo } }
}

const keyLine = {
  yaml: /(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'[\]{}|>*&!%@`,:-][^\n:]*):(?:[ \t]|\n|$)/y,
  toml: /(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:\[|[\w"'.-]+[ \t]*=)/y,
  json: /\s*\{/y,
} as const

function hasKeyAt(text: string, offset: number, kind: FrontMatterKind): boolean {
  const pattern = keyLine[kind]
  pattern.lastIndex = offset
  return pattern.test(text)
}

/**
 * Finds what stands at the top of a post. Marks are `---` (YAML; closed by `---` or `...`), `+++` (TOML), `{…}` (JSON)
 * and `---` with the name of a language; spaces may follow them. Blank lines before the mark are allowed where keys
 * follow it (else it is a thematic break). An unclosed block counts only where keys follow the mark.
 */
export function findOpening(whole: string): Opening | null {
  const text = whole.length > longestBlock + 4096 ? whole.slice(0, longestBlock + 4096) : whole
  blankLines.lastIndex = 0
  const from = blankLines.exec(text)?.[0].length ?? 0
  if (text[from] === '{') return findJson(text, from)
  openingLine.lastIndex = from
  const opening = openingLine.exec(text)
  if (opening === null) return null
  const [line, mark = '---', language] = opening
  if (mark === '+++' && language !== undefined) return null
  const kind = mark === '+++' ? 'toml' : language === undefined ? 'yaml' : languages[language.toLowerCase()]
  if (kind === undefined) {
    return (
      findClosingLine(text, from + line.length, ['---']) && {
        state: 'refused',
        from,
        language: language ?? '',
      }
    )
  }
  const contentFrom = from + line.length
  const hasKeys = hasKeyAt(text, contentFrom, kind)
  if (from > 0 && !hasKeys) return null
  const closing = findClosingLine(text, contentFrom, kind === 'yaml' ? ['---', '...'] : [mark])
  if (closing !== null) return { state: 'closed', block: { kind, from, contentFrom, ...closing } }
  return hasKeys ? { state: 'unclosed', from, kind, mark, tooLong: text.length > longestBlock } : null
}

/**
 * The front matter of a post, or null when it has none. Looks at most at the first 64 KB and a line, so that a slice of
 * 68,000 characters of a huge post gives the same answer. An unclosed block is not front matter.
 */
export function splitFrontMatter(text: string): FrontMatterBlock | null {
  const opening = findOpening(text)
  return opening?.state === 'closed' ? opening.block : null
}
