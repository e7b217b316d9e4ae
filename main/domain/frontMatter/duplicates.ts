import type { Problem } from '../problem'
import type { Entry } from './entries'

/** Why the second field of one name cannot be edited in a form. */
const duplicateReason = 'This key occurs twice. Change the first one, or remove one of them in the text.'

/** The problem of a key that occurs again; where it has lines of its own it can be removed. */
function duplicateProblem(entry: Entry): Problem {
  const { field, lines } = entry
  const name = String(field.path.at(-1) ?? '')
  return {
    code: 'duplicate-key',
    severity: 'warning',
    message: `The front matter has the key “${name}” more than once. Programs differ in which one they use; keep only one.`,
    from: field.keyFrom,
    to: field.keyTo,
    fixes: lines === null ? [] : [{ label: `Remove this “${name}”`, edits: [{ ...lines, insert: '' }] }],
  }
}

/** Closes every entry of a map whose key stands before it already, and answers with a problem for each. */
export function closeDuplicates(entries: readonly Entry[]): Problem[] {
  const seen = new Set<string>()
  const problems: Problem[] = []
  for (const entry of entries) {
    const name = JSON.stringify(entry.field.path)
    if (seen.has(name)) {
      problems.push(duplicateProblem(entry))
      entry.field.readOnly = duplicateReason
    }
    seen.add(name)
  }
  return problems
}
