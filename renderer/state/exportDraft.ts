import type { ExportChoice } from '#api'

/** Which posts are exported. */
export type ExportScope = 'this' | 'listed' | 'all'

/** What the dialog for exports holds while the folder for the pages is chosen. */
export interface ExportDraft {
  choice: ExportChoice
  scope: ExportScope
}
