import type { FrontMatter } from '../frontMatter/fields'
import { hostOf } from '../markdown/links'
import type { Problem } from '../problem'
import type { CheckInput } from './check'
import { proseBlocks } from './proseLines'

/** `(example.org)` in the text where `featured` has an address on that host: readers expect a link. */
export function checkBareFeatured({ parsed, frontMatter }: CheckInput): Problem[] {
  const byHost = featuredByHost(frontMatter)
  if (byHost.size === 0) return []
  return proseBlocks(parsed).flatMap((block) => {
    const source = parsed.text.slice(block.from, block.to)
    if (!source.includes('(')) return []
    const texts = block.tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'text')
    return [
      ...source.matchAll(/(?<![\]\\`])\((?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)\/?\)/gu),
    ].flatMap((match) => {
      const addresses = byHost.get(match[1]?.toLowerCase() ?? '')
      if (addresses === undefined || !texts.some(({ content }) => content.includes(match[0]))) return []
      return [createProblem(block.from + match.index, match[0], addresses)]
    })
  })
}

function featuredByHost({ fields }: FrontMatter): Map<string, string[]> {
  const byHost = new Map<string, string[]>()
  for (const { path, value } of fields) {
    if (path.length !== 1 || path[0] !== 'featured') continue
    for (const address of Array.isArray(value) ? value : [value]) {
      if (typeof address !== 'string') continue
      const host = hostOf(address).replace(/:\d+$/, '').toLowerCase()
      if (host !== '') byHost.set(host, [...(byHost.get(host) ?? []), address])
    }
  }
  return byHost
}

function createProblem(from: number, written: string, addresses: string[]): Problem {
  const text = written.slice(1, -1)
  const to = from + written.length
  return {
    code: 'bare-featured',
    severity: 'warning',
    message: `“${written}” is plain text, but the post features an article there. Make it a link so that readers get to it.`,
    from,
    to,
    fixes: addresses.slice(0, 4).map((address) => ({
      label: addresses.length === 1 ? 'Make it a link' : `Link to ${address}`,
      edits: [{ from, to, insert: `[${text}](${writtenAddress(address)})` }],
    })),
  }
}

/** As the target of a Markdown link: brackets and blanks need pointed brackets around it. */
function writtenAddress(address: string): string {
  return /[\s()]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address
}
