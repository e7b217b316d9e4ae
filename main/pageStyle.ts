import type { PageStyle } from '#api'
import type { ImageRules } from '#domain/page/imageRules'
import { readPageCss } from './appFiles'
import { readStyleSheet } from './styleSheets'

/** The style of a folder's pages: the chosen CSS file, or our own where there is none or it cannot be read. */
export async function readPageStyle(
  root: string,
  styleSheet: string | null,
  rules?: ImageRules,
  onFound?: (id: string) => void,
): Promise<PageStyle> {
  if (styleSheet === null) return { css: null, trouble: null }
  const style = await readStyleSheet(root, styleSheet, rules, onFound)
  if (!style.ok) {
    return { css: null, trouble: `The style sheet of the page could not be used. ${style.error.message}` }
  }
  const { css, leftOut } = style.value
  return {
    css: await readPageCss(css),
    trouble: leftOut.length === 0 ? null : leftOutNote(styleSheet, leftOut),
  }
}

function leftOutNote(styleSheet: string, leftOut: readonly string[]): string {
  const [first] = leftOut
  const others = leftOut.length - 1
  const more = others === 0 ? '' : others === 1 ? ' and one more' : ` and ${others} more`
  return `“${styleSheet}” asks for “${first}”${more}, which is not a file of this folder, so it is left out.`
}
