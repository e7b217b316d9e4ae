/** What a checker of Electron apps has found; `line` is 0 where it speaks of the whole program. */
export interface Finding {
  id: string
  file: string
  line: number
}

/** A comment that lets findings of one kind pass on its line (on all lines, for those of the whole program). */
interface Argument extends Finding {
  hasReason: boolean
}

const mark = /(?:\/\*|\/\/)[ \t]*eng-disable[ \t]+(\w+)/

function argumentsIn(file: string, text: string): Argument[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const id = mark.exec(line)?.[1]
    // The reason is the comment above.
    const above = lines[index - 1]?.trim() ?? ''
    return id === undefined ? [] : [{ id, file, line: index + 1, hasReason: above.startsWith('//') }]
  })
}

const isMet = (finding: Finding, { id, file, line }: Finding) =>
  finding.id === id && (finding.line === 0 || (finding.file === file && finding.line === line))

/**
 * What is wrong, in sentences: findings that the code does not argue, arguments without a reason, and those that no
 * finding needs. `sources` are the texts by the names that the findings have for them.
 */
export function judge(findings: readonly Finding[], sources: ReadonlyMap<string, string>): string[] {
  const args = [...sources].flatMap(([file, text]) => argumentsIn(file, text))
  const open = findings.filter((finding) => !args.some((argument) => isMet(finding, argument)))
  const unneeded = args.filter((argument) => !findings.some((finding) => isMet(finding, argument)))
  const bare = args.filter(({ hasReason }) => !hasReason)
  const at = ({ id, file, line }: Finding) => (line === 0 ? id : `${file}:${line} ${id}`)
  return [
    ...open.map((finding) => `${at(finding)} is neither mended nor argued`),
    ...bare.map((argument) => `${at(argument)} is let pass without a reason in the comment above`),
    ...unneeded.map((argument) => `${at(argument)} is let pass, but not found any more`),
  ]
}
