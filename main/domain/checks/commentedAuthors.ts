import { commentedFields } from '../frontMatter/commentedFields'
import { switchOnField } from '../frontMatter/edits'
import type { Problem } from '../problem'
import type { CheckInput } from './check'
import { isAuthorKey } from './listedAuthors'

/** A list of authors that stands in a comment (`# authors: [a, b]`): no program reads it. */
export function checkCommentedAuthors({ parsed, frontMatter }: CheckInput): Problem[] {
  if (frontMatter.block === null || frontMatter.broken !== null) return []
  const { text } = parsed
  return commentedFields(text.slice(0, frontMatter.block.to))
    .filter(({ key }) => isAuthorKey(key))
    .map(({ key, from, to }) => {
      const result = switchOnField(text, key)
      return {
        code: 'commented-authors',
        severity: 'hint',
        message: `“${key}” stands in a comment, so no program reads it. Switch it on, or take the line out.`,
        from,
        to: text[to - 1] === '\n' ? to - 1 : to,
        fixes: [
          ...(result.ok ? [{ label: `Switch ${key} on`, edits: result.edits }] : []),
          { label: 'Take the line out', edits: [{ from, to, insert: '' }] },
        ],
      }
    })
}
