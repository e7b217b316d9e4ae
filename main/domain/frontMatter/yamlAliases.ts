import { type Alias, type Document, isAlias, isNode, isScalar, type Node, visit } from 'yaml'

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
