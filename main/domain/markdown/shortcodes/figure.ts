import { argumentOf, readArguments } from './readArguments'
import type { Shortcode } from './readShortcode'

/** A picture with what stands below it. */
export interface Figure {
  source: string
  alt: string
  /** Where the picture leads to, or ''. */
  link: string
  title: string
  /** Markdown. */
  caption: string
}

const names = new Set(['figure', 'img', 'image'])

/** The picture that a shortcode stands for; null for other shortcodes and without a source. */
export function figureOf({ name, args, isClosing }: Shortcode): Figure | null {
  if (isClosing || !names.has(name)) return null
  const given = readArguments(args)
  const source = argumentOf(given, ['src', 'source', 'path', 'url'], 0)
  if (source === '') return null
  const caption = [
    argumentOf(given, ['caption']),
    credit(argumentOf(given, ['attr']), argumentOf(given, ['attrlink'])),
  ]
  return {
    source,
    alt: argumentOf(given, ['alt']),
    link: argumentOf(given, ['link', 'href']),
    title: argumentOf(given, ['title']),
    caption: caption.filter((part) => part !== '').join(' '),
  }
}

function credit(text: string, address: string): string {
  return text !== '' && address !== '' ? `[${text}](<${address.replace(/[<>\n]/g, '')}>)` : text
}
