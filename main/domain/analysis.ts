import type { AuthorEntry } from './authors/entry'
import { checkPost } from './checks/checkPost'
import type { FolderUsage } from './fields/usage'
import { parseFrontMatter } from './frontMatter/parse'
import { featuresFor, keyOfFeatures, type MarkdownSettings } from './markdown/features'
import { type ParsedPost, parsePost, tokensOf } from './markdown/parseBody'
import { remoteLinks } from './markdown/remoteLinks'
import { reparsePost } from './markdown/reparse'
import type { ImageUrl } from './page/images'
import type { PagePatch } from './page/pagePatch'
import { createPageRenderer } from './page/pageRenderer'
import type { RenderedPage } from './page/rendered'
import { renderPost } from './page/renderPost'
import type { Problem } from './problem'
import { type Section, sections } from './sections/sections'
import type { TextEdit } from './textEdit'
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
  /** What the content folder decides about Markdown. */
  markdown?: MarkdownSettings
}

/** What the window shows of a text beside the text and its page. Plain data: it can be passed between threads. */
export interface PostDetails {
  sections: Section[]
  /** The byline's lines, without their newlines. */
  bylines: { from: number; to: number; handle: string }[]
  problems: Problem[]
  words: number
  /** Addresses on the web that the text links to. */
  links: string[]
}

export interface PostAnalysis extends PostDetails {
  page: RenderedPage
}

/** Sections, problems and page of a text, from one parse. */
export function analysePost(text: string, context: AnalysisContext): PostAnalysis {
  const parsed = parsePost(text, featuresFor(context.id, context.markdown))
  return { ...tellDetails(parsed, context), page: renderPost(text, context, parsed) }
}

/** Reads the texts of a post one after the other: the page at once, what takes longer when it is asked for. */
export interface Analyser {
  /**
   * What a text changes of the page of the last one; of an empty page at first. Only the blocks that a change reaches
   * are parsed and rendered again, all where `imageUrl` or `authors` are others than before. `edit`, where it is known,
   * makes the last text this one.
   */
  read(text: string, context: AnalysisContext, edit?: TextEdit): PagePatch
  /** The rest of what is told of the last text. */
  details(): PostDetails
}

export function createAnalyser(): Analyser {
  const renderer = createPageRenderer()
  let last: { context: AnalysisContext; parsed: ParsedPost } | null = null
  return {
    read(text, context, edit) {
      const features = featuresFor(context.id, context.markdown)
      const isSame =
        last !== null &&
        last.context.id === context.id &&
        keyOfFeatures(last.parsed.features) === keyOfFeatures(features)
      const parsed = isSame ? reparsePost(last!.parsed, text, edit) : parsePost(text, features)
      last = { context, parsed }
      return renderer.next(parsed, context)
    },
    details() {
      if (last === null) throw new Error('No text was read')
      return tellDetails(last.parsed, last.context)
    },
  }
}

function tellDetails(parsed: ParsedPost, context: AnalysisContext): PostDetails {
  const found = sections(parsed)
  return {
    sections: found,
    bylines: found
      .filter(({ handle }) => handle !== '')
      .map(({ bylineFrom, bylineTo, handle }) => ({ from: bylineFrom, to: bylineTo, handle })),
    problems: checkPost(parsed, found, parseFrontMatter(parsed.text), context),
    words: found.reduce((sum, { words }) => sum + words, 0),
    links: remoteLinks(tokensOf(parsed)),
  }
}
