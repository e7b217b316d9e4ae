import type { PostId, PostImage } from '#api'
import type { PostDetails } from '#domain/analysis'
import type { AuthorEntry } from '#domain/authors/entry'
import type { FolderUsage } from '#domain/fields/usage'
import type { MarkdownSettings } from '#domain/markdown/features'
import type { PagePatch } from '#domain/page/pagePatch'
import type { TextEdit } from '#domain/textEdit'

/** What an analysis takes into account beside the text. */
export interface JobContext {
  id: PostId
  authors: AuthorEntry[]
  images: PostImage[]
  remoteImages: boolean
  markdown: MarkdownSettings
  usage: FolderUsage | null
  folderKey: string
}

/** What the worker is asked: jobs number themselves. */
export interface AnalysisJob {
  seq: number
  /** A whole text, after which nothing is remembered; or what makes the last job's text this one. */
  text: string | TextEdit
  /** Left out where it is the last job's. */
  context?: JobContext
}

/**
 * What it answers: to each job the patches of the page, and some time later the details, unless a newer job came first.
 * `failure` is a defect of ours and says so; what was remembered is gone then.
 */
export type AnalysisAnswer =
  | { seq: number; patches: PagePatch[] }
  | { seq: number; details: PostDetails }
  | { seq: number; failure: string }
