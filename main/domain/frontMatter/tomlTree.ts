import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'
import { isRealDay } from './shapes'

/** With more days that do not exist TOML is not read: each costs another parse. */
const mostUnrealDays = 20

/**
 * Parses TOML into a tree with places. Days that no month has (`2024-02-30`) are taken, as smol-toml takes them: the tree
 * is that of another day, and the source says which one it is.
 */
export function parseTomlTree(content: string): AST.TOMLTopLevelTable {
  let masked = content
  for (let unreal = 0; ; unreal++) {
    try {
      return parseTOML(masked, { tomlVersion: 'latest' }).body[0]
    } catch (error) {
      if (!(error instanceof ParseError) || unreal >= mostUnrealDays) throw error
      // The parser stops at the last digit of the day.
      const end = error.index + 1
      const day = masked.slice(Math.max(0, end - 10), end)
      if (!/^\d{4}-\d\d-(?:29|3[01])$/.test(day) || isRealDay(day)) throw error
      masked = `${masked.slice(0, end - 2)}28${masked.slice(end)}`
    }
  }
}

export function tomlKeyPath(key: AST.TOMLKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))
}

/** Dates on days that do not exist, as they are written. */
export function unrealDates(content: string): { path: (string | number)[]; source: string }[] {
  if (!/-(?:02-(?:29|3[01])|(?:04|06|09|11)-31)/.test(content)) return []
  const dates: { path: (string | number)[]; source: string }[] = []
  const lookAt = (node: AST.TOMLContentNode, path: (string | number)[]): void => {
    if (node.type === 'TOMLArray') {
      for (const [index, item] of node.elements.entries()) lookAt(item, [...path, index])
    } else if (node.type === 'TOMLInlineTable') {
      for (const { key, value } of node.body) lookAt(value, [...path, ...tomlKeyPath(key)])
    } else if (/date/.test(node.kind)) {
      const source = content.slice(...node.range)
      if (!isRealDay(source)) dates.push({ path, source })
    }
  }
  for (const node of parseTomlTree(content).body) {
    if (node.type === 'TOMLKeyValue') lookAt(node.value, tomlKeyPath(node.key))
    else for (const { key, value } of node.body) lookAt(value, [...node.resolvedKey, ...tomlKeyPath(key)])
  }
  return dates
}
