import * as v from 'valibot'
import type { Result } from '#api'
import { mostLookedFor } from '#domain/moves/units'
import type { RequestTable } from './answerRequest'
import { key, path } from './argumentSchemas'
import type { ContentFolder } from './contentFolder'
import { duplicatePost } from './duplicatePost'
import { listLinksTo } from './linksTo'
import { createPostMoves } from './postMoves'
import type { Session } from './session'
import { trashPost } from './trashPost'

type MoveRequests = Pick<
  RequestTable,
  'previewMove' | 'readMovePatch' | 'applyMove' | 'duplicatePost' | 'listLinksTo' | 'trashPost'
>

type WithFolder = <T>(key: string, task: (folder: ContentFolder) => Promise<Result<T>>) => Promise<Result<T>>

/** Requests about the files of posts: where they are, what they are called, and whether they are there. */
export function createMoveRequests({ host, versions, emit }: Session, withFolder: WithFolder): MoveRequests {
  const moves = createPostMoves((done, total) => emit('renameProgress', { done, total }))
  return {
    previewMove: {
      args: v.strictObject({ folder: key, id: path, to: path }),
      handle: ({ folder, id, to }) => withFolder(folder, (open) => moves.preview(open, id, to)),
    },
    readMovePatch: {
      args: v.strictObject({ folder: key, token: key, id: path }),
      handle: ({ folder, token, id }) => withFolder(folder, (open) => moves.patch(open, token, id)),
    },
    applyMove: {
      args: v.strictObject({ folder: key, token: key }),
      handle: ({ folder, token }) =>
        withFolder(folder, async (open) => {
          const moved = await moves.apply(open, token)
          if (moved.ok) await versions.move(open.root, moved.value.from, moved.value.id)
          return moved
        }),
    },
    duplicatePost: {
      args: v.strictObject({ folder: key, id: path, to: path }),
      handle: ({ folder, id, to }) => withFolder(folder, ({ root }) => duplicatePost(root, id, to)),
    },
    listLinksTo: {
      args: v.strictObject({
        folder: key,
        ids: v.pipe(v.array(path), v.minLength(1), v.maxLength(mostLookedFor)),
      }),
      handle: ({ folder, ids }) => withFolder(folder, ({ root }) => listLinksTo(root, ids)),
    },
    trashPost: {
      args: v.strictObject({ folder: key, id: path }),
      handle: ({ folder, id }) => withFolder(folder, (open) => trashPost(host, open, id)),
    },
  }
}
