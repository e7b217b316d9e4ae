import type { Field } from '../frontMatter/fields'

/** The field at a path, or null. Names may hold dots, so that a path is not told from a key. */
export function fieldAt(fields: readonly Field[], path: readonly (string | number)[]): Field | null {
  for (const field of fields) {
    if (!field.path.every((part, index) => part === path[index])) continue
    if (field.path.length === path.length) return field
    const below = fieldAt(field.children, path)
    if (below !== null) return below
  }
  return null
}
