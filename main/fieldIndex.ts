import type { FolderFields, PostId } from '#api'

/** What the posts of the open folder have in their front matter, and the folder's own rules. */
export interface FieldIndex {
  /** What the posts beside this one usually have. */
  fieldsFor(id: PostId): FolderFields
}

export function createFieldIndex(): FieldIndex {
  return {
    fieldsFor: () => ({ usage: { folder: '', posts: 0, kind: 'yaml', keys: [] }, rules: {}, trouble: null }),
  }
}
