/** How long lines of a folded text may become, where the old ones say nothing else. */
const defaultWidth = 80

function isBlank(line: string): boolean {
  return line.trim() === ''
}

/** Finds the first of some lines that a paragraph begins with, or -1: by length, as there may be thousands of both. */
function lineFinder(oldLines: readonly string[]): (paragraph: string) => number {
  const places = new Map<string, number>()
  for (const [index, line] of oldLines.entries())
    if (line !== '' && !places.has(line)) places.set(line, index)
  const lengths = [...new Set([...places.keys()].map((line) => line.length))]
  return (paragraph) => {
    const starts = lengths.filter((length) => paragraph[length] === ' ')
    const found = starts.flatMap((length) => places.get(paragraph.slice(0, length)) ?? [])
    return found.length === 0 ? -1 : Math.min(...found)
  }
}

/** Folds one paragraph: keeps the old lines it begins with, from `start`, then fills lines up to `width`. Breaks at single spaces. */
function foldParagraph(
  paragraph: string,
  oldLines: readonly string[],
  start: number,
  width: number,
): string[] {
  const lines: string[] = []
  let rest = paragraph
  let old = start
  while (old !== -1 && old < oldLines.length) {
    const line = oldLines[old] ?? ''
    // The last line of the old paragraph may be filled up.
    if (line === '' || (oldLines[old + 1] ?? '') === '') break
    if (!rest.startsWith(`${line} `) || /^\s/.test(rest.slice(line.length + 1))) break
    lines.push(line)
    rest = rest.slice(line.length + 1)
    old++
  }
  let line = ''
  for (const part of rest.split(/(?<=\S) (?=\S)/)) {
    if (line !== '' && line.length + 1 + part.length > width) {
      lines.push(line)
      line = part
    } else line = line === '' ? part : `${line} ${part}`
  }
  lines.push(line)
  return lines
}

/**
 * Lines of a folded text, filled as far as the old lines are wide: one line break of the text is an empty line more in the source (YAML 1.2, 8.1.3). */
export function fold(body: string, oldLines: readonly string[]): string[] {
  const widest = oldLines.reduce((width, line) => Math.max(width, line.length), 20)
  const width = oldLines.length > 1 ? widest : defaultWidth
  const findLine = lineFinder(oldLines)
  const lines: string[] = []
  let breaks = 0
  for (const [index, paragraph] of body.split('\n').entries()) {
    if (index > 0) breaks++
    if (paragraph === '') continue
    for (; breaks > 0; breaks--) lines.push('')
    for (const line of foldParagraph(paragraph, oldLines, findLine(paragraph), width)) lines.push(line)
  }
  return lines
}

/**
 * Writes a text as block scalar in the style of an older one (`|` or `>`, its indentation), or null where a block cannot
 * hold it. Ends without a newline: the one that follows belongs to the value.
 */
export function writeYamlBlock(value: string, like: string, column: number): string | null {
  if (isBlank(value) || /[^\P{Cc}\n\t]|[\p{Cs}\u2028\u2029\ufeff]/u.test(value)) return null
  const [header = '', ...oldSource] = like.split('\n')
  const firstLine = oldSource.find((line) => !isBlank(line)) ?? ''
  const indicator = /^[|>][-+]?([1-9])/.exec(header)?.[1]
  const oldIndent =
    indicator === undefined ? firstLine.length - firstLine.trimStart().length : column + Number(indicator)
  const indent = oldIndent > column ? oldIndent : column + 2
  const oldLines = oldSource.map((line) => (isBlank(line) ? '' : line.slice(oldIndent)))
  const withoutBreaks = value.replace(/(?<!\n)\n+$/, '')
  const breaks = value.length - withoutBreaks.length
  const hasSpacedLine = /^[ \t]/m.test(withoutBreaks)
  const isFolded = like.startsWith('>') && !hasSpacedLine && !/[ \t]$/m.test(withoutBreaks)
  const lines = isFolded ? fold(withoutBreaks, oldLines) : withoutBreaks.split('\n')
  const needsIndicator = /^\n*[ \t]/.test(value)
  if (needsIndicator && indent - column > 9) return null
  const chomping = breaks === 0 ? '-' : breaks === 1 ? '' : '+'
  const comment = /^[|>][-+\d]*([ \t]+#.*)?$/.exec(header)?.[1] ?? ''
  const mark = `${isFolded ? '>' : '|'}${needsIndicator ? indent - column : ''}${chomping}${comment}`
  const margin = ' '.repeat(indent)
  const kept = '\n'.repeat(Math.max(0, breaks - 1))
  return `${mark}\n${lines.map((line) => (line === '' ? '' : margin + line)).join('\n')}${kept}`
}
