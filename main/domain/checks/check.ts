import type { AuthorEntry } from '../authors/entry'
import type { FolderUsage } from '../fields/usage'
import type { FrontMatter } from '../frontMatter/fields'
import type { ParsedPost } from '../markdown/parseBody'
import type { Section } from '../sections/sections'

/** What a rule may look at: one post, and what is known of its folder. */
export interface CheckInput {
  parsed: ParsedPost
  sections: readonly Section[]
  frontMatter: FrontMatter
  authors: readonly AuthorEntry[]
  /** Local images that lead to no file, with the paths that were tried. */
  missingImages: readonly { source: string; tried: readonly string[] }[]
  /** How the posts beside this one name their authors, or null where that is not known. */
  usage?: FolderUsage | null
}
