import type { Token } from 'markdown-it'
import { readTags } from './htmlTags'

const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

interface Openable {
  type: string
  tokens: Token[]
  /** Whether raw HTML is in it at all. */
  rawHtml: boolean
}

/** Whether a block has raw HTML. */
export function hasRawHtml(tokens: readonly Token[]): boolean {
  for (const { type, children } of tokens) {
    if (type === 'html_block') return true
    if (children !== null) for (const child of children) if (child.type === 'html_inline') return true
  }
  return false
}

/** The raw HTML of a block, in order. */
export function* rawHtmlOf(tokens: readonly Token[]): Generator<string> {
  for (const token of tokens) {
    if (token.type === 'html_block') yield token.content
    for (const child of token.children ?? []) if (child.type === 'html_inline') yield child.content
  }
}

/**
 * For each block whether it belongs together with the one before, because raw HTML holds them together: a tag opened in
 * one block and closed in a later one. A byline ends what is open, so nothing is joined across it.
 */
export function findJoins(blocks: readonly Openable[]): boolean[] {
  // How many spans begin (and end) at each block; a block is joined while one is open.
  const steps = new Int32Array(blocks.length + 1)
  let open: { name: string; block: number }[] = []
  let counts = new Map<string, number>()
  const count = (name: string, step: number) => counts.set(name, (counts.get(name) ?? 0) + step)
  const close = (name: string, block: number) => {
    if ((counts.get(name) ?? 0) === 0) return
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      count(top.name, -1)
      if (top.name !== name) continue
      steps[top.block + 1]! += 1
      steps[block + 1]! -= 1
      return
    }
  }
  blocks.forEach((block, index) => {
    if (block.type === 'byline') {
      open = []
      counts = new Map()
      return
    }
    if (!block.rawHtml) return
    for (const html of rawHtmlOf(block.tokens)) {
      for (const { name, kind } of readTags(html)) {
        if (voidTags.has(name)) continue
        if (kind === 'close') {
          close(name, index)
        } else {
          open.push({ name, block: index })
          count(name, 1)
        }
      }
    }
  })
  let depth = 0
  return blocks.map((_, index) => {
    depth += steps[index] ?? 0
    return depth > 0
  })
}
