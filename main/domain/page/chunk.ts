const opening = /^\{\s*(=?)([A-Za-z][\w+#-]*)/

/**
 * What the info of a fence says of a chunk of code that the site runs, or puts in as it is (`{r plot, echo=FALSE}` of R
 * Markdown and Quarto, `{=html}`), with its name and options as written; null for code that is only shown.
 */
export function readChunk(info: string): { label: string; options: string } | null {
  // Not one pattern for all of it: that took minutes for an info of a thousand spaces.
  const whole = info.trim()
  const [start = '', raw, language = ''] = opening.exec(whole) ?? []
  if (language === '' || !whole.endsWith('}')) return null
  const rest = whole.slice(start.length, -1).trim()
  const options = rest.startsWith(',') ? rest.slice(1).trim() : rest
  const name = language.length === 1 ? language.toUpperCase() : language
  return { label: raw === '=' ? `Raw ${name}` : `${name} chunk`, options }
}
