type Form = readonly [RegExp, (source: string) => unknown]

/**
 * Values that most posts have, as the core schema reads them: words, and what begins with no letter. Each form means the
 * same to every YAML parser: nothing in it can go on in the next line, be a comment, an anchor, a tag or another type.
 */
const words: readonly Form[] = [
  [/^(?:true|false)$/, (source) => source === 'true'],
  [/^null$/, () => null],
]
const forms: readonly Form[] = [
  [/^(?:0|[1-9]\d{0,14})$/, Number],
  [
    /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z| ?[+-]\d{2}:?\d{2})?)?$/,
    (source) => source,
  ],
  [/^'[^'\\]*'$/, (source) => source.slice(1, -1)],
  [/^"[^"\\]*"$/, (source) => source.slice(1, -1)],
]

const letter = /^[A-Za-z]/

/** Words that the schema takes for something else than text. */
const notText = /^(?:true|false|null)$/i
/** Begins with a letter and holds nothing that begins a comment or a map. */
const plainText = /^\p{L}(?:[^:#\n]|:(?=[^\s])|(?<=[^\s])#)*$/u
/** The same where brackets are around it. */
const plainItem = /^\p{L}[^:#,[\]{}'"\n]*$/u
const field = /^([A-Za-z][\w-]*):(?: +([^ \n\r\u2028\u2029].*|))?$/
const item = /^( *)- +([^ \n\r\u2028\u2029].*|)$/
const control = /[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/** Far below what the parser may be given. */
const longest = 16 * 1024

const unknown = Symbol('not plain')

/** Without spaces around it. Spaces alone: what else is white may be a part of a text. */
function trim(source: string): string {
  let [from, to] = [0, source.length]
  while (from < to && source[from] === ' ') from += 1
  while (to > from && source[to - 1] === ' ') to -= 1
  return source.slice(from, to)
}

function readScalar(source: string, text: RegExp): unknown {
  for (const [form, read] of letter.test(source) ? words : forms) if (form.test(source)) return read(source)
  return text.test(source) && !notText.test(source) ? source : unknown
}

function readValue(source: string): unknown {
  if (!source.startsWith('[')) return readScalar(source, plainText)
  if (!source.endsWith(']')) return unknown
  const inner = trim(source.slice(1, -1))
  if (inner === '') return []
  const items = inner.split(',').map((one) => readScalar(trim(one), plainItem))
  return items.includes(unknown) ? unknown : items
}

/** The items of a list with a dash in each line, and nothing for lines of another kind. */
function readItems(lines: readonly string[], from: number): unknown[] {
  const items: unknown[] = []
  const indent = item.exec(lines[from] ?? '')?.[1]
  for (let at = from; at < lines.length; at += 1) {
    const [, own, source] = item.exec(lines[at]!) ?? []
    if (source === undefined || own !== indent) break
    items.push(readScalar(trim(source), plainText))
  }
  return items
}

/**
 * Reads YAML of the plainest kind, one field a line: a twentieth of the parser's time, which counts where a folder has ten
 * thousands of posts. Null for all else, that only a parser can judge; never another value than the parser's.
 */
export function readPlainYaml(content: string): Record<string, unknown> | null {
  if (content.length > longest || control.test(content)) return null
  const values = Object.create(null) as Record<string, unknown>
  const lines = content.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!
    if (line === '') continue
    const [, key, source = ''] = field.exec(line) ?? []
    if (key === undefined || key in values || notText.test(key)) return null
    const rest = trim(source)
    const items = rest === '' ? readItems(lines, at + 1) : []
    const value = items.length > 0 ? items : rest === '' ? null : readValue(rest)
    at += items.length
    // A text goes on in a line that is indented, a list in one with a dash.
    if (value === unknown || items.includes(unknown) || /^(?:\s|-)/.test(lines[at + 1] ?? '')) return null
    values[key] = value
  }
  return values
}
