import * as v from 'valibot'
import type { PostId, Result } from '#api'
import type { RequestTable } from './answerRequest'
import { handle, hash, key, path } from './argumentSchemas'
import { copyExampleFolder } from './exampleFolder'
import { createBatchRequests } from './export/batchRequests'
import { createExportRequests } from './exportRequests'
import { createFirstRequests } from './firstRequests'
import { folderSettingsSchema } from './folderSettings'
import { folderTasks } from './folderTasks'
import { readAllowedLink } from './links'
import { createMoveRequests } from './moveRequests'
import { addImages, createPost, listBeside } from './newFiles'
import { createHandleRenames } from './renameHandle'
import { fail, ok } from './result'
import { saveAuthor } from './saveAuthor'
import type { Session } from './session'
import { listStyleSheets } from './styleSheets'
import { createVersionRequests, saveWithVersion } from './versionRequests'

const line = v.pipe(v.string(), v.maxLength(10_000), v.regex(/^[^\n\r]*$/))
const authorFields = v.strictObject({ name: line, email: line, description: line, url: line, avatar: line })
const nothing = v.strictObject({})
const onlyId = v.strictObject({ id: path })

/** Every request of the contract, answered by the session's services. */
export function createRequests(session: Session): RequestTable {
  const { host, recent, places } = session

  const { withFolder, withSameFolder } = folderTasks(session)

  async function copyExample(into: string) {
    const copy = await copyExampleFolder(into)
    return copy.ok ? session.openFolder(copy.value) : copy
  }

  const renames = createHandleRenames({
    ...(host.folderThread !== undefined && { thread: host.folderThread }),
    onProgress: (done, total) => session.emit('renameProgress', { done, total }),
  })
  const unknownPlace = fail('not-found', 'This folder is not known any more. Start choosing again.')

  return {
    ...createFirstRequests(session),
    listStyleSheets: {
      args: v.strictObject({ folder: key }),
      handle: ({ folder }) => withSameFolder(folder, async ({ root }) => ok(await listStyleSheets(root))),
    },
    saveFolderSettings: {
      args: v.strictObject({ folder: key, settings: folderSettingsSchema }),
      handle: ({ folder, settings }) => session.saveFolderSettings(folder, settings),
    },

    chooseFolder: {
      args: nothing,
      async handle() {
        const chosen = await host.chooseFolder()
        if (chosen === null) return ok({ kind: 'cancelled' })
        if (chosen === 'chooser') return ok({ kind: 'chooser' })
        const folder = await session.openFolder(chosen)
        return folder.ok ? ok({ kind: 'opened', folder: folder.value }) : folder
      },
    },
    openRecent: {
      args: v.strictObject({ id: key }),
      async handle({ id }) {
        const known = recent.pathOf(id)
        return known === null
          ? fail('not-found', 'This folder is not in the list any more. Choose it by Open folder.')
          : session.openFolder(known)
      },
    },
    forgetRecent: {
      args: v.strictObject({ id: key }),
      async handle({ id }) {
        await recent.forget(id)
        return ok(recent.list())
      },
    },
    listPlaces: {
      args: v.strictObject({ place: v.nullable(key) }),
      handle: ({ place }) => places.list(place),
    },
    openPlace: {
      args: v.strictObject({ place: key }),
      async handle({ place }) {
        const known = places.pathOf(place)
        return known === null ? unknownPlace : session.openFolder(known)
      },
    },
    copyExample: {
      args: v.strictObject({ place: v.nullable(key) }),
      async handle({ place }) {
        const into = place === null ? await host.chooseFolder() : places.pathOf(place)
        if (into === 'chooser') return ok({ kind: 'chooser' })
        if (into === null) return place === null ? ok({ kind: 'cancelled' }) : unknownPlace
        const folder = await copyExample(into)
        return folder.ok ? ok({ kind: 'opened', folder: folder.value }) : folder
      },
    },
    closeFolder: {
      args: nothing,
      async handle() {
        await session.closeFolder()
        return ok(null)
      },
    },

    savePost: {
      args: v.strictObject({
        folder: key,
        id: path,
        raw: v.string(),
        hash,
        isEmptied: v.exactOptional(v.boolean()),
      }),
      handle: (args) =>
        withFolder(async (folder) =>
          folder.info.key === args.folder
            ? tellSave(session, await saveWithVersion(session.versions, folder, args), args.id)
            : fail(
                'no-folder',
                'Another folder is open now. Open the folder of this post again, then save. Your text is still here.',
              ),
        ),
    },
    ...createVersionRequests(session.versions, withSameFolder),
    findAuthorPlace: {
      args: v.strictObject({ folder: key, handle }),
      handle: ({ folder, handle }) => withSameFolder(folder, async (open) => ok(open.placeOfAuthor(handle))),
    },
    saveAuthor: {
      args: v.strictObject({ folder: key, handle, fields: authorFields }),
      handle: ({ folder, handle, fields }) =>
        withSameFolder(folder, ({ root }) => saveAuthor(root, handle, fields)),
    },
    prepareRename: {
      args: v.strictObject({ folder: key, from: handle }),
      handle: ({ folder, from }) =>
        withSameFolder(folder, async (open) => {
          await renames.prepare(open, from)
          return ok(null)
        }),
    },
    previewRename: {
      args: v.strictObject({ folder: key, from: handle, to: handle }),
      handle: ({ folder, from, to }) => withSameFolder(folder, (open) => renames.preview(open, from, to)),
    },
    readRenamePatch: {
      args: v.strictObject({ token: key, id: path }),
      handle: ({ token, id }) => withFolder((folder) => renames.patch(folder, token, id)),
    },
    stopRename: {
      args: nothing,
      async handle() {
        renames.stop()
        return ok(null)
      },
    },
    applyRename: {
      args: v.strictObject({ token: key }),
      handle: ({ token }) => withFolder((folder) => renames.apply(folder, token)),
    },
    getNumbers: { args: nothing, handle: () => withFolder(async (folder) => ok(folder.getNumbers())) },
    listPostsBy: {
      args: v.strictObject({ author: v.pipe(v.string(), v.maxLength(10_000)) }),
      handle: ({ author }) => withFolder(async (folder) => ok(folder.listPostsBy(author))),
    },
    ...createExportRequests(session, withFolder),
    ...createBatchRequests(session, withSameFolder),
    ...createMoveRequests(session, withSameFolder),
    listBeside: { args: onlyId, handle: ({ id }) => withFolder(({ root }) => listBeside(root, id)) },
    addImages: {
      args: v.strictObject({
        folder: key,
        id: path,
        images: v.pipe(
          v.array(v.strictObject({ fileName: key, data: v.pipe(v.string(), v.base64()) })),
          v.maxLength(200),
        ),
      }),
      handle: ({ folder, id, images }) => withSameFolder(folder, ({ root }) => addImages(root, id, images)),
    },
    createPost: {
      args: v.strictObject({ folder: key, id: path, raw: v.string() }),
      handle: ({ folder, id, raw }) =>
        withSameFolder(folder, ({ root, files }) => createPost(root, files, id, raw)),
    },
    openLink: {
      args: v.strictObject({ url: v.pipe(v.string(), v.maxLength(8192)) }),
      async handle({ url }) {
        const allowed = readAllowedLink(url)
        if (allowed === null) {
          return fail('bad-request', 'Byline opens only web and mail addresses (http, https, mailto).')
        }
        await host.openLink(allowed)
        return ok(null)
      },
    },
  }
}

/** Tells the other windows of a save: they have not seen it, as this program has. */
function tellSave(session: Session, saved: Result<{ hash: string }>, id: PostId): Result<{ hash: string }> {
  if (saved.ok) session.emit('postChanged', { id, hash: saved.value.hash })
  return saved
}
