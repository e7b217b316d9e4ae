import type { ExportChoice, PostId } from '#api'

/** What the dialog for exports holds while the folder for the pages is chosen. */
export interface ExportDraft {
  choice: ExportChoice
  /** The posts that it was opened for, in place of those that are selected in the list. */
  posts: readonly PostId[] | undefined
}
