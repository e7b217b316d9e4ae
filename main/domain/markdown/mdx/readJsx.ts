/** Longer ones are text: what is never closed must not be searched for to the end of a post at each sign. */
const longest = 2000

const closers: Record<string, string> = { '{': '}', '(': ')', '[': ']' }

/** The offset after what is written in brackets or braces from an offset on; -1 when they are not closed. */
export function endOfBraces(text: string, from: number, most = longest): number {
  const open: string[] = []
  const limit = Math.min(text.length, from + most)
  for (let at = from; at < limit; ) {
    const sign = text[at]!
    if (sign === '"' || sign === "'" || sign === '`') {
      const end = endOfString(text, at, limit)
      if (end < 0) return -1
      at = end
      continue
    }
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2)
      if (end < 0 || end > limit) return -1
      at = end + 2
      continue
    }
    if (closers[sign] !== undefined) open.push(closers[sign])
    else if (sign === open.at(-1)) open.pop()
    at += 1
    if (open.length === 0) return at
  }
  return -1
}

function endOfString(text: string, from: number, limit: number): number {
  const mark = text[from]
  for (let at = from + 1; at < limit; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === mark) return at + 1
    else if (text[at] === '\n' && mark !== '`') return at
  }
  return -1
}

const tagStart = /<(?:\/?[A-Z][\w.]*|\/?(?=>))/y

/** The offset after the tag of a component (`<Tabs>`, `</Tabs>`, `<>`) that begins at an offset; -1 for anything else. */
export function endOfComponentTag(text: string, from: number, most = longest): number {
  tagStart.lastIndex = from
  if (!tagStart.test(text)) return -1
  const limit = Math.min(text.length, from + most)
  for (let at = tagStart.lastIndex; at < limit; ) {
    const sign = text[at]!
    if (sign === '>') return at + 1
    if (sign === '<') return -1
    let next = at + 1
    if (sign === '{') next = endOfBraces(text, at, limit - at)
    else if (sign === '"' || sign === "'") next = endOfString(text, at, limit)
    if (next < 0) return -1
    at = next
  }
  return -1
}

/** Reads code piece by piece; tells after each whether all is closed. Brackets in strings and comments do not count. */
export function createBalance(): (code: string) => boolean {
  const open: string[] = []
  /** What ends the string or comment that is being read, or ''. */
  let end = ''
  return (code) => {
    for (let at = 0; at < code.length; at += 1) {
      const sign = code[at]!
      if (end !== '') {
        if (sign === '\\' && end !== '*/' && end !== '\n') at += 1
        else if (code.startsWith(end, at)) {
          at += end.length - 1
          end = ''
        } else if (sign === '\n' && end !== '`' && end !== '*/') end = ''
      } else if (sign === '"' || sign === "'" || sign === '`') end = sign
      else if (code.startsWith('/*', at)) end = '*/'
      else if (code.startsWith('//', at)) end = '\n'
      else if (closers[sign] !== undefined) open.push(closers[sign])
      else if (sign === open.at(-1)) open.pop()
    }
    return open.length === 0 && end !== '`' && end !== '*/'
  }
}
