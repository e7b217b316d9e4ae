import * as v from 'valibot'
import type { FileState, KeptText, Result } from '#api'
import type { RequestTable } from './answerRequest'
import { hash, key, path, window } from './argumentSchemas'
import type { Backups, KeptBackup } from './backups'
import type { ContentFolder } from './contentFolder'
import { fail, failureOf, ok } from './result'

type BackupRequests = Pick<
  RequestTable,
  'backUp' | 'dropBackup' | 'collectBackups' | 'readBackup' | 'discardBackup'
>

/** What has happened to the file since the text was kept; null when the file holds the text itself. */
async function stateOf({ files }: ContentFolder, { id, hash, raw }: KeptBackup): Promise<FileState | null> {
  const file = await files.readPost(id)
  if (!file.ok) return file.error.code === 'not-found' ? 'gone' : 'changed'
  if (file.value.raw === raw) return null
  return file.value.hash === hash ? 'same' : 'changed'
}

/** Requests about unsaved text that is kept outside the content folder. */
export function createBackupRequests(
  backups: Backups,
  withFolder: <T>(key: string, task: (folder: ContentFolder) => Promise<Result<T>>) => Promise<Result<T>>,
): BackupRequests {
  return {
    backUp: {
      args: v.strictObject({ folder: key, id: path, raw: v.string(), hash, window }),
      handle: ({ folder, id, raw, hash, window }) =>
        withFolder(folder, async ({ root }) => {
          try {
            await backups.write({ folder: root, id, raw, hash, time: Date.now() }, window)
            return ok(null)
          } catch (error) {
            return failureOf(
              error,
              'Unsaved text could not be kept for the case of a crash',
              'Save your posts now and then yourself.',
            )
          }
        }),
    },
    dropBackup: {
      args: v.strictObject({ folder: key, id: path, window }),
      handle: ({ folder, id, window }) =>
        withFolder(folder, async ({ root }) => {
          await backups.remove(root, id, window)
          return ok(null)
        }),
    },
    collectBackups: {
      args: v.strictObject({ folder: key, window }),
      handle: ({ folder, window }) =>
        withFolder<KeptText[]>(folder, async (open) => {
          const kept: KeptText[] = []
          for (const backup of await backups.collect(open.root, window)) {
            const state = await stateOf(open, backup)
            if (state === null) await backups.discard(backup.token)
            else kept.push({ token: backup.token, id: backup.id, time: backup.time, state })
          }
          return ok(kept)
        }),
    },
    readBackup: {
      args: v.strictObject({ token: key }),
      async handle({ token }) {
        const backup = await backups.read(token)
        if (backup === null)
          return fail(
            'not-found',
            'This text is not kept any more: another window has restored or given it up.',
          )
        const { id, raw, hash } = backup
        return ok({ id, raw, hash })
      },
    },
    discardBackup: {
      args: v.strictObject({ token: key }),
      async handle({ token }) {
        await backups.discard(token)
        return ok(null)
      },
    },
  }
}
