import { type Node, type ParseError, parseTree } from 'jsonc-parser'
import { parseJson } from '../frontMatter/jsonEntries'

/** The file at the top of the content folder that holds its rules. */
export const rulesFileName = 'byline.json'

/** Deeper files would overrun the parser, which calls itself once for each level. */
const deepestFile = 100

/** The properties of a JSON object by name, the first of two equal ones; null for anything else. */
export function propertiesOf(node: Node | undefined): Map<string, Node> | null {
  if (node?.type !== 'object') return null
  const found = new Map<string, Node>()
  for (const { children = [] } of node.children ?? []) {
    const [key, value] = children
    if (key === undefined || value === undefined || found.has(String(key.value))) continue
    found.set(String(key.value), value)
  }
  return found
}

/** Parses the text of byline.json (strict JSON); a blank text has no root. `broken` says where and why it cannot. */
export function parseRulesFile(text: string): { root: Node | undefined } | { broken: string } {
  if (isTooDeep(text)) return { broken: `${rulesFileName} is nested too deeply. Make it flatter.` }
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowEmptyContent: true })
  const [error] = errors
  if (error === undefined) return { root }
  const line = text.slice(0, error.offset).split('\n').length
  return { broken: `${rulesFileName}, line ${line}: ${reasonOf(text, error.offset)}` }
}

/** In the words that are used for front matter, unless that has found something else. */
function reasonOf(text: string, offset: number): string {
  const same = parseJson(text)
  return 'broken' in same && same.broken.offset === offset ? same.broken.message : 'The JSON cannot be read.'
}

function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth += 1
    else if (bracket === ']' || bracket === '}') depth -= 1
    if (depth > deepestFile) return true
  }
  return false
}
