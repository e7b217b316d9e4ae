import type { PageItem } from './rendered'

/**
 * What a browser takes in while somebody types: several times the largest block of real posts, of which the largest has
 * 3,000 tags. Counted are tags and the letters outside of them; addresses with an image in them weigh nothing.
 */
const mostTags = 8000
const mostLetters = 200_000

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
    tags += 1
    if (tags > mostTags || letters > mostLetters) return true
    const close = html.indexOf('>', open)
    from = close < 0 ? html.length : close + 1
  }
  return letters > mostLetters
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
