import { join } from 'node:path'
import * as v from 'valibot'
import { defaultFolderSettings, type FolderSettings } from '#api'
import { createJsonFile } from './jsonFile'

/** What the writer has chosen for single content folders; kept in the user-data folder, never in the content. */
export interface FolderSettingsStore {
  /** `root` is the folder's real path. */
  of(root: string): FolderSettings
  /** Holds at once; throws the system's error when it cannot be kept. */
  set(root: string, settings: FolderSettings): Promise<void>
}

/** What the renderer may send. */
export const folderSettingsSchema = v.strictObject({
  remoteImages: v.boolean(),
  styleSheet: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4096))),
})

const { entries } = folderSettingsSchema
const stored = v.object({
  remoteImages: v.fallback(entries.remoteImages, defaultFolderSettings.remoteImages),
  styleSheet: v.fallback(entries.styleSheet, defaultFolderSettings.styleSheet),
})
const schema = v.object({
  folders: v.pipe(v.array(v.object({ path: v.string(), settings: stored })), v.maxLength(10_000)),
})

/** Folders beyond this many, changed longest ago, are forgotten: they are as if they were new. */
const most = 500

export async function readFolderSettings(userData: string): Promise<FolderSettingsStore> {
  const file = createJsonFile(join(userData, 'folder-settings.json'), schema, { folders: [] })
  let { folders } = await file.read()
  return {
    of: (root) => folders.find(({ path }) => path === root)?.settings ?? defaultFolderSettings,
    async set(root, settings) {
      const change = (all: typeof folders) =>
        [{ path: root, settings }, ...all.filter(({ path }) => path !== root)].slice(0, most)
      folders = change(folders)
      await file.update((present) => ({ folders: change(present.folders) }))
    },
  }
}
