import { type Alias, type Document, isAlias, isNode, isScalar, type Node, visit } from 'yaml'
import { parseYaml } from './yamlDocument'

/** What every alias of a document stands for. */
export type AliasTargets = ReadonlyMap<Alias, Node>

/** Finds what aliases stand for. A name may be given again: an alias takes the last one that begins before it. */
export function aliasTargets(document: Document, content: string): AliasTargets {
  const targets = new Map<Alias, Node>()
  if (!content.includes('*')) return targets
  const anchors = new Map<string, Node>()
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source)
        if (target !== undefined) targets.set(node, target)
      } else if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node)
    },
  })
  return targets
}

/**
 * A key as text: strings by value, others (`2024:`, `true:`) as the post writes them; lists and maps on one line. An alias
 * has the name of what it stands for.
 */
export function yamlKey(key: unknown, content: string, targets: AliasTargets): string {
  const node = isAlias(key) ? (targets.get(key) ?? key) : key
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : (node.source ?? '')
  if (!isNode(node) || !node.range) return ''
  return content.slice(node.range[0], node.range[1]).replace(/\s+/g, ' ').trim()
}

/** Whether a name is given twice, so that an alias may come to stand for another value. */
function hasNameTwice(content: string): boolean {
  if (!content.includes('*')) return false
  const names = [...content.matchAll(/&[^\s,[\]{}]+/g)].map(([name]) => name)
  return new Set(names).size < names.length
}

/** What each alias stands for, as it is written. */
function meaningsOf(content: string): string[] {
  const result = parseYaml(content)
  if ('broken' in result) return []
  return [...aliasTargets(result.document, content)].map(([alias, { range }]) => {
    return `${alias.source} ${content.slice(range?.[0], range?.[1]).trimEnd()}`
  })
}

/** Whether all aliases that are there before and after an edit stand for the same values. */
export function keepsAliases(before: string, after: string): boolean {
  if (!hasNameTwice(before) && !hasNameTwice(after)) return true
  const [fewer = [], more = []] = [meaningsOf(before), meaningsOf(after)].sort((a, b) => a.length - b.length)
  return fewer.every((meaning) => {
    const place = more.indexOf(meaning)
    if (place !== -1) more.splice(place, 1)
    return place !== -1
  })
}
