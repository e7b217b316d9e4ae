/** Why a quoted text that goes on at the margin is shown and not edited. */
export const looseReason =
  'This quoted text goes on at the margin, which not every program reads. Indent its lines in the text to edit it here.'

/** Scalars that were masked: the content with each as quotes of the same length on one line, and what each means. */
export interface LooseScalars {
  content: string
  /** By the offset of the opening quote. */
  values: Map<number, string>
}

const opening = /(?<![^\n])[^\s#'"[\]{}|>*&!%@`,:-][^\n:]*:[ \t]+(?=["'])/g

/** The offset after the quote that closes the one at `from`, or -1. */
function closingQuote(content: string, from: number): number {
  const quote = content[from]
  for (let at = from + 1; at < content.length; at++) {
    if (quote === '"' && content[at] === '\\') at++
    else if (content[at] !== quote) continue
    else if (quote === "'" && content[at + 1] === "'") at++
    else return at + 1
  }
  return -1
}

/** Folds the lines of a quoted scalar as YAML does (1.2.2, 7.3): a line break is a space, empty lines are breaks. */
function unfold(source: string): string {
  const isDouble = source.startsWith('"')
  const folded = source
    .slice(1, -1)
    .replace(/(?<![ \t])[ \t]*\n((?:[ \t]*\n)*)[ \t]*/g, (_, blank: string) => {
      const breaks = blank.split('\n').length - 1
      return breaks === 0 ? ' ' : '\n'.repeat(breaks)
    })
  if (!isDouble) return folded.replaceAll("''", "'")
  return folded
    .replace(/\\(["\\/ ])/g, '$1')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
}

/**
 * Finds quoted texts at the top level that go on at column 0. YAML 1.2 forbids that (8.1), PyYAML and libyaml read it,
 * so real posts have it. Null where there are none.
 */
export function maskLooseScalars(content: string): LooseScalars | null {
  const values = new Map<number, string>()
  let masked = ''
  let done = 0
  for (const match of content.matchAll(opening)) {
    const from = match.index + match[0].length
    if (from < done) continue
    const to = closingQuote(content, from)
    const source = content.slice(from, to)
    if (to === -1 || !/\n[^\s]/.test(source) || !/^[ \t]*(?:#[^\n]*)?$/m.test(restOfLine(content, to)))
      continue
    values.set(from, unfold(source))
    masked += `${content.slice(done, from)}"${'x'.repeat(source.length - 2)}"`
    done = to
  }
  return values.size === 0 ? null : { content: masked + content.slice(done), values }
}

function restOfLine(content: string, offset: number): string {
  const end = content.indexOf('\n', offset)
  return content.slice(offset, end === -1 ? content.length : end)
}
