import * as v from 'valibot'
import type { Args, Result } from '#api'
import type { RequestTable } from './answerRequest'
import { key, path } from './argumentSchemas'
import type { ContentFolder } from './contentFolder'
import { decodeText } from './decodeText'
import type { SavedPost } from './postFiles'
import { fail, ok } from './result'
import { spanOfVersions, type Versions } from './versions'

/** Saves a post, and keeps what was saved as a version of it; with the first one what was there before. */
export async function saveWithVersion(
  versions: Versions,
  { root, files }: ContentFolder,
  { id, raw, hash, isEmptied }: Args<'savePost'>,
): Promise<Result<SavedPost>> {
  const isFirst = hash !== '' && (await versions.list(root, id)).length === 0
  let before: Buffer | null = null as Buffer | null
  const saved = await files.savePost(id, raw, hash, {
    isEmptied,
    onRead(bytes) {
      before = bytes
    },
  })
  if (!saved.ok) return saved
  const now = Date.now()
  const keep = async () => {
    // It was there at that time, too.
    const former = isFirst && before !== null ? decodeText(before).raw : raw
    if (former !== raw) await versions.keep(root, id, former, now - spanOfVersions)
    await versions.keep(root, id, raw, now)
  }
  // The post is saved whether its history is kept or not.
  void keep().catch(() => {})
  return saved
}

/** Requests about the earlier texts of a post. */
export function createVersionRequests(
  versions: Versions,
  withFolder: <T>(key: string, task: (folder: ContentFolder) => Promise<Result<T>>) => Promise<Result<T>>,
): Pick<RequestTable, 'listVersions' | 'readVersion'> {
  return {
    listVersions: {
      args: v.strictObject({ folder: key, id: path }),
      handle: ({ folder, id }) => withFolder(folder, async ({ root }) => ok(await versions.list(root, id))),
    },
    readVersion: {
      args: v.strictObject({ folder: key, id: path, token: key }),
      handle: ({ folder, id, token }) =>
        withFolder(folder, async ({ root }) => {
          const raw = await versions.read(root, id, token)
          return raw === null
            ? fail('not-found', 'This text is not kept any more. Choose another one.')
            : ok({ raw })
        }),
    },
  }
}
