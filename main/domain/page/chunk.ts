const chunk = /^\s*\{\s*(=?)([A-Za-z][\w+#-]*)\s*,?\s*([\s\S]*?)\s*\}\s*$/

/**
 * What the info of a fence says of a chunk of code that the site runs, or puts in as it is (`{r plot, echo=FALSE}` of R
 * Markdown and Quarto, `{=html}`), with its name and options as written; null for code that is only shown.
 */
export function readChunk(info: string): { label: string; options: string } | null {
  const [, raw, language = '', options = ''] = chunk.exec(info) ?? []
  if (language === '') return null
  const name = language.length === 1 ? language.toUpperCase() : language
  return { label: raw === '=' ? `Raw ${name}` : `${name} chunk`, options }
}
