/**
 * Sets what Markdown only names: code in the colours of its language, formulas. It answers at once; what has to be
 * loaded for an answer is noted, and the page is rendered again when `load` has brought it.
 */
export interface Typesetting {
  /** Grows when something was loaded. */
  readonly revision: number
  /** How often something was asked for that is not loaded yet: a block that made it grow is unfinished. */
  readonly misses: number
  /** HTML of code; null to show it as it is written: the language is unknown, or not loaded yet. */
  highlight(code: string, language: string): string | null
  /** HTML of a formula in TeX, with styles of its own; null where that is not loaded yet. */
  math(tex: string, isDisplay: boolean): string | null
}

/** Shows everything as it is written. */
export const plainTypesetting: Typesetting = {
  revision: 0,
  misses: 0,
  highlight: () => null,
  math: () => null,
}
