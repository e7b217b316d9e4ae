import { randomBytes } from 'node:crypto'
import type { ExportChoice, ExportPlan, ExportSummary, PostId, Result } from '#api'
import type { ContentFolder } from '../contentFolder'
import { fail, ok } from '../result'
import { createExportWork } from './exportThreads'
import { keepsRawHtmlNote, pageCss, readFolderTemplate, readSiteCss, siteTitleOf } from './prepareExport'
import { type PlannedExport, planExport, runExport } from './runExport'

/** Exports of posts of the open folder, one at a time. */
export interface FolderExports {
  plan(
    folder: ContentFolder,
    out: string,
    choice: ExportChoice,
    posts: readonly PostId[] | null,
  ): Promise<Result<ExportPlan>>
  start(folder: ContentFolder, token: string, isForced: boolean): Promise<Result<ExportSummary>>
  stop(): void
}

interface FolderExportsOptions {
  /** The program of threads, see createExportWork. */
  program: string | null
  version: string
  onProgress(done: number, total: number): void
}

/** Threads of an export from a window: one processor is left to the window. */
const jobs = 2

export function createFolderExports({ program, version, onProgress }: FolderExportsOptions): FolderExports {
  let last: { token: string; root: string; plan: PlannedExport } | null = null
  let running: AbortController | null = null
  return {
    async plan(folder, out, choice, posts) {
      const { root } = folder
      const rules = folder.exportRules()
      const template = await readFolderTemplate(root, rules)
      if (!template.ok) return template
      const style = await folder.readPageStyle()
      const wanted = posts === null ? null : new Set(posts)
      const chosen = folder
        .summaries()
        .filter(({ id, draft }) => (wanted?.has(id) ?? true) && (choice.drafts || !draft))
        .map(({ id }) => ({ root, id }))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
      const fields = folder.getFields(chosen[0]?.id ?? '')
      const planned = await planExport({
        ...{ posts: chosen, out, version, template: template.value, isForced: false },
        options: { format: choice.format, author: choice.author, hasContents: choice.contents },
        css: await pageCss(style),
        siteCss: await readSiteCss(),
        siteTitle: siteTitleOf(root, rules),
        folders: {
          [root]: {
            authors: folder.listAuthors(),
            images: folder.imageRules(),
            markdown: fields.markdown,
            rules,
          },
        },
      })
      if (!planned.ok) return planned
      last = { token: randomBytes(8).toString('hex'), root, plan: planned.value }
      const notes = [
        ...(style.trouble ? [style.trouble] : []),
        ...(fields.trouble ? [fields.trouble] : []),
        ...(rules.keepsRawHtml ? [keepsRawHtmlNote] : []),
        ...planned.value.blocked.map(
          (path) => `“${path}” cannot be written: something else than a file is there.`,
        ),
      ]
      const pages = planned.value.jobs.map(({ id, path }) => ({ id, path }))
      return ok({ token: last.token, pages, foreign: planned.value.foreign, notes })
    },
    async start(folder, token, isForced) {
      if (last?.token !== token || last.root !== folder.root)
        return fail('bad-request', 'The posts may have changed since. Look at what is written again.')
      if (running !== null)
        return fail('bad-request', 'Another export is running. Wait for its end, or stop it.')
      const { plan } = last
      last = null
      const stopping = new AbortController()
      running = stopping
      const { base } = plan
      const work = createExportWork({ program, jobs, posts: plan.jobs.length, base, isOneHere: false })
      try {
        const order = { ...plan.order, isForced }
        return await runExport(
          { ...plan, order },
          {
            ...{ ...work, isJustPlanned: false },
            ...{ signal: stopping.signal, onProgress },
          },
        )
      } finally {
        running = null
        await work.close()
      }
    },
    stop: () => running?.abort(),
  }
}
