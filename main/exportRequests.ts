import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'
import type { ExportResult, ExtractResult, PdfResult, PostId, Result } from '#api'
import { usualPageOptions } from '#domain/export/options'
import { pageName } from '#domain/export/pagePaths'
import type { RequestTable } from './answerRequest'
import { handle, key, path } from './argumentSchemas'
import { confine, splitRelativePath } from './confine'
import type { ContentFolder } from './contentFolder'
import { exportOne } from './export/exportOne'
import { extractFileName, makeExtract, readBase } from './extracts'
import { fail, failureOf, ok } from './result'
import type { Session } from './session'
import { writeOutside } from './writeOutside'

type ExportRequests = Pick<
  RequestTable,
  | 'exportPost'
  | 'exportFragment'
  | 'exportPdf'
  | 'extractAuthor'
  | 'readExtractBase'
  | 'saveCopy'
  | 'showInFolder'
>

/** Where a post is, or was: the path to show, in its own folder or, where that is gone, the content folder. */
async function placeToShow(root: string, id: PostId): Promise<Result<string>> {
  if (splitRelativePath(id) === null)
    return fail('bad-request', 'This is not a path below the content folder.')
  const folder = dirname(id)
  const own = folder === '.' ? null : await confine(root, folder)
  return ok(join(own?.ok ? own.value.real : root, basename(id)))
}

/** Requests by which texts leave the content folder, or the writer goes to see it. */
export function createExportRequests(
  { host, userData }: Session,
  withFolder: <T>(task: (folder: ContentFolder) => Promise<Result<T>>) => Promise<Result<T>>,
): ExportRequests {
  return {
    exportPost: {
      args: v.strictObject({ id: path, raw: v.string() }),
      handle: ({ id, raw }) =>
        withFolder<ExportResult>(async (folder) => {
          const fileName = pageName(id)
          const page = await exportOne(folder, id, raw)
          if (!page.ok) return page
          const { html, warnings } = page.value
          const written = await writeOutside(host, {
            kind: 'page',
            fileName,
            content: html,
            name: 'The page',
          })
          if (!written.ok) return written
          const { value } = written
          if (value.kind === 'cancelled') return ok(value)
          return ok(value.kind === 'written' ? { ...value, warnings } : { ...value, html, warnings })
        }),
    },
    exportFragment: {
      args: v.strictObject({ id: path, raw: v.string() }),
      handle: ({ id, raw }) =>
        withFolder(async (folder) => {
          const made = await exportOne(folder, id, raw, { ...usualPageOptions, format: 'fragment' })
          return made.ok ? ok({ html: made.value.html }) : made
        }),
    },
    exportPdf: {
      args: v.strictObject({ id: path, raw: v.string() }),
      handle: ({ id, raw }) =>
        withFolder<PdfResult>(async (folder) => {
          if (host.makePdf === undefined) return ok({ kind: 'print' })
          const page = await exportOne(folder, id, raw)
          if (!page.ok) return page
          const { html, warnings } = page.value
          const fileName = pageName(id).replace(/\.html$/, '.pdf')
          let content: Uint8Array
          try {
            content = await host.makePdf(html)
          } catch (error) {
            return failureOf(error, 'The page could not be printed into a PDF', 'Try it once more.')
          }
          const written = await writeOutside(host, { kind: 'pdf', fileName, content, name: 'The PDF' })
          if (!written.ok) return written
          const { value } = written
          return ok(value.kind === 'written' ? { ...value, warnings } : { kind: 'cancelled' })
        }),
    },
    extractAuthor: {
      args: v.strictObject({ id: path, raw: v.string(), handle }),
      handle: ({ id, raw, handle }) =>
        withFolder<ExtractResult>(async (folder) => {
          const extract = await makeExtract(userData, raw, handle, folder.listAuthors())
          if (!extract.ok) return extract
          const { text, lost } = extract.value
          const fileName = extractFileName(id, handle)
          const written = await writeOutside(host, {
            kind: 'sections',
            fileName,
            content: text,
            name: 'The sections',
          })
          if (!written.ok) return written
          const { value } = written
          if (value.kind === 'cancelled') return ok(value)
          return ok(value.kind === 'written' ? { ...value, lost } : { ...value, text, lost })
        }),
    },
    readExtractBase: {
      args: v.strictObject({ base: key }),
      handle: async ({ base }) => ok({ text: await readBase(userData, base) }),
    },
    saveCopy: {
      args: v.strictObject({ id: path, raw: v.string() }),
      handle: ({ id, raw }) =>
        writeOutside(host, { kind: 'copy', fileName: basename(id), content: raw, name: 'The copy' }),
    },
    showInFolder: {
      args: v.strictObject({ id: path }),
      handle: ({ id }) =>
        withFolder(async ({ root }) => {
          const place = await placeToShow(root, id)
          if (!place.ok) return place
          await host.showFile(place.value)
          return ok(null)
        }),
    },
  }
}
