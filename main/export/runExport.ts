import { randomUUID } from 'node:crypto'
import { mkdir, realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ExportSummary, Result } from '#api'
import type { ExportWarning, PageOptions } from '#domain/export/options'
import type { SitePage } from '#domain/export/siteLists'
import { inBatches } from '../batches'
import { isInside } from '../confine'
import { personalPath } from '../personalPath'
import { fail, failureOf, ok } from '../result'
import { syncFolder } from '../writeWhole'
import type { ExportBase, PageJob, PageOutcome } from './exportPages'
import type { FolderContent } from './folderContent'
import { isUnchanged, settingsHash } from './isUnchanged'
import { type Manifest, type ManifestEntry, readManifest, writeManifest } from './manifest'
import { clearTemporaries, placeIn, put } from './pageFiles'
import { findObstacles, type Obstacles, ownPaths, planPages, type WantedPage } from './planExport'

/** What is exported, where to, and how. */
export interface ExportOrder {
  posts: readonly WantedPage[]
  /** The output folder; it is made when it is not there. */
  out: string
  options: PageOptions
  /** The text of a template that can be used, the style of pages, and what a site's style has besides. */
  template: string
  css: string
  siteCss: string
  siteTitle: string
  folders: Record<string, FolderContent>
  /** Whether files that export did not write may be replaced. */
  isForced: boolean
  /** Byline's own version: another one may make other pages. */
  version: string
}

export interface ExportRun {
  /** Does a batch of pages, here or in a thread. */
  exportPages(jobs: readonly PageJob[], base: ExportBase): Promise<PageOutcome[]>
  /** Batches that are worked on at once. */
  atOnce: number
  /** Is called as soon as there is a page to make. */
  begin(): void
  /** Whether it was planned just now: what was seen then is not looked at again. */
  isJustPlanned: boolean
  signal: AbortSignal
  onProgress(done: number, total: number): void
}

/** Pages of a batch: few enough that progress is seen and a stop is quick. */
const batchSize = 25

/** What an export finds before it begins; nothing is written yet. */
export interface PlannedExport extends Obstacles {
  order: ExportOrder
  base: ExportBase
  jobs: PageJob[]
  manifest: Manifest
  settings: string
}

/** Plans an export: where each page goes, and what is in its way. Makes the output folder. */
export async function planExport(order: ExportOrder): Promise<Result<PlannedExport>> {
  const isSite = order.options.format === 'folder'
  let out: string
  try {
    await mkdir(resolve(order.out), { recursive: true })
    out = await realpath(resolve(order.out))
  } catch (error) {
    return failureOf(error, `The folder “${personalPath(resolve(order.out))}” could not be made`)
  }
  const isMarkdown = order.options.format === 'markdown'
  // What is exported as Markdown would be posts, too.
  const isAmongPosts = (root: string) => out === root || (isMarkdown && isInside(root, out))
  if (Object.keys(order.folders).some(isAmongPosts))
    return fail(
      'bad-request',
      'Pages cannot be written right among the posts. Choose another folder for them.',
    )
  const jobs = planPages(order.posts, order.options.format)
  const pages: ExportBase['pages'] = {}
  for (const { root, id, path } of jobs) {
    const own = pages[root] ?? []
    pages[root] = own
    own.push([id, path])
  }
  const { options, template, css, siteTitle, folders } = order
  const base = { out, options, template, css, siteTitle, folders, pages, run: randomUUID() }
  const settings = settingsHash(base, order.version)
  const manifest = readManifest(out)
  const paths = [...jobs.map(({ path }) => path), ...(isSite ? ownPaths : [])]
  const obstacles = await findObstacles(out, paths, manifest)
  return ok({ order, base, jobs, manifest, settings, ...obstacles })
}

/** Carries out what was planned. A post that fails is told and the others go on; what was stopped is whole as far as it is there. */
export async function runExport(plan: PlannedExport, run: ExportRun): Promise<Result<ExportSummary>> {
  const { order, base, jobs, settings } = plan
  const { out } = base
  const summary: ExportSummary = {
    ...{
      label: personalPath(out),
      written: [],
      unchanged: [],
      left: [],
      empty: [],
      failed: [],
      warnings: [],
    },
  }
  const inTheWay = new Map<string, string>([
    ...plan.blocked.map((path): [string, string] => [path, 'something else than a file is there']),
    ...(order.isForced ? [] : plan.foreign).map((path): [string, string] => [
      path,
      'a file is there that export did not write, or that was changed since',
    ]),
  ])
  const isSame = plan.manifest.settings === settings
  const files: Record<string, ManifestEntry> = { ...plan.manifest.files }
  const asWritten = run.isJustPlanned ? plan.asWritten : null
  const wanted: PageJob[] = []
  for (const job of jobs) {
    const reason = inTheWay.get(job.path)
    if (reason !== undefined)
      summary.failed.push({ id: job.id, reason: `“${job.path}” was not written: ${reason}.` })
    else if (isSame && isUnchanged(job, out, plan.manifest, asWritten)) {
      summary.unchanged.push(job.id)
      tell(summary, job, files[job.path]!.warnings)
    } else wanted.push(job)
  }
  try {
    if (wanted.length > 0) {
      run.begin()
      await announce(plan, wanted)
    }
    const outcomes = await inBatches(
      wanted,
      { size: batchSize, atOnce: run.atOnce, signal: run.signal, onProgress: run.onProgress },
      (batch) => run.exportPages(batch, base),
    )
    outcomes.forEach((outcome, index) => {
      const job = wanted[index]!
      if (outcome === undefined) summary.left.push(job.id)
      else if (outcome.kind === 'empty') summary.empty.push(job.id)
      else if (outcome.kind === 'failed') summary.failed.push({ id: job.id, reason: outcome.reason })
      else {
        summary.written.push(job.id)
        tell(summary, job, outcome.entry.warnings)
        files[job.path] = outcome.entry
        for (const [path, entry] of outcome.files) files[path] = entry
      }
    })
    const isSite = base.options.format === 'folder'
    if (isSite && !run.signal.aborted) await finishSite(plan, files, inTheWay, summary)
    // What was stopped keeps the old settings only where no page of the new ones is there.
    if (wanted.length > 0 || !isSame) {
      clearTemporaries(out)
      await syncFolder(out)
      await writeManifest(out, {
        version: 1,
        settings,
        files: run.signal.aborted && !isSame ? onlyNew(files, plan) : files,
      })
    }
    return ok(summary)
  } catch (error) {
    return failureOf(error, `The export to “${summary.label}” could not be finished`)
  }
}

function tell(summary: ExportSummary, { id }: PageJob, warnings: readonly ExportWarning[]): void {
  for (const warning of warnings) summary.warnings.push({ id, ...warning })
}

/** Says in the manifest what will be written: after a kill these files are export's own, whichever of them are there. */
async function announce({ base, manifest }: PlannedExport, wanted: readonly PageJob[]): Promise<void> {
  const planned = {
    id: '',
    root: '',
    made: [],
    stamp: '',
    hash: '',
    warnings: [],
    facts: null,
    hasMath: false,
  }
  const paths = [...wanted.map(({ path }) => path), ...(base.options.format === 'folder' ? ownPaths : [])]
  const files = { ...manifest.files, ...Object.fromEntries(paths.map((path) => [path, planned])) }
  await writeManifest(base.out, { ...manifest, files })
}

/** Pages made by former settings are made again: they count as planned. */
function onlyNew(files: Record<string, ManifestEntry>, plan: PlannedExport): Record<string, ManifestEntry> {
  return Object.fromEntries(
    Object.entries(files).map(([path, entry]) => [
      path,
      entry === plan.manifest.files[path]
        ? { ...entry, made: [['', 'other settings'] as [string, string]] }
        : entry,
    ]),
  )
}

/** Writes lists, feed and style; those that are as before stay. */
async function finishSite(
  { base, jobs, order, manifest }: PlannedExport,
  files: Record<string, ManifestEntry>,
  inTheWay: ReadonlyMap<string, string>,
  summary: ExportSummary,
): Promise<void> {
  const entries = jobs.flatMap(({ path }) => (files[path]?.facts ? [{ path, entry: files[path] }] : []))
  const pages = entries.map(({ path, entry }): SitePage => ({ path, facts: entry.facts! }))
  const baseUrl = Object.values(base.folders)[0]?.rules.baseUrl ?? null
  const hasMath = entries.some(({ entry }) => entry.hasMath)
  const { siteFiles } = await import('./writeSite')
  const own = await siteFiles(base, pages, { siteCss: order.siteCss, hasMath, baseUrl })
  const lists = own.map(({ path }) => path).filter((path) => !inTheWay.has(path))
  const { foreign, blocked } = await findObstacles(base.out, lists, {
    ...manifest,
    files: { ...manifest.files, ...files },
  })
  const refused = new Set([...inTheWay.keys(), ...blocked, ...(order.isForced ? [] : foreign)])
  const place = placeIn(base.out)
  for (const { path, bytes } of own) {
    if (refused.has(path))
      summary.failed.push({
        id: path,
        reason: `“${path}” was not written: a file is there that export did not write, or that was changed since.`,
      })
    else files[path] = await put(place, path, bytes)
  }
}
