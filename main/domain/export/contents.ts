import { plainText } from '../markdown/headingIds'
import type { ParsedBlock, ParsedPost } from '../markdown/parseBody'
import { escapeHtml } from '../page/escape'

interface Heading {
  level: number
  id: string
  text: string
}

/** Deeper headings are not in the list. */
const deepest = 4

/** The list of a page's headings as HTML, each a link to it; '' where there are fewer than two. `leftOut`: the page's title. */
export function contentsHtml({ blocks }: ParsedPost, leftOut: ParsedBlock | null): string {
  const headings = blocks
    .filter((block) => block !== leftOut && block.type === 'heading')
    .map(headingOf)
    .filter((heading) => heading !== null)
    .filter(({ level, text }) => level <= deepest && text !== '')
  if (headings.length < 2) return ''
  return `<nav class="contents" aria-label="Contents">${listOf(headings)}</nav>`
}

function headingOf({ tokens }: ParsedBlock): Heading | null {
  const id = tokens[0]?.attrGet('id')
  if (!id) return null
  return {
    level: Number(tokens[0]!.tag.slice(1)),
    id: String(id),
    text: plainText(tokens[1]?.children ?? []).trim(),
  }
}

/** A heading is in the list of the one before it that is less deep. */
function listOf(headings: readonly Heading[]): string {
  let html = ''
  for (let at = 0; at < headings.length; ) {
    const { id, text, level } = headings[at]!
    let end = at + 1
    while (end < headings.length && headings[end]!.level > level) end += 1
    const inner = end > at + 1 ? listOf(headings.slice(at + 1, end)) : ''
    html += `<li><a href="#${escapeHtml(encodeURIComponent(id))}">${escapeHtml(text)}</a>${inner}</li>`
    at = end
  }
  return `<ul>${html}</ul>`
}
