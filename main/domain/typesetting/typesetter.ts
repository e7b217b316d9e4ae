import type { Parser } from '@lezer/common'
import { findLanguage } from './languageNames'
import type { Typesetting } from './typesetting'

/** Longer code stays plain: colours do not help there, and each is an element of the page. */
const longestCode = 50_000

/**
 * A typesetting that loads what pages ask for, and keeps it. Grammars are those of the editor; each is a file of its
 * own, so a program that shows no code loads none, and formulas are a file that only a page with some needs.
 */
export class Typesetter implements Typesetting {
  revision = 0
  misses = 0
  private readonly wanted = new Set<string>()
  /** By the name as it is written; null where no language has it. */
  private readonly parsers = new Map<string, Parser | null>()
  private highlightCode: ((code: string, parser: Parser) => string) | null = null
  private isMathWanted = false
  private formulaHtml: ((tex: string, isDisplay: boolean) => string) | null = null

  /** Sets nothing, but notes what `load` has to bring for it. */
  readonly wishes: Typesetting = {
    revision: 0,
    misses: 0,
    highlight: (code, language) => {
      this.findParser(code, language)
      return null
    },
    math: () => {
      this.noteMath()
      return null
    },
  }

  highlight(code: string, language: string): string | null {
    const parser = this.findParser(code, language)
    if (parser === null || this.highlightCode === null) return null
    try {
      return this.highlightCode(code, parser)
    } catch {
      // A grammar that fails has no say in whether the code is shown.
      return null
    }
  }

  math(tex: string, isDisplay: boolean): string | null {
    this.noteMath()
    return this.formulaHtml === null ? null : this.formulaHtml(tex, isDisplay)
  }

  private noteMath(): void {
    if (this.formulaHtml !== null) return
    this.isMathWanted = true
    this.misses += 1
  }

  /** Null where none is needed, none is known, or it is not loaded yet: this is noted. */
  private findParser(code: string, language: string): Parser | null {
    if (language === '' || code.length > longestCode) return null
    const name = language.toLowerCase()
    const parser = this.parsers.get(name)
    if (parser !== undefined) return parser
    this.wanted.add(name)
    this.misses += 1
    return null
  }

  /** Loads what was asked for in vain; whether a page that asked is to be rendered again. Never fails. */
  async load(): Promise<boolean> {
    const names = [...this.wanted]
    this.wanted.clear()
    const parts = names.map((name) => this.loadParser(name))
    if (this.isMathWanted) parts.push(this.loadMath())
    this.isMathWanted = false
    const isLoaded = (await Promise.all(parts)).includes(true)
    if (isLoaded) this.revision += 1
    return isLoaded
  }

  private async loadMath(): Promise<boolean> {
    try {
      this.formulaHtml = (await import('./formula')).formulaHtml
      return true
    } catch {
      // Formulas are shown as they are written, and asked for again with the next page.
      return false
    }
  }

  private async loadParser(name: string): Promise<boolean> {
    let parser: Parser | null = null
    try {
      const [{ languages }, { highlightCode }] = await Promise.all([
        import('@codemirror/language-data'),
        import('./highlightCode'),
      ])
      this.highlightCode = highlightCode
      const language = findLanguage(languages, name)
      parser = language === null ? null : (await language.load()).language.parser
    } catch {
      // The code stays as it is written.
    }
    this.parsers.set(name, parser)
    return parser !== null
  }
}
