/** A shortcode (Hugo, Zola), tag or variable (Liquid) as it is written in a text. */
export interface Shortcode {
  /** `hugo`: `{{< >}}`, `{{% %}}`; `tag`: `{% %}`; `variable`: `{{ }}`, which Zola also uses for calls. */
  kind: 'hugo' | 'tag' | 'variable'
  /** Its first word; of a closing tag the name of what it closes. '' where there is none, as in `{% end %}`. */
  name: string
  isClosing: boolean
  /** Hugo's `{{</* … *\/>}}`, which stands for the shortcode as text. */
  isEscaped: boolean
  /** All after the name, as written. */
  args: string
  source: string
}

/** Longer ones are text: what is never closed must not be searched for to the end of a post at each brace. */
const longest = 2000

const forms = [
  { open: '{{<', close: '>}}', kind: 'hugo' },
  { open: '{{%', close: '%}}', kind: 'hugo' },
  { open: '{%', close: '%}', kind: 'tag' },
  { open: '{{', close: '}}', kind: 'variable' },
] as const

/** The shortcode that begins at an offset, or null. */
export function readShortcode(text: string, from: number): Shortcode | null {
  if (text.charCodeAt(from) !== 0x7b) return null
  const form = forms.find(({ open }) => text.startsWith(open, from))
  if (form === undefined) return null
  const start = from + form.open.length
  const end = findEnd(text, start, form.close)
  if (end < 0) return null
  const source = text.slice(from, end + form.close.length)
  return form.kind === 'hugo'
    ? readHugo(text.slice(start, end), source)
    : readLiquid(text.slice(start, end), source, form.kind)
}

/** Where `close` stands outside quotation marks, before another one opens; -1 when it does not. */
function findEnd(text: string, from: number, close: string): number {
  const limit = Math.min(text.length, from + longest)
  let at = from
  while (at < limit) {
    if (text.startsWith(close, at)) return at
    if (text.startsWith('{{', at) || text.startsWith('{%', at)) return -1
    const sign = text[at]!
    if (sign === '"' || sign === "'" || sign === '`') {
      const end = endOfQuoted(text, at, limit)
      if (end < 0) return text.slice(at, limit).indexOf(close) < 0 ? -1 : text.indexOf(close, at)
      at = end
    } else {
      at += 1
    }
  }
  return -1
}

function endOfQuoted(text: string, from: number, limit: number): number {
  const mark = text[from]
  for (let at = from + 1; at < limit; at += 1) {
    if (text[at] === '\\' && mark !== '`') at += 1
    else if (text[at] === mark) return at + 1
  }
  return -1
}

function readHugo(inner: string, source: string): Shortcode | null {
  const isEscaped = /^\s*\/\*[\s\S]*\*\/\s*$/.test(inner)
  if (isEscaped) return { kind: 'hugo', name: '', isClosing: false, isEscaped, args: '', source }
  const [start = '', slash = '', name = ''] = /^\s*(?:(\/)\s*)?([^\s"'`=/][^\s"'`=]*)/.exec(inner) ?? []
  if (name === '') return null
  const rest = inner.slice(start.length).trim()
  const args = rest.endsWith('/') ? rest.slice(0, -1).trim() : rest
  return { kind: 'hugo', name, isClosing: slash !== '', isEscaped, args, source }
}

function readLiquid(inner: string, source: string, kind: 'tag' | 'variable'): Shortcode | null {
  const content = inner.replace(/^-/, '').replace(/-$/, '').trim()
  if (content === '') return null
  const first = /^\/?[\w-]+/.exec(content)?.[0] ?? ''
  const args = content.slice(first.length).trim()
  const closed = kind === 'tag' ? /^(?:end_?|\/)(\w*)$/.exec(first)?.[1] : undefined
  return { kind, name: closed ?? first, isClosing: closed !== undefined, isEscaped: false, args, source }
}
