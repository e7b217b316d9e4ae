import type { FolderFields } from '#api'
import { checkField, type FieldTrouble } from '#domain/fields/checkField'
import { type FieldRule, ruleOf } from '#domain/fields/fieldRules'
import { type ControlType, controlOf } from '#domain/fields/fieldType'
import type { KeyUsage } from '#domain/fields/usage'
import type { Field, FieldPath } from '#domain/frontMatter/fields'
import { useStore } from '../../state/store'

/** What the folder tells about a field of the form. */
export interface FieldInfo {
  label: string
  control: ControlType
  rule: FieldRule | null
  usage: KeyUsage | null
  trouble: FieldTrouble | null
}

/** The key of a rule: keys of maps joined by points, without places in lists. */
function ruleKey(path: FieldPath): string {
  return path.filter((part) => typeof part === 'string').join('.')
}

export function fieldInfo(field: Field, folder: FolderFields | null): FieldInfo {
  const rule = folder === null ? null : ruleOf(folder.rules, ruleKey(field.path))
  const usage =
    field.path.length === 1 ? (folder?.usage.keys.find(({ key }) => key === field.path[0]) ?? null) : null
  return {
    label: rule?.label ?? field.label,
    control: controlOf(field, usage, rule),
    rule,
    usage,
    trouble: checkField(field, usage, folder?.usage.posts ?? 0, rule),
  }
}

/** What the open post's subfolder and byline.json tell about a field. */
export function useFieldInfo(field: Field): FieldInfo {
  return fieldInfo(
    field,
    useStore((state) => state.folderFields),
  )
}
