import type { ScalarPlace, ScalarValue } from './scalarPlace'
import { isDate, isRealDay } from './shapes'

const number = /^[-+]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?$/
const control = /[\p{Cc}\p{Cs}]/u
const date = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?)?$/

function escapeBasic(text: string, isMultiLine: boolean): string {
  const escaped = text.replace(/[\p{Cc}\p{Cs}\\"]/gu, (char) => {
    if (isMultiLine && (char === '\n' || char === '"')) return char
    return char === '\u007f' || char > '\u007f'
      ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
      : JSON.stringify(char).slice(1, -1)
  })
  return isMultiLine ? escaped.replace(/"""/g, '""\\"').replace(/"$/, '\\"') : escaped
}

function writeString(text: string, place: ScalarPlace): string {
  const { like } = place
  const [, mark, newline] = /^("""|''')(\n?)/.exec(like) ?? []
  const lead = newline === '\n' || text.startsWith('\n') ? '\n' : ''
  const isLiteral = like === '' ? place.quote === 'single' : like.startsWith("'")
  if (
    mark === "'''" &&
    !text.includes("'''") &&
    !text.endsWith("'") &&
    !control.test(text.replace(/[\n\t]/g, ''))
  ) {
    return `'''${lead}${text}'''`
  }
  if (mark !== undefined) return `"""${lead}${escapeBasic(text, true)}"""`
  if (isLiteral && !text.includes("'") && !control.test(text.replaceAll('\t', ''))) return `'${text}'`
  return `"${escapeBasic(text, false)}"`
}

/** Ways to write a scalar in TOML, best first. Dates and numbers stay bare where the old value was one. */
export function writeTomlScalar(value: ScalarValue, place: ScalarPlace): string[] {
  if (typeof value !== 'string') return [String(value)]
  const fallback = `"${escapeBasic(value, false)}"`
  const { like } = place
  const isDateHere = isDate(like) || (like === '' && place.isDateKey)
  const isBareDate = date.test(value) && isDate(value) && isRealDay(value) && isDateHere
  if (isBareDate || (number.test(value) && number.test(like))) return [value, fallback]
  return [writeString(value, place), fallback]
}
