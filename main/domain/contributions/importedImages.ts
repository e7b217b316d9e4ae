import { decodeAddress, encodeAddress } from '../markdown/addressText'
import { linkKind } from '../markdown/links'
import type { ParsedPost } from '../markdown/parseBody'
import type { TextEdit } from '../textEdit'
import { findCode } from './proseRanges'

/** An image to copy: the source as the contribution writes it, and the name that it gets beside the post. */
export interface ImportedImage {
  source: string
  fileName: string
}

// What only looks like an image is taken too, up to its end, and has no source: else it would be read again from within.
const image = /!\[(?:[^\]\\]|\\[\s\S])*(?:\](?:\(\s*(?:<([^<>\n]+)>|([^\s()<>]+)))?|\\?$)/g
const imageTag = /<img\b(?:[^>]*?\ssrc\s*=\s*(?:"([^"]+)"|'([^']+)')|[^>]*)/gi
const figure = /\{\{[<%]\s*(?:figure|img|image)\b[^{}]*?\bsrc\s*=\s*(?:"([^"\n]+)"|([^\s"'`>%]+))/g
const definition =
  /(?<![^\n]) {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|(\S+\.(?:png|jpe?g|gif|webp|avif|svg|bmp)))/gi

/**
 * The local images of a text, and edits that let it show them beside the post. Names that are taken there (in any case)
 * get a number.
 */
export function importImages(
  parsed: ParsedPost,
  takenNames: readonly string[],
): { images: ImportedImage[]; edits: TextEdit[] } {
  const isCode = findCode(parsed)
  const taken = new Set(takenNames.map((name) => name.toLowerCase()))
  const names = new Map<string, string>()
  const edits: TextEdit[] = []
  for (const pattern of [image, imageTag, figure, definition]) {
    for (const match of parsed.text.matchAll(pattern)) {
      const source = match[1] ?? match[2] ?? ''
      if (source === '' || isCode(match.index) || linkKind(source) !== 'relative' || /^[/\\]/.test(source))
        continue
      const name = names.get(source) ?? freeName(source, taken)
      names.set(source, name)
      taken.add(name.toLowerCase())
      const from = match.index + match[0].lastIndexOf(source)
      if (source !== encodeAddress(name))
        edits.push({ from, to: from + source.length, insert: encodeAddress(name) })
    }
  }
  return { images: [...names].map(([source, fileName]) => ({ source, fileName })), edits }
}

function freeName(source: string, taken: ReadonlySet<string>): string {
  const bare =
    decodeAddress(source.replace(/[?#].*$/s, ''))
      .split(/[\\/]/)
      .at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these cannot stand in a file's name
  const name = bare.replace(/[\u0000-\u001f<>:"|?*]/g, '-').replace(/^\.+/, '') || 'image'
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let free = name
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem}-${number}${extension}`
  return free
}
