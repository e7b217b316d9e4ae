import { realpath } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { ExportSummary, PageStyle, Result } from '#api'
import type { ExportFormat, PageOptions } from '#domain/export/options'
import { createExportWork } from '../export/exportThreads'
import { type FolderContent, readFolderContent } from '../export/folderContent'
import {
  keepsRawHtmlNote,
  pageCss,
  readFolderTemplate,
  readSiteCss,
  readTemplate,
  siteTitleOf,
} from '../export/prepareExport'
import { planExport, runExport as run } from '../export/runExport'
import { personalPath } from '../personalPath'
import { fail, failureOf, ok } from '../result'
import { version } from '../version'
import { findExports } from './findExports'

export interface Output {
  write(text: string): unknown
  isTTY?: boolean
}

export interface ExportCommandOptions {
  out: string
  format?: ExportFormat
  author?: string
  /** False leaves drafts out. */
  drafts?: boolean
  contents?: boolean
  template?: string
  style?: string
  strict?: boolean
  force?: boolean
  json?: boolean
  jobs?: number
}

/**
 * Exports posts and folders below `out`. Troubles and warnings go to `error`, with progress where that is a terminal; a summary
 * to `out` of `streams` with `json`. Answers with the exit status: 0 when every page was written, 1 when a post failed (or has
 * a warning, with `strict`), 2 when there was nothing to do or an option or path is wrong. `program`: see createExportWork.
 */
export async function runExport(
  paths: readonly string[],
  options: ExportCommandOptions,
  streams: { out: Output; error: Output },
  program: string | null = null,
): Promise<number> {
  const say = (line: string) => streams.error.write(`${line}\n`)
  const style = options.style === undefined ? ok(undefined) : await readStyleFile(options.style)
  const own =
    options.template === undefined
      ? ok(null)
      : await readTemplate(resolve(options.template), `“${personalPath(resolve(options.template))}”`)
  for (const given of [style, own])
    if (!given.ok) {
      say(given.error.message)
      return 2
    }
  const pageStyle = style.ok ? style.value : undefined
  if (pageStyle?.trouble) say(pageStyle.trouble)
  const found = await findExports(paths, options.format)
  for (const message of found.errors) say(message)
  if (found.posts.length === 0) {
    if (found.errors.length === 0) say('No posts were found (.md, .markdown, .mdx, .Rmd or .qmd).')
    return found.errors.length > 0 ? 1 : 2
  }
  const posts =
    options.drafts === false ? await (await import('./leaveDrafts')).leaveDrafts(found.posts) : found.posts
  if (posts.length === 0) {
    say('All of these posts are drafts, so nothing was written.')
    return 2
  }
  const folders: Record<string, FolderContent> = {}
  for (const { root } of posts) folders[root] ??= await readFolderContent(root)
  const root = posts[0]!.root
  const { rules } = folders[root]!
  const template = own.ok && own.value !== null ? ok(own.value) : await readFolderTemplate(root, rules)
  if (!template.ok) {
    say(template.error.message)
    return 2
  }
  if (rules.keepsRawHtml) say(keepsRawHtmlNote)
  const pageOptions: PageOptions = {
    format: options.format ?? 'page',
    author: options.author?.replace(/^@/, '') ?? null,
    hasContents: options.contents ?? false,
  }
  const planned = await planExport({
    ...{ posts, folders, version, options: pageOptions, template: template.value, out: options.out },
    css: await pageCss(pageStyle),
    siteCss: await readSiteCss(),
    siteTitle: siteTitleOf(root, rules),
    isForced: options.force ?? false,
  })
  if (!planned.ok) {
    say(planned.error.message)
    return 2
  }
  for (const [index, { id, path }] of planned.value.jobs.entries()) {
    const { wanted } = posts[index]!
    if (path !== wanted) say(`${id} is written as ${path}, because another post is ${wanted}.`)
  }
  const work = createExportWork({
    ...{ program, jobs: options.jobs ?? 2, posts: posts.length, base: planned.value.base },
    isOneHere: true,
  })
  const stop = new AbortController()
  const onInterrupt = () => stop.abort()
  process.once('SIGINT', onInterrupt)
  const answer = await run(planned.value, {
    ...work,
    isJustPlanned: true,
    signal: stop.signal,
    onProgress(done, total) {
      if (streams.error.isTTY) streams.error.write(`\r${done} of ${total} posts${done === total ? '\n' : ''}`)
    },
  })
  process.off('SIGINT', onInterrupt)
  await work.close()
  if (!answer.ok) {
    say(answer.error.message)
    return 1
  }
  const summary = {
    ...answer.value,
    failed: [...answer.value.failed, ...found.errors.map((reason) => ({ id: '', reason }))],
  }
  return report(summary, options, streams)
}

function report(
  summary: ExportSummary,
  { strict = false, json = false }: ExportCommandOptions,
  { out, error }: { out: Output; error: Output },
): number {
  const { written, unchanged, failed, warnings, left, empty, label } = summary
  for (const { id, line, message } of warnings)
    error.write(`${id}${line > 0 ? `:${line}` : ''}: ${strict ? 'error' : 'warning'}: ${message}\n`)
  for (const { id, reason } of failed) if (id !== '') error.write(`${id}: failed. ${reason}\n`)
  const counts = [
    `${written.length} ${written.length === 1 ? 'page' : 'pages'} written to ${label}`,
    unchanged.length > 0 ? `${unchanged.length} unchanged` : '',
    empty.length > 0 ? `${empty.length} without sections of this author` : '',
    failed.length > 0 ? `${failed.length} failed` : '',
    left.length > 0 ? `${left.length} left, as you stopped` : '',
  ]
  error.write(`${counts.filter(Boolean).join(', ')}.\n`)
  if (json) out.write(`${JSON.stringify(summary, null, 2)}\n`)
  return failed.length > 0 || left.length > 0 || (strict && warnings.length > 0) ? 1 : 0
}

/** A CSS file anywhere, with what it asks for in and below its own folder. */
async function readStyleFile(path: string): Promise<Result<PageStyle>> {
  try {
    const real = await realpath(resolve(path))
    const { readPageStyle } = await import('../pageStyle')
    const style = await readPageStyle(dirname(real), basename(real))
    return style.css === null ? fail('failed', style.trouble ?? '') : ok(style)
  } catch (error) {
    return failureOf(error, `The style sheet “${personalPath(resolve(path))}” could not be read`)
  }
}
