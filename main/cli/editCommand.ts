import type { FieldChange } from '#domain/frontMatter/assign'
import type { EditOutcome } from '../editPosts'
import { readSetArguments } from './assignments'
import type { Output } from './exportCommand'
import { findPosts } from './findPosts'
import { type PostWork, postWork } from './postWork'

export interface Streams {
  out: Output
  error: Output
}

export interface EditCommandOptions {
  dryRun?: boolean
  json?: boolean
}

/**
 * `byline set`: gives fields of posts values. Answers with the exit status: 0, 1 when a post failed, 2 when the call was
 * wrong.
 */
export async function runSet(
  given: readonly string[],
  options: EditCommandOptions,
  streams: Streams,
  work: PostWork = postWork,
): Promise<number> {
  const { changes, paths, errors } = readSetArguments(given)
  if (changes.length === 0 && errors.length === 0) errors.push('Say what to set: key=value.')
  if (errors.length === 0) return changePosts(changes, paths, options, streams, work)
  for (const message of errors) streams.error.write(`${message}\n`)
  return 2
}

/** `byline unset`: removes a field from posts. Posts without it stay as they are. */
export async function runUnset(
  key: string,
  paths: readonly string[],
  options: EditCommandOptions,
  streams: Streams,
  work: PostWork = postWork,
): Promise<number> {
  return changePosts([{ key, value: null }], paths, options, streams, work)
}

async function changePosts(
  changes: readonly FieldChange[],
  paths: readonly string[],
  { dryRun = false, json = false }: EditCommandOptions,
  { out, error }: Streams,
  work: PostWork,
): Promise<number> {
  const named = await findPosts(paths)
  if (named.length === 0) {
    const what = paths.length === 0 ? 'Say in which posts or folders.' : 'No posts were found'
    error.write(paths.length === 0 ? `${what}\n` : `${what} (.md, .markdown, .mdx, .Rmd or .qmd).\n`)
    return 2
  }
  const posts = named.filter((post) => post.reason === null)
  const edited = await work.editPosts(posts, changes, { isDryRun: dryRun })
  let next = 0
  const outcomes = named.map(({ name, reason }) => {
    const outcome: EditOutcome = reason === null ? edited[next++]! : { status: 'failed', reason }
    return { name, outcome }
  })
  const count = (status: EditOutcome['status']) =>
    outcomes.filter(({ outcome }) => outcome.status === status).length
  const counts = {
    changed: count('changed'),
    unchanged: count('unchanged'),
    withoutFrontMatter: count('withoutFrontMatter'),
    failed: count('failed'),
  }

  for (const { name, outcome } of outcomes) {
    if (outcome.status === 'failed') error.write(`${name}: ${outcome.reason}\n`)
    else if (outcome.status === 'changed' && outcome.patch !== null && !json) out.write(outcome.patch)
  }
  if (json) out.write(`${JSON.stringify({ dryRun, ...counts, posts: outcomes.map(asJson) }, null, 2)}\n`)
  const changed = dryRun ? 'would change' : 'changed'
  const bare = counts.withoutFrontMatter
  if (bare > 0)
    error.write(`${bare} without front matter were left alone; name a post itself to give it some.\n`)
  error.write(`${counts.changed} ${changed}, ${counts.unchanged} unchanged, ${counts.failed} failed.\n`)
  return counts.failed > 0 ? 1 : 0
}

function asJson({ name, outcome }: { name: string; outcome: EditOutcome }) {
  const { status } = outcome
  if (status === 'failed') return { post: name, status, error: outcome.reason }
  if (status !== 'changed' || outcome.patch === null) return { post: name, status }
  return { post: name, status, patch: outcome.patch }
}
