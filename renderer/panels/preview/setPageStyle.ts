/** Gives a page a style sheet of the writer's own in place of ours, or ours again (null). */
export function setPageStyle(page: Document, css: string | null): void {
  const ours = page.querySelector<HTMLLinkElement>('link[href="page.css"]')
  const id = 'own-style'
  const present = page.getElementById(id)
  if (css === null) present?.remove()
  else if (present === null) {
    const element = page.createElement('style')
    element.id = id
    element.textContent = css
    ours?.after(element)
  } else if (present.textContent !== css) present.textContent = css
  if (ours !== null) ours.media = css === null ? '' : 'not all'
}
