import type { Node } from 'jsonc-parser'
import { parseRulesFile, propertiesOf, rulesFileName } from '../fields/rulesFile'
import { type ImageRules, usualImageRules, usualRoots } from './imageRules'

export interface ReadImageRules {
  images: ImageRules
  /** The first thing that is wrong, as a sentence for the writer, or null. */
  trouble: string | null
}

/**
 * Reads `"images": {"roots": [...], "baseUrl": "..."}` from the text of byline.json. The usual roots are tried after the
 * folder's own. What is wrong is left out and told; all else holds. Never throws.
 */
export function readImageRules(text: string): ReadImageRules {
  const parsed = parseRulesFile(text)
  // A file that cannot be read is told of with the rules of its fields.
  const node = 'broken' in parsed ? undefined : propertiesOf(parsed.root)?.get('images')
  if (node === undefined) return { images: usualImageRules, trouble: null }
  let trouble: string | null = null
  const report = (path: string, wanted: string) => {
    trouble ??= `${rulesFileName}: ${path} must be ${wanted}.`
  }
  const properties = propertiesOf(node)
  if (properties === null) report('images', 'an object')
  const roots: string[] = []
  const addresses: string[] = []
  for (const [name, value] of properties ?? []) {
    if (name === 'roots') {
      for (const root of textsOf(value, 'array') ?? []) {
        const path = rootPath(root)
        if (path === null) report('images.roots', 'a list of folders below the content folder')
        else roots.push(path)
      }
      if (textsOf(value, 'array') === null)
        report('images.roots', 'a list of folders below the content folder')
    } else if (name === 'baseUrl') {
      const found = textsOf(value, 'string')
      if (found?.every((address) => /^(?:https?:)?\/\/[^/\s]/i.test(address.trim()))) addresses.push(...found)
      else report('images.baseUrl', 'the address of the site, as “https://example.org/”')
    } else report(`images.${name}`, 'left out; images can have roots and baseUrl')
  }
  return { images: { roots: [...new Set([...roots, ...usualRoots])], addresses }, trouble }
}

/** The texts of a list, or a single text, as `alone` allows; null for anything else. */
function textsOf(node: Node, alone: 'array' | 'string'): string[] | null {
  if (alone === 'string' && node.type === 'string') return [String(node.value)]
  const items = node.type === 'array' ? (node.children ?? []) : null
  return items?.every(({ type }) => type === 'string') ? items.map(({ value }) => String(value)) : null
}

/** `./static/` as `static`; null for what is no path below the folder. */
function rootPath(written: string): string | null {
  const parts = written
    .trim()
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  return /^(?:\/|[a-z]:)/i.test(written.trim()) || parts.includes('..') || written.includes('\\')
    ? null
    : parts.join('/')
}
