import { join } from 'node:path'
import * as v from 'valibot'
import type { ExportChoice } from '#api'
import { createJsonFile } from '../jsonFile'

/** What a window may send. */
export const exportChoiceSchema = v.strictObject({
  // Choices that were kept before there was one are of all.
  scope: v.optional(v.picklist(['this', 'selected', 'listed', 'all']), 'all'),
  format: v.picklist(['page', 'folder', 'fragment', 'markdown']),
  author: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  drafts: v.boolean(),
  contents: v.boolean(),
})

const schema = v.object({
  folders: v.pipe(
    v.array(v.object({ path: v.string(), out: v.nullable(v.string()), choice: exportChoiceSchema })),
    v.maxLength(1000),
  ),
})

export const usualChoice: ExportChoice = {
  scope: 'all',
  format: 'page',
  author: null,
  drafts: false,
  contents: false,
}

/** How each content folder was exported last; kept in the user-data folder. */
export interface ExportChoices {
  /** `root` is the folder's real path. `out`: the folder for the pages, or null. */
  of(root: string): Promise<{ out: string | null; choice: ExportChoice }>
  change(root: string, change: { out?: string; choice?: ExportChoice }): Promise<void>
}

/** Folders beyond this many, exported longest ago, are forgotten. */
const most = 200

export function createExportChoices(userData: string): ExportChoices {
  const file = createJsonFile(join(userData, 'export-choices.json'), schema, { folders: [] })
  const find = (folders: v.InferOutput<typeof schema>['folders'], root: string) =>
    folders.find(({ path }) => path === root) ?? { path: root, out: null, choice: usualChoice }
  return {
    of: async (root) => find((await file.read()).folders, root),
    change: (root, change) =>
      file.update(({ folders }) => ({
        folders: [
          { ...find(folders, root), ...change },
          ...folders.filter(({ path }) => path !== root),
        ].slice(0, most),
      })),
  }
}
