/** One line of the post list: what can be told from the head of the file. */
export interface PostSummary {
  /** Path below the content folder, `/` between the parts. */
  id: string
  title: string
  /** Handles or names as the front matter writes them. */
  authors: string[]
  /** As `YYYY-MM-DD`, or '' when the post has none. */
  date: string
  draft: boolean
  /** Last change on disk, milliseconds since 1970. */
  changed: number
  /** Why the file could not be read, or ''. */
  trouble: string
}
