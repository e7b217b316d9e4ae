import type { PageItem } from './rendered'

/**
 * What a browser takes in while somebody types: several times the largest block of real posts, of which the largest has
 * 3,000 tags. Counted are tags and the letters outside of them; comments, and addresses with an image in them, weigh
 * nothing.
 */
const mostTags = 8000
const mostLetters = 200_000
/** In one tag: the sanitiser looks at each of them, and takes out those that are not allowed one by one. */
const mostAttributes = 2000

/** Whether a browser would be busy with one block of HTML for longer than a writer waits for a letter. */
export function isHeavy(html: string): boolean {
  if (html.length < mostTags) return false
  let tags = 0
  let letters = 0
  let from = 0
  while (from < html.length) {
    const open = html.indexOf('<', from)
    letters += (open < 0 ? html.length : open) - from
    if (open < 0) break
    if (html.startsWith('<!--', open)) {
      from = endOf(html, '-->', open + 2)
      continue
    }
    tags += 1
    if (tags > mostTags || letters > mostLetters) return true
    from = endOf(html, '>', open)
    if (countAttributes(html, open, from) > mostAttributes) return true
  }
  return letters > mostLetters
}

/** Where the next of these marks ends, or the text where there is none. */
function endOf(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

/**
 * The parts of a tag that blanks divide, but for those in quotation marks; 0 where it is too short for many, or no tag that
 * opens an element.
 */
function countAttributes(html: string, from: number, to: number): number {
  if (to - from < 2 * mostAttributes || !/[a-z]/i.test(html.charAt(from + 1))) return 0
  let parts = 0
  let quote = ''
  let isBlank = false
  for (let at = from; at < to; at += 1) {
    const letter = html[at]!
    const isBetween = quote === '' && (letter === ' ' || letter === '\n' || letter === '\t')
    if (isBetween && !isBlank) parts += 1
    isBlank = isBetween
    if (letter === quote) quote = ''
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter
  }
  return parts
}

const heavyBox =
  '<p class="too-heavy" role="note">What stands here is too large to be shown beside the text: one paragraph, list, ' +
  'table or piece of HTML with thousands of parts. Divide it with blank lines to see it. Exported pages have it.</p>\n'

/** An item as the preview shows it: a box that says so in place of what is too heavy. */
export function lighten(item: PageItem): PageItem {
  if (!isHeavy(item.html)) return item
  const { from, to, byline } = item
  return { from, to, byline, html: heavyBox, rawHtml: false }
}
