/** The language that a code block's info names: `{r plot, echo=FALSE}` names r; so does `{.r}`. '' for none. */
export function languageOf(info: string): string {
  return /^\s*\{?[.=]?([^\s{},]+)/.exec(info)?.[1] ?? ''
}

export interface NamedLanguage {
  name: string
  alias: readonly string[]
  extensions: readonly string[]
}

/** Names that writers use and the list of grammars does not have. */
const otherNames = new Map([
  ['docker', 'dockerfile'],
  ['erb', 'html'],
  ['go-html-template', 'html'],
  ['golang', 'go'],
  ['gotmpl', 'html'],
  ['jsonc', 'json'],
  ['pwsh', 'powershell'],
  ['python3', 'python'],
  ['rmd', 'markdown'],
  ['vb', 'vb.net'],
])

/** Names that are also the ending of some language's files, but say that there is none. */
const noLanguage = new Set(['text', 'txt', 'plain', 'plaintext', 'none', 'output', 'log'])

/** The language that a name means, by its own name, another name of it, or the ending of its files. */
export function findLanguage<Language extends NamedLanguage>(
  languages: readonly Language[],
  name: string,
): Language | null {
  const lower = name.toLowerCase()
  if (lower === '' || noLanguage.has(lower)) return null
  const wanted = otherNames.get(lower) ?? lower
  return (
    languages.find((language) => language.name.toLowerCase() === wanted) ??
    languages.find(({ alias }) => alias.includes(wanted)) ??
    languages.find(({ extensions }) => extensions.includes(wanted)) ??
    null
  )
}
