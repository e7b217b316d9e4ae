import type { Field } from '#domain/frontMatter/fields'
import type { FieldInfo } from '../useFieldInfo'

/** What every control of the form gets; `onFailure` shows why a value was not written. */
export interface ControlProps {
  field: Field
  info: FieldInfo
  isReadOnly: boolean
  onFailure: (message: string | null) => void
}

/** What a field is called, with a mark where byline.json requires it. */
export function FieldName({ info }: { info: FieldInfo }) {
  return (
    <>
      {info.label}
      {info.rule?.required && (
        <span className="required-mark" title="byline.json requires this field">
          *
        </span>
      )}
    </>
  )
}
