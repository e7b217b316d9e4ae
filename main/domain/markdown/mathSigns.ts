const backslash = 0x5c

/** Whether an odd number of backslashes stands before an offset. */
function isEscaped(text: string, offset: number): boolean {
  let at = offset
  while (at > 0 && text.charCodeAt(at - 1) === backslash) at -= 1
  return (offset - at) % 2 === 1
}

/** Where what closes a formula stands from an offset on, not counting what is escaped; -1 when nowhere. */
export function findClose(text: string, close: string, from: number): number {
  let at = text.indexOf(close, from)
  while (at >= 0 && isEscaped(text, at)) at = text.indexOf(close, at + 1)
  return at
}

/**
 * Where the `\)` or `\]` stands that ends a formula whose text begins at an offset, -1 when nowhere. Another opening
 * mark ends the search; `\\[2pt]` is a line's end.
 */
export function findBracketClose(text: string, bracket: '(' | '[', from: number): number {
  const close = bracket === '(' ? ')' : ']'
  for (let at = text.indexOf('\\', from); at >= 0; at = text.indexOf('\\', at + 2)) {
    const next = text.charAt(at + 1)
    if (next === close) return at
    if (next === bracket) return -1
  }
  return -1
}

/** A command, a power, an index or an equation: what TeX has and prose has not. */
const texSign = /\\[A-Za-z]|=|[\^_](?:[{\\(*+-]|[A-Za-z0-9](?![A-Za-z0-9]))/

/** Whether a text has a sign of TeX, as marks that may as well be escaped brackets need to be a formula. */
export function hasTexSign(text: string): boolean {
  return texSign.test(text)
}

/** Whether a text is a formula by what is in it: a sign of TeX, or no word (`x`, `n + 1`, `(X, Y)`). */
export function looksLikeFormula(text: string): boolean {
  if (startsQuoted(text)) return false
  return hasTexSign(text) || (/[A-Za-z0-9]/.test(text) && !/[A-Za-z]{3}|\.\.|[{}"`]/.test(text))
}

/** A formula does not begin with a quotation mark: `'$', '$'` lists signs. */
export function startsQuoted(text: string): boolean {
  return /^\s*['"]/.test(text)
}
