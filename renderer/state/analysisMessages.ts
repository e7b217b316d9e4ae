import type { PostId, PostImage } from '#api'
import type { PostAnalysis } from '#domain/analysis'
import type { AuthorEntry } from '#domain/authors/entry'
import type { FolderUsage } from '#domain/fields/usage'

/** What the worker is asked. */
export interface AnalysisJob {
  seq: number
  id: PostId
  text: string
  authors: AuthorEntry[]
  images: PostImage[]
  remoteImages: boolean
  usage: FolderUsage | null
  folderKey: string
}

/** What it answers; `failure` is a defect of ours and says so. */
export type AnalysisAnswer = { seq: number; result: PostAnalysis } | { seq: number; failure: string }
