import type { Field } from '#domain/frontMatter/fields'
import { FieldRow } from './FieldRow'

/** Fields keep their place in the form while their values change: key and turn tell them apart. */
const keyOf = (field: Field, index: number, fields: readonly Field[]) => {
  const path = field.path.join('\n')
  const turn = fields.slice(0, index).filter((other) => other.path.join('\n') === path).length
  return `${path}#${turn}`
}

/** Fields one below the other. */
export function FieldList({ fields, isReadOnly }: { fields: readonly Field[]; isReadOnly: boolean }) {
  return fields.map((field, index) => (
    <FieldRow key={keyOf(field, index, fields as Field[])} field={field} isReadOnly={isReadOnly} />
  ))
}
