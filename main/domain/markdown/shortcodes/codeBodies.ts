import { argumentOf, readArguments } from './readArguments'
import type { Shortcode } from './readShortcode'

/** What is between the tags is code or left alone, so nothing in it is Markdown. */
const names = [
  'highlight',
  'raw',
  'comment',
  'code',
  'code-toggle',
  'mermaid',
  'rawhtml',
  'verbatim',
  'webr-editor',
]

/** Whether a text has the tag of one of them: it reaches as far as its closing tag, wherever that is. */
export const bodyTag = new RegExp(`\\{[{%][<%]?-?\\s*(?:end_?|/\\s*)?(?:${names.join('|')})(?![\\w-])`)

export interface CodeBody {
  /** The language that the code is in, or ''. */
  language: string
  /** Whether it is only code: others are labelled with their tag. */
  isPlain: boolean
  closing: RegExp
}

/** What a shortcode with code between its tags says of the code; null for other shortcodes. */
export function codeBodyOf({ kind, name, args, isClosing, isEscaped }: Shortcode): CodeBody | null {
  if (isClosing || isEscaped || kind === 'variable' || !names.includes(name)) return null
  const given = readArguments(args)
  const isPlain = name === 'highlight' || name === 'code'
  const language = isPlain ? argumentOf(given, ['lang', 'language'], 0) : defaultLanguage(name)
  const own = name.replace(/-/g, '\\-')
  const closing =
    kind === 'hugo'
      ? new RegExp(`\\{\\{[<%]\\s*/\\s*${own}\\s*[%>]\\}\\}`)
      : new RegExp(`\\{%-?\\s*end_?${own}\\s*-?%\\}`)
  return { language: /^[\w#+.-]{1,40}$/.test(language) ? language : '', isPlain, closing }
}

function defaultLanguage(name: string): string {
  if (name === 'code-toggle') return 'yaml'
  if (name === 'webr-editor') return 'r'
  return name === 'rawhtml' ? 'html' : ''
}
