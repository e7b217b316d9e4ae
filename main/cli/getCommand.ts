import type { ReadOutcome } from '../readFields'
import type { Streams } from './editCommand'
import { findPosts } from './findPosts'
import { type PostWork, postWork } from './postWork'

/**
 * `byline get`: prints what posts say for a key: of one post the value alone, of several a line for each that has it.
 * Answers with the exit status: 0, 1 when a post could not be read, 2 when there was none.
 */
export async function runGet(
  key: string,
  paths: readonly string[],
  { json = false }: { json?: boolean },
  { out, error }: Streams,
  work: PostWork = postWork,
): Promise<number> {
  const named = await findPosts(paths)
  if (named.length === 0) {
    error.write('No posts were found (.md, .markdown, .mdx, .Rmd or .qmd).\n')
    return 2
  }
  const read = await work.readFields(
    named.filter((post) => post.reason === null),
    key,
  )
  let next = 0
  const outcomes = named.map(({ name, reason }) => ({
    name,
    outcome: reason === null ? read[next++]! : { reason },
  }))
  if (json) {
    const items = outcomes.map(({ name, outcome }) => asJson(name, outcome))
    out.write(
      items.length === 0 ? '[]\n' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`,
    )
  }
  let failed = 0
  let lacking = 0
  const lines: string[] = []
  for (const { name, outcome } of outcomes) {
    if ('reason' in outcome) {
      failed += 1
      error.write(`${name}: ${outcome.reason}\n`)
    } else if (outcome.found === null) {
      lacking += 1
    } else {
      const { source, value } = outcome.found
      if (named.length === 1) lines.push(`${source}\n`)
      else lines.push(`${name}: ${source.includes('\n') ? JSON.stringify(value) : source}\n`)
    }
  }
  if (!json) out.write(lines.join(''))
  if (lacking > 0) error.write(`${lacking} ${lacking === 1 ? 'post has' : 'posts have'} no “${key}”.\n`)
  return failed > 0 ? 1 : 0
}

function asJson(post: string, outcome: ReadOutcome): { post: string; value?: unknown; error?: string } {
  return 'reason' in outcome ? { post, error: outcome.reason } : { post, value: outcome.found?.value ?? null }
}
