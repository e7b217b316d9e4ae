import { isCollection, isScalar } from 'yaml'
import { applyEdits, type TextEdit } from '../textEdit'
import type { FieldPath, SharedValue } from './fields'
import { type EditResult, lookForEntry, onFrontMatter, refuse } from './opened'
import { engines } from './values'
import { aliasTargets } from './yamlAliases'
import { parseYaml } from './yamlDocument'

interface Places {
  /** Source of the value, without its name. */
  source: string
  /** `&name` with the space behind it. */
  anchor: { from: number; to: number }
  aliases: { from: number; to: number }[]
}

/**
 * Finds the anchor of a shared field and the aliases that stand for it, not those of an earlier or later anchor of the
 * same name. `at` is where the alias or the anchor's value begins. Null where the value fills lines of its own.
 */
function findShared(content: string, { name, role }: SharedValue, at: number): Places | null {
  const result = parseYaml(content)
  if ('broken' in result) return null
  const all = [...aliasTargets(result.document, content)].filter(([alias]) => alias.source === name)
  const one = all.find(([alias, target]) => (role === 'alias' ? alias : target).range?.[0] === at)
  const node = one?.[1]
  if (!node?.range) return null
  const [from, to] = node.range
  const isBlock = (isCollection(node) && !node.flow) || (isScalar(node) && /^BLOCK/.test(node.type ?? ''))
  const source = content.slice(from, to)
  const mark = content.lastIndexOf(`&${name}`, from)
  if (isBlock || mark === -1 || content.slice(mark, to).includes('\n')) return null
  const afterName = mark + name.length + 1
  const stop = afterName + (/^[ \t]*/.exec(content.slice(afterName, from))?.[0].length ?? 0)
  const aliases = all.flatMap(([alias, target]) =>
    target === node && alias.range ? [{ from: alias.range[0], to: alias.range[1] }] : [],
  )
  return { source, anchor: { from: mark, to: stop }, aliases }
}

/** Implements `separateField` of edits.ts. */
export function separate(post: string, path: FieldPath): EditResult {
  return onFrontMatter(post, (open) => {
    const { text, block } = open
    const found = lookForEntry(open, path)
    const shared = found?.entry.field.shared
    if (found === null || !shared) return refuse('This field shares its value with no other any more.')
    const content = text.slice(block.contentFrom, block.contentTo)
    const { field, scalarFrom } = found.entry
    const at = (shared.role === 'alias' ? field.from : scalarFrom) - block.contentFrom
    const places = findShared(content, shared, at)
    if (places === null)
      return refuse('The shared value fills several lines. Copy it in the text to where it is needed.')
    const base = block.contentFrom
    const copy = ({ from, to }: { from: number; to: number }): TextEdit => {
      const lead = /[\s[{,]/.test(text[base + from - 1] ?? ' ') ? '' : ' '
      return { from: base + from, to: base + to, insert: lead + places.source }
    }
    const own = ({ from }: { from: number }) => base + from === field.from
    const edits =
      shared.role === 'alias'
        ? places.aliases.filter(own).map(copy)
        : [
            { from: base + places.anchor.from, to: base + places.anchor.to, insert: '' },
            ...places.aliases.map(copy),
          ]
    // The values that come out must be the same: an alias now says itself what it stood for.
    const next = applyEdits(text, edits).slice(base, block.contentTo + growth(edits))
    const before = valuesOf(content)
    if (edits.length === 0 || before === null || valuesOf(next) !== before)
      return refuse('The shared value cannot be copied here. Change it in the text.')
    return { ok: true, edits }
  })
}

function growth(edits: readonly TextEdit[]): number {
  return edits.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
}

function valuesOf(content: string): string | null {
  try {
    return JSON.stringify(engines.yaml.parse(content))
  } catch {
    return null
  }
}
