/** What the authors directory knows of one handle. Empty strings stand for "not said". */
export interface AuthorEntry {
  handle: string
  name: string
  email: string
  description: string
  url: string
  /** Path of a local avatar below the content folder, or ''. */
  avatar: string
  /** Where the entry was read (path below the folder), or '' when only posts use the handle. */
  source: string
  /** In how many posts the handle occurs. */
  posts: number
  /** Other handles that the entry says the author has or had. */
  aliases?: string[]
}
