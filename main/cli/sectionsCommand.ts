import { parsePost } from '#domain/markdown/parseBody'
import { decodePost } from '#domain/postText'
import { sections } from '#domain/sections/sections'
import { decodeText } from '../decodeText'
import { readRegularFile } from '../saveFile'
import type { Streams } from './editCommand'

/** One section as a program reads it. Offsets count UTF-16 units of the text with LF line ends, half-open. */
export interface SectionLine {
  /** '' for the text before the first byline. */
  author: string
  byline: { from: number; to: number } | null
  from: number
  to: number
  /** Line of the byline or of the first text, from 1. */
  line: number
  headings: { level: number; text: string }[]
  words: number
  links: number
  images: number
}

function linesOf(text: string): SectionLine[] {
  return sections(parsePost(text)).map(
    ({ handle, from, to, bylineFrom, bylineTo, headings, words, links, images }) => ({
      author: handle,
      byline: handle === '' ? null : { from: bylineFrom, to: bylineTo },
      from,
      to,
      line: text.slice(0, from).split('\n').length,
      headings: headings.map(({ level, text: title }) => ({ level, text: title })),
      words,
      links,
      images,
    }),
  )
}

function asText({ author, line, words, headings }: SectionLine): string {
  const name = author === '' ? '(before the first byline)' : `@${author}`
  const [first] = headings
  return `${line}\t${name}\t${words} words${first === undefined ? '' : `\t${first.text}`}\n`
}

/**
 * `byline sections`: prints the sections of a post in order, a line for each, or as JSON. Answers with the exit status: 0,
 * or 1 when the post could not be read.
 */
export async function runSections(
  path: string,
  { json = false }: { json?: boolean },
  { out, error }: Streams,
): Promise<number> {
  const read = await readRegularFile(path, `“${path}”`)
  const text = read.ok ? decodeText(read.value) : null
  const trouble = read.ok ? (text?.readOnly ?? null) : read.error.message
  if (text === null || trouble !== null) {
    error.write(`${trouble ?? 'It could not be read.'}\n`)
    return 1
  }
  const lines = linesOf(decodePost(text.raw).text)
  if (json) out.write(`${JSON.stringify(lines, null, 2)}\n`)
  else for (const line of lines) out.write(asText(line))
  return 0
}
