import type { LeftAlone, RenamePreview, Result } from '#api'
import type { ContentFolder } from './contentFolder'
import { fail } from './result'

/** Gives authors another handle in all of a folder: first looked at, then applied. Keeps the last preview. */
export interface HandleRenames {
  preview(folder: ContentFolder, from: string, to: string): Promise<Result<RenamePreview>>
  apply(folder: ContentFolder, token: string): Promise<Result<{ changed: number; failed: LeftAlone[] }>>
}

export function createHandleRenames(): HandleRenames {
  return {
    preview: async (_folder, from) => fail('failed', `The handle “${from}” cannot be changed yet.`),
    apply: async () => fail('not-found', 'This preview is not known any more. Look at the changes again.'),
  }
}
