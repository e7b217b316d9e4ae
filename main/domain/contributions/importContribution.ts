import { isHandle } from '../authors/handle'
import { splitFrontMatter } from '../frontMatter/split'
import { parsePost } from '../markdown/parseBody'
import { badHandle, noSection, readPost } from '../sections/operation'
import { spacingOf } from '../sections/spacing'
import { applyEdits, type TextEdit } from '../textEdit'
import { fitHeadings, usualLevel } from './fitHeadings'
import { type ImportedImage, importImages } from './importedImages'
import { withoutMark } from './mark'
import { type Piece, piecesOf, wholeOf } from './pieces'
import { renameLabels } from './renameLabels'

export interface ImportOptions {
  /** Whose text it is, as far as it has no bylines of its own. */
  handle: string
  /** The section behind which it stands; by default the last one, -1 for before the first byline. */
  index?: number
  /** Names of the files beside the post. */
  takenNames?: readonly string[]
}

export type Import =
  | { ok: true; edits: TextEdit[]; cursor: number; images: ImportedImage[] }
  | { ok: false; message: string }

const refuse = (message: string): Import => ({ ok: false, message })

/**
 * Puts another text into a post: without its front matter, its headings on the level of the post's sections, labels that
 * the post has renamed, its images to be copied beside the post, under its own bylines or that of `handle`. The rest of
 * the post stays as it is; what cannot be done so is refused.
 */
export function importContribution(text: string, contribution: string, options: ImportOptions): Import {
  const { handle, takenNames = [] } = options
  if (!isHandle(handle)) return refuse(badHandle(handle))
  const post = readPost(text)
  const source = withoutMark(contribution)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
  const bare = source.slice(splitFrontMatter(source)?.to ?? 0).trim()
  if (bare === '')
    return refuse('The contribution has no text below its front matter, so there is nothing to import.')
  // Its own front matter is gone: what begins like some is text.
  let body = `\n${bare}\n`
  const apply = (edits: readonly TextEdit[]) => {
    body = applyEdits(body, edits)
  }
  apply(fitHeadings(parsePost(body), usualLevel(post.parsed)))
  const labels = renameLabels(parsePost(body), post.parsed)
  if (labels === null) {
    return refuse(
      'The contribution and the post have labels of links or footnotes in common, and these could not be renamed safely. Give those of the contribution other names first.',
    )
  }
  apply(labels)
  const { images, edits: addresses } = importImages(parsePost(body), takenNames)
  apply(addresses)
  const pieces = nameLead(piecesOf(body), handle, spacingOf(text, post.list).after)
  const index = options.index ?? post.list.length - 1
  const present = piecesOf(text)
  if (index < -1 || index >= post.list.length) return refuse(noSection)
  const before = post.list.length === 0 ? undefined : present[index]
  if (before === undefined && present[0]?.handle === '')
    return refuse('The text before the first byline stays first. Choose a place below it.')
  const gap = spacingOf(text, post.list).before
  for (const between of new Set([gap, '\n\n'])) {
    const own = pieces.map(wholeOf).join(between)
    const place = placeOf(text, present, before, between, own)
    if (isProved(text, place.edit, present, pieces, before === undefined ? 0 : index + 1))
      return { ok: true, edits: [place.edit], cursor: place.cursor, images }
  }
  return refuse(
    'The contribution cannot stand there: a code block or HTML is open in it or above it, and the sections below would become part of that. Close it first.',
  )
}

function nameLead(pieces: readonly Piece[], handle: string, after: string): Piece[] {
  return pieces.map((piece) =>
    piece.handle === '' ? { ...piece, handle, text: `${after}${piece.text.trimStart()}` } : piece,
  )
}

function placeOf(
  text: string,
  present: readonly Piece[],
  before: Piece | undefined,
  gap: string,
  own: string,
): { edit: TextEdit; cursor: number } {
  if (before !== undefined) {
    const insert = gap + own
    return { edit: { from: before.textTo, to: before.textTo, insert }, cursor: before.textTo + gap.length }
  }
  const at = present[0]?.from ?? text.length
  const lead = at === 0 || text[at - 1] === '\n' ? '' : '\n'
  return {
    edit: { from: at, to: at, insert: `${lead}${own}${present.length > 0 ? gap : '\n'}` },
    cursor: at + lead.length,
  }
}

/** Whether the sections of the post, and those that come, are what is read afterwards. */
function isProved(
  text: string,
  edit: TextEdit,
  present: readonly Piece[],
  pieces: readonly Piece[],
  at: number,
): boolean {
  const wanted = [...present.slice(0, at), ...pieces, ...present.slice(at)].map(wholeOf)
  const result = piecesOf(applyEdits(text, [edit])).map((piece) => wholeOf(piece))
  return result.length === wanted.length && result.every((own, index) => own.trim() === wanted[index]!.trim())
}
