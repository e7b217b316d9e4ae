import { readTags } from '../markdown/htmlTags'

/** Stands in place of what is nested deeper than a page can show. */
export const tooDeepBox =
  '<p class="too-deep" role="note">What follows here is nested deeper than a page can show.</p>\n'

/** Deeper than any page is; browsers take quadratic time from there on, and flatten what is below. */
const deepest = 400

/** These end where nothing is written for their end, or have none. */
const endingByItself = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot'.split(
    ' ',
  ),
)

/** Whether elements of this HTML stand so deep in each other that a browser would be at it for ever. */
export function isTooDeep(html: string): boolean {
  if (html.length < deepest * 3) return false
  let depth = 0
  for (const { name, kind } of readTags(html)) {
    if (endingByItself.has(name)) continue
    depth = kind === 'open' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > deepest) return true
  }
  return false
}
