import type { FrontMatter } from '../frontMatter/fields'
import type { ParsedPost } from '../markdown/parseBody'
import type { Problem } from '../problem'
import type { Section } from '../sections/sections'
import { checkAuthorsOfSections } from './authorsOfSections'
import { checkBareFeatured } from './bareFeatured'
import type { CheckInput } from './check'
import { checkCommentedAuthors } from './commentedAuthors'
import { checkFrontMatter } from './frontMatterProblems'
import { checkHeadingSpace } from './headingSpace'
import { checkInvertedLinks } from './invertedLinks'
import { checkMissingImages } from './missingImages'
import { checkUnknownHandles } from './unknownHandles'

export type CheckContext = Pick<CheckInput, 'authors' | 'missingImages' | 'usage'>

const rules: readonly ((input: CheckInput) => Problem[])[] = [
  checkFrontMatter,
  checkUnknownHandles,
  checkMissingImages,
  checkInvertedLinks,
  checkHeadingSpace,
  checkBareFeatured,
  checkAuthorsOfSections,
  checkCommentedAuthors,
]

/** All that is wrong or odd in a post, in the order of the text. */
export function checkPost(
  parsed: ParsedPost,
  sections: readonly Section[],
  frontMatter: FrontMatter,
  context: CheckContext,
): Problem[] {
  const { authors, missingImages, usage = null } = context
  const input: CheckInput = { parsed, sections, frontMatter, authors, missingImages, usage }
  return rules.flatMap((rule) => rule(input)).sort((a, b) => a.from - b.from || a.to - b.to)
}
