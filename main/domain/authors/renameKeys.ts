import type { AST } from 'toml-eslint-parser'
import { writeKey } from '../frontMatter/dialect'
import { type EditResult, renameField } from '../frontMatter/edits'
import { splitFrontMatter } from '../frontMatter/split'
import { parseTomlTree } from '../frontMatter/tomlTree'
import type { TextEdit } from '../textEdit'
import type { SourceText } from './sourceText'

/** Gives the last key of each path another name, in a file of the directory in the form of front matter. */
export function renameKeys({ kind, text }: SourceText, paths: readonly string[][], to: string): EditResult {
  if (kind === 'toml') {
    try {
      return { ok: true, edits: paths.flatMap((path) => renameTomlKey(text, path, to)) }
    } catch {
      return { ok: false, message: 'The keys of this file cannot be told apart. Edit it as text.' }
    }
  }
  const edits: TextEdit[] = []
  for (const path of paths) {
    const result = renameField(text, path, to)
    if (!result.ok) return result
    edits.push(...result.edits)
  }
  return { ok: true, edits }
}

/** TOML may name a table in many places: in its header, in those of the tables inside it, and before pairs. */
function renameTomlKey(text: string, path: readonly string[], to: string): TextEdit[] {
  const from = splitFrontMatter(text)?.contentFrom ?? 0
  const content = text.slice(from, splitFrontMatter(text)?.contentTo)
  const written = writeKey(to, 'toml')
  return keysAt(parseTomlTree(content).body, [], path).map(({ range }) => ({
    from: from + range[0],
    to: from + range[1],
    insert: written,
  }))
}

type Key = AST.TOMLBare | AST.TOMLQuoted
type Node = AST.TOMLTopLevelTable['body'][number]

/** The keys that stand for the last part of a path. */
function keysAt(nodes: readonly Node[], above: readonly (string | number)[], path: readonly string[]): Key[] {
  return nodes.flatMap((node) => {
    const names = node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))
    const own = [...above, ...names]
    const isOnTheWay = path.every((part, index) => index >= own.length || part === own[index])
    if (!isOnTheWay) return []
    const key = node.key.keys[path.length - 1 - above.length]
    const here = key === undefined ? [] : [key]
    if (own.length >= path.length) return here
    if (node.type === 'TOMLTable') return keysAt(node.body, own, path)
    return node.value.type === 'TOMLInlineTable' ? keysAt(node.value.body, own, path) : []
  })
}
