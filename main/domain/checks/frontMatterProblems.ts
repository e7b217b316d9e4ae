import type { Problem } from '../problem'
import type { CheckInput } from './check'

/** Front matter that cannot be read, and what reading it found. */
export function checkFrontMatter({ frontMatter: { broken, problems } }: CheckInput): Problem[] {
  if (broken === null) return problems
  const { from, to, line, message } = broken
  return [
    {
      code: 'front-matter-broken',
      severity: 'error',
      message: `The front matter cannot be read (line ${line}): ${message}`,
      from,
      to,
      fixes: [],
    },
    ...problems,
  ]
}
