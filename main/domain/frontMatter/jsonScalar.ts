import type { ScalarPlace, ScalarValue } from './scalarPlace'

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** Ways to write a scalar in JSON, best first. Escapes of non-ASCII characters are copied from the old value. */
export function writeJsonScalar(value: ScalarValue, place: ScalarPlace): string[] {
  const source = JSON.stringify(value)
  if (typeof value !== 'string') return [source]
  if (number.test(value) && number.test(place.like)) return [value, source]
  const isEscaped = /\\u00[8-f]|\\u(?!00)/i.test(place.like) && !/[^\p{ASCII}]/u.test(place.like)
  if (!isEscaped) return [source]
  return [source.replace(/[^\p{ASCII}]/gu, (char) => escapeUnits(char)), source]
}

function escapeUnits(char: string): string {
  return [...Array(char.length).keys()]
    .map((index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('')
}
