import type { Typesetting } from '../typesetting/typesetting'
import { escapeHtml } from './escape'

/** What rendering a block needs for its formulas, and tells about them. */
export interface MathSetting {
  typeset: Typesetting
  /** Whether the block has a formula that is drawn. */
  hasMath: boolean
  /**
   * The formulas of a block with the post's own HTML. They have styles, which the sanitiser takes from everything else:
   * it puts them in last, where `html` has a place for each.
   */
  formulas: string[]
}

/** The attribute of the element that keeps the place of a formula, with its number in `formulas`. */
export const formulaAttribute = 'data-formula'

/** A formula as it stands in the text or, for a display, by itself. */
export function mathHtml(tex: string, isDisplay: boolean, isRaw: boolean, setting: MathSetting): string {
  const html = setting.typeset.math(tex, isDisplay)
  if (html === null) return `<code class="math-source">${escapeHtml(tex)}</code>`
  setting.hasMath = true
  if (!isRaw) return html
  setting.formulas.push(html)
  // With its text, so that another formula is another HTML for those who compare.
  const className = isDisplay ? 'math-display' : 'math-inline'
  const number = setting.formulas.length - 1
  return `<span class="${className}" ${formulaAttribute}="${number}">${escapeHtml(tex)}</span>`
}

/** As much of a DOM as placing formulas needs. */
export interface FormulaPlace {
  getAttribute(name: string): string | null
  outerHTML: string
}

/** Puts formulas in their places below a node. Places that name none stay as they are. */
export function placeFormulas(
  root: { querySelectorAll(selector: string): Iterable<FormulaPlace> },
  formulas: readonly string[],
): void {
  for (const place of [...root.querySelectorAll(`[${formulaAttribute}]`)]) {
    const html = formulas[Number(place.getAttribute(formulaAttribute) || Number.NaN)]
    if (html !== undefined) place.outerHTML = html
  }
}
