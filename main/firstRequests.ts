import * as v from 'valibot'
import type { RequestTable } from './answerRequest'
import { key, path } from './argumentSchemas'
import { createBackupRequests } from './backupRequests'
import { folderTasks } from './folderTasks'
import { ok } from './result'
import type { Session } from './session'
import { settingsSchema } from './settings'
import { createWindowRequests } from './windowRequests'

const nothing = v.strictObject({})
const onlyId = v.strictObject({ id: path })

/** What a window asks for until it can be worked in. Nothing that only later requests need is imported here. */
export function createFirstRequests(session: Session) {
  const { withFolder, withSameFolder } = folderTasks(session)
  return {
    getStart: { args: nothing, handle: async () => ok(session.getStart()) },
    saveSettings: {
      args: v.strictObject({ settings: settingsSchema }),
      handle: ({ settings }) => session.saveSettings(settings),
    },
    getPageStyle: {
      args: v.strictObject({ folder: key }),
      handle: ({ folder }) => withSameFolder(folder, async (open) => ok(await open.readPageStyle())),
    },
    listPosts: {
      args: nothing,
      handle: () =>
        withFolder(async (folder) => {
          folder.listPosts()
          return ok(null)
        }),
    },
    readPost: { args: onlyId, handle: ({ id }) => withFolder(({ files }) => files.readPost(id)) },
    listAuthors: { args: nothing, handle: () => withFolder(async (folder) => ok(folder.listAuthors())) },
    getFolderFields: {
      args: onlyId,
      handle: ({ id }) => withFolder(async (folder) => ok(folder.getFields(id))),
    },
    findImages: {
      args: v.strictObject({ id: path, sources: v.pipe(v.array(v.string()), v.maxLength(100_000)) }),
      handle: ({ id, sources }) => withFolder(async ({ images }) => ok(await images.find(id, sources))),
    },
    ...createBackupRequests(session.backups, withSameFolder),
    ...createWindowRequests(session),
  } satisfies Partial<RequestTable>
}
