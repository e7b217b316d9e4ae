import * as v from 'valibot'
import type { ExportTarget, Result } from '#api'
import type { RequestTable } from '../answerRequest'
import { key, path } from '../argumentSchemas'
import type { ContentFolder } from '../contentFolder'
import { personalPath } from '../personalPath'
import { fail, ok } from '../result'
import type { Session } from '../session'
import { version } from '../version'
import { createExportChoices, exportChoiceSchema } from './exportChoices'
import { createFolderExports } from './folderExports'

type BatchRequests = Pick<
  RequestTable,
  'getExportChoice' | 'chooseExportTarget' | 'planExport' | 'startExport' | 'stopExport'
>

type WithFolder = <T>(key: string, task: (folder: ContentFolder) => Promise<Result<T>>) => Promise<Result<T>>

/** Requests by which many posts are exported at once. */
export function createBatchRequests(
  { host, userData, places, emit }: Session,
  withFolder: WithFolder,
): BatchRequests {
  const choices = createExportChoices(userData)
  const exports = createFolderExports({
    program: host.folderThread ?? null,
    version,
    onProgress: (done, total) => emit('exportProgress', { done, total }),
  })
  return {
    getExportChoice: {
      args: v.strictObject({ folder: key }),
      handle: ({ folder }) =>
        withFolder(folder, async ({ root }) => {
          const { out, choice } = await choices.of(root)
          return ok({ choice, target: out === null ? null : personalPath(out) })
        }),
    },
    chooseExportTarget: {
      args: v.strictObject({ folder: key, place: v.nullable(key) }),
      handle: ({ folder, place }) =>
        withFolder<ExportTarget>(folder, async ({ root }) => {
          const out = place === null ? await host.chooseFolder('export') : places.pathOf(place)
          if (out === 'chooser') return ok({ kind: 'chooser' })
          if (out === null)
            return place === null
              ? ok({ kind: 'cancelled' })
              : fail('not-found', 'This folder is not known any more. Start choosing again.')
          await choices.change(root, { out })
          return ok({ kind: 'chosen' as const, target: personalPath(out) })
        }),
    },
    planExport: {
      args: v.strictObject({
        folder: key,
        choice: exportChoiceSchema,
        posts: v.nullable(v.pipe(v.array(path), v.maxLength(1_000_000))),
      }),
      handle: ({ folder, choice, posts }) =>
        withFolder(folder, async (open) => {
          await choices.change(open.root, { choice })
          const { out } = await choices.of(open.root)
          if (out === null) return fail('bad-request', 'Choose a folder for the pages first.')
          return exports.plan(open, out, choice, posts)
        }),
    },
    startExport: {
      args: v.strictObject({ folder: key, token: key, isForced: v.boolean() }),
      handle: ({ folder, token, isForced }) =>
        withFolder(folder, (open) => exports.start(open, token, isForced)),
    },
    stopExport: {
      args: v.strictObject({ folder: key }),
      handle: ({ folder }) =>
        withFolder(folder, async () => {
          exports.stop()
          return ok(null)
        }),
    },
  }
}
