import type { FolderFields } from '#api'
import { ruleOf } from '#domain/fields/fieldRules'
import { firstValue } from '#domain/fields/missingKeys'
import type { FieldValue } from '#domain/frontMatter/fields'
import { createField } from './changeField'

/** Today's day where the writer is, as `YYYY-MM-DD`. */
function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The value that a new field begins with: of the type that the folder's posts have under its key. */
export function beginWith(key: string, folder: FolderFields | null): FieldValue {
  const usage = folder?.usage.keys.find((each) => each.key === key) ?? null
  return firstValue(key, usage, folder === null ? null : ruleOf(folder.rules, key), today())
}

/** Adds a field to the open post where the folder's posts have it; begins front matter of their kind where it has none. */
export function addNewField(key: string, folder: FolderFields | null): string | null {
  const order = folder?.usage.keys.map((each) => each.key) ?? []
  return createField([key], beginWith(key, folder), { order, kind: folder?.usage.kind ?? 'yaml' })
}

/** Moves the focus to a field of the form once it is drawn. */
export function focusField(key: string): void {
  setTimeout(() => {
    const row = document.querySelector(`[data-field="${CSS.escape(key)}"]`)
    row?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, 30)
}
