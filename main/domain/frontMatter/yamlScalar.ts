import { type Quote, quoteOf, type ScalarPlace, type ScalarValue } from './scalarPlace'
import { isDate } from './shapes'
import { fold, writeYamlBlock } from './yamlBlockScalar'

const number =
  /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|(?=\.?\d)(?:\d[\d_,]*)?(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.inf|\.nan)$/i
const time = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/
const word = /^(?:y|n|yes|no|on|off)$/i
const nothingOrSwitch = /^(?:~|null|true|false|=|<<|[-+]?\.[\d_]*(?:e[-+]?\d+)?)$/i
const dateLike = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s][\d\s:.+Zz-]*)?$/

const decimal = /^[-+]?\d+(?:\.\d+)?$/

/**
 * What a plain scalar means to readers of YAML 1.1 or 1.2 when it is not a text (PyYAML, Psych and Go's readers differ):
 * a kind, or null for a text. A new value may be of the kind that the old one was, except of kind `other`.
 */
function plainKind(source: string): 'decimal' | 'time' | 'word' | 'date' | 'other' | null {
  if (decimal.test(source)) return 'decimal'
  if (time.test(source)) return 'time'
  if (word.test(source)) return 'word'
  if (isDate(source)) return 'date'
  return number.test(source) || nothingOrSwitch.test(source) || dateLike.test(source) ? 'other' : null
}

const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u
const badStart = /^(?:[-?](?:\s|$)|---|\.\.\.|[,[\]{}#&*!|>'"%@`:])/

/**
 * Whether a text can stand without quotes in every reader, as far as characters go (YAML 1.2, 7.3.3; symbols of Psych;
 * between brackets PyYAML ends a text at a question mark).
 */
function hasPlainCharacters(text: string, isFlow: boolean): boolean {
  if (text === '' || text.trim() !== text || unprintable.test(text)) return false
  if (badStart.test(text) || /:(?:\s|$)|\s#/.test(text)) return false
  return !isFlow || !/[,[\]{}?]/.test(text)
}

function canStandPlain(text: string, place: ScalarPlace): boolean {
  if (!hasPlainCharacters(text, place.isFlow)) return false
  const kind = plainKind(text)
  if (kind === null) return true
  if (place.like === '') return kind === 'date' && place.isDateKey
  return kind !== 'other' && quoteOf(place.like) === 'none' && plainKind(place.like) === kind
}

/** JSON's escapes are YAML's; what YAML does not call printable is escaped too. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function writeSwitch(value: boolean, like: string): string {
  const source = String(value)
  if (/^(?:TRUE|FALSE)$/.test(like)) return source.toUpperCase()
  return /^(?:True|False)$/.test(like) ? source.charAt(0).toUpperCase() + source.slice(1) : source
}

/** A text over lines in the style of an older one: plain or in quotes, its margin and its width. Null where it does not fit. */
function writeFolded(value: string, quote: Quote, place: ScalarPlace): string | null {
  const oldLines = place.like.split('\n')
  if (
    oldLines.length < 2 ||
    quoteOf(place.like) !== quote ||
    /(?:^|\n)[ \t]|[ \t](?:\n|$)|^\n|\n$/.test(value)
  )
    return null
  const oneLine = value.replaceAll('\n', ' ')
  if (quote === 'none' && (!canStandPlain(oneLine, place) || /(?:^|\s)[-?:#]/.test(oneLine))) return null
  if (quote !== 'none' && unprintable.test(oneLine)) return null
  const escapeLine = (line: string) =>
    quote === 'single'
      ? line.replaceAll("'", "''")
      : quote === 'double'
        ? doubleQuoted(line).slice(1, -1)
        : line
  const mark = quote === 'single' ? "'" : quote === 'double' ? '"' : ''
  const [first = '', ...rest] = oldLines.map((line) => line.trim())
  const old = [first.slice(mark.length), ...rest]
  old[old.length - 1] = old[old.length - 1]!.slice(0, rest.at(-1)!.length - mark.length)
  const lines = fold(value.split('\n').map(escapeLine).join('\n'), old)
  const indented = oldLines.slice(1).find((line) => line.trim() !== '')
  const margin = /^[ \t]*/.exec(indented ?? '')?.[0] ?? ''
  const indent = margin.length > place.column ? margin : ' '.repeat(place.column + 2)
  return (
    mark + lines.map((line, index) => (index === 0 || line === '' ? line : indent + line)).join('\n') + mark
  )
}

/** Ways to write a scalar in YAML, best first. */
export function writeYamlScalar(value: ScalarValue, place: ScalarPlace): string[] {
  if (typeof value === 'boolean') return [writeSwitch(value, place.like)]
  // YAML 1.1 knows no power of ten without a point: `1e+21` would be a text.
  if (typeof value === 'number') return [String(value).replace(/^(-?\d+)e/, '$1.0e')]
  const fallback = doubleQuoted(value)
  const block =
    /^[|>]/.test(place.like) && !place.isFlow ? writeYamlBlock(value, place.like, place.column) : null
  if (block !== null) return [block, fallback]
  const wanted = place.like === '' || /^[|>[{]/.test(place.like) ? place.quote : quoteOf(place.like)
  const folded = writeFolded(value, wanted, place)
  if (folded !== null) return [folded, fallback]
  if (wanted === 'none' && canStandPlain(value, place)) return [value, fallback]
  const isDateAsUsual = place.like === '' && place.isDateKey && isDate(value) && canStandPlain(value, place)
  if (isDateAsUsual) return [value, fallback]
  const quote = wanted === 'none' ? place.neededQuote : wanted
  const isSingle = quote === 'single' && !unprintable.test(value)
  return isSingle ? [`'${value.replaceAll("'", "''")}'`, fallback] : [fallback]
}
