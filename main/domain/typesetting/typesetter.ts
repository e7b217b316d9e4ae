import type { Parser } from '@lezer/common'
import { findLanguage } from './languageNames'
import type { Typesetting } from './typesetting'

/** Longer code stays plain: colours do not help there, and each is an element of the page. */
const longestCode = 50_000

/**
 * A typesetting that loads what pages ask for, and keeps it. Grammars are those of the editor; each is a file of its
 * own, so a program that shows no code loads none.
 */
export class Typesetter implements Typesetting {
  revision = 0
  misses = 0
  private readonly wanted = new Set<string>()
  /** By the name as it is written; null where no language has it. */
  private readonly parsers = new Map<string, Parser | null>()
  private highlightCode: ((code: string, parser: Parser) => string) | null = null

  /** Sets nothing, but notes what `load` has to bring for it. */
  readonly wishes: Typesetting = {
    revision: 0,
    misses: 0,
    highlight: (code, language) => {
      this.findParser(code, language)
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
    if (this.wanted.size === 0) return false
    const names = [...this.wanted]
    this.wanted.clear()
    await Promise.all(names.map(async (name) => this.parsers.set(name, await this.loadParser(name))))
    if (names.every((name) => this.parsers.get(name) === null)) return false
    this.revision += 1
    return true
  }

  private async loadParser(name: string): Promise<Parser | null> {
    try {
      const [{ languages }, { highlightCode }] = await Promise.all([
        import('@codemirror/language-data'),
        import('./highlightCode'),
      ])
      this.highlightCode = highlightCode
      const language = findLanguage(languages, name)
      return language === null ? null : (await language.load()).language.parser
    } catch {
      return null
    }
  }
}
