import type { Token } from 'markdown-it'
import { plainText } from '../markdown/headingIds'
import type { Problem } from '../problem'
import type { CheckInput } from './check'
import { proseBlocks } from './proseLines'

/** `[https://example.org/a](example.org)`: text and address are the wrong way round, so the link leads nowhere. */
export function checkInvertedLinks({ parsed }: CheckInput): Problem[] {
  return proseBlocks(parsed).flatMap((block) => {
    const texts = new Set(block.tokens.flatMap((token) => invertedTexts(token.children ?? [])))
    if (texts.size === 0) return []
    const source = parsed.text.slice(block.from, block.to)
    return [...source.matchAll(/\[(https?:\/\/[^\s[\]]{1,2000})\]\(([^\s()<>]{1,300})\)/g)]
      .filter(([, text]) => texts.has(text ?? ''))
      .map((match) => createProblem(block.from + match.index, match[0], match[1] ?? '', match[2] ?? ''))
  })
}

function invertedTexts(children: readonly Token[]): string[] {
  const texts: string[] = []
  for (let index = 0; index < children.length; index += 1) {
    const open = children[index]
    if (open?.type !== 'link_open' || !isBareHost(String(open.attrGet('href') ?? ''))) continue
    let end = index + 1
    while (end < children.length && !isEndOf(children[end], open)) end += 1
    const text = plainText(children.slice(index + 1, end))
    if (/^https?:\/\//.test(text)) texts.push(text)
  }
  return texts
}

function isEndOf(token: Token | undefined, open: Token): boolean {
  return token?.type === 'link_close' && token.level === open.level
}

/** `example.org` or `example.org/a`, without a scheme. */
function isBareHost(address: string): boolean {
  return /^[\p{L}\p{N}%-]+(?:\.[\p{L}\p{N}%-]+)+(?:[/?#]|$)/u.test(address)
}

function createProblem(from: number, whole: string, text: string, address: string): Problem {
  return {
    code: 'inverted-link',
    severity: 'warning',
    message: `Text and address of this link are the wrong way round: it leads to “${address}”, a page of this site. Swap them.`,
    from,
    to: from + whole.length,
    fixes: [
      {
        label: 'Swap text and address',
        edits: [{ from, to: from + whole.length, insert: `[${address}](${text})` }],
      },
    ],
  }
}
