/**
 * The style of formulas, asked for when the first page with a formula is shown. Answers whether such a page can be
 * shown now; `changed` is called when it can, or when there is no style to be had.
 */
export function createMathStyle(page: Document, changed: () => void): () => boolean {
  let link: HTMLLinkElement | null = null
  let isThere = false
  return () => {
    if (link === null) {
      link = page.createElement('link')
      link.rel = 'stylesheet'
      link.href = 'math/katex.min.css'
      link.onload = link.onerror = () => {
        isThere = true
        changed()
      }
      page.head.append(link)
    }
    return isThere
  }
}
