import type { AuthorEntry } from './authors/entry'
import { checkPost } from './checks/checkPost'
import type { FolderUsage } from './fields/usage'
import { parseFrontMatter } from './frontMatter/parse'
import { type ParsedPost, parsePost } from './markdown/parseBody'
import { remoteLinks } from './markdown/remoteLinks'
import { reparsePost } from './markdown/reparse'
import type { ImageUrl } from './page/images'
import type { RenderedPage } from './page/rendered'
import { renderPost } from './page/renderPost'
import type { Problem } from './problem'
import { type Section, sections } from './sections/sections'
import type { Typesetting } from './typesetting/typesetting'

export interface AnalysisContext {
  /** Path of the post below the content folder. */
  id: string
  authors: readonly AuthorEntry[]
  missingImages: readonly { source: string; tried: readonly string[] }[]
  /** How the posts beside this one name their authors (see `authorUsage`), or null where that is not known. */
  usage?: FolderUsage | null
  imageUrl: ImageUrl
  typeset?: Typesetting
}

/** What the window shows of a text beside the text itself. Plain data: it can be passed between threads. */
export interface PostAnalysis {
  sections: Section[]
  /** The byline's lines, without their newlines. */
  bylines: { from: number; to: number; handle: string }[]
  problems: Problem[]
  page: RenderedPage
  words: number
  /** Addresses on the web that the text links to. */
  links: string[]
}

/** Sections, problems and page of a text, from one parse. */
export function analysePost(text: string, context: AnalysisContext): PostAnalysis {
  return analyse(parsePost(text), context)
}

/**
 * An `analysePost` that remembers its last text: only the blocks that a change reaches are parsed, counted and rendered
 * again. Blocks are rendered anew where `imageUrl` is another function.
 */
export function createAnalyser(): (text: string, context: AnalysisContext) => PostAnalysis {
  let last: { id: string; parsed: ParsedPost } | null = null
  return (text, context) => {
    const parsed = last?.id === context.id ? reparsePost(last.parsed, text) : parsePost(text)
    last = { id: context.id, parsed }
    return analyse(parsed, context)
  }
}

function analyse(parsed: ParsedPost, context: AnalysisContext): PostAnalysis {
  const { text } = parsed
  const found = sections(parsed)
  return {
    sections: found,
    bylines: found
      .filter(({ handle }) => handle !== '')
      .map(({ bylineFrom, bylineTo, handle }) => ({ from: bylineFrom, to: bylineTo, handle })),
    problems: checkPost(parsed, found, parseFrontMatter(text), context),
    page: renderPost(text, context, parsed),
    words: found.reduce((sum, { words }) => sum + words, 0),
    links: remoteLinks(parsed.tokens),
  }
}
