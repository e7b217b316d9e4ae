import type { Field, FieldPath } from './fields'

/** The field that a key leads to, or the place where it would be. */
export type KeyPlace =
  | { field: Field }
  /** `above` is the last field on the way that is there (null: none), `rest` the keys below it. */
  | { field: null; above: Field | null; rest: string[] }

const nameOf = ({ path }: Field) => String(path.at(-1))

/**
 * Finds what a key with dots means: the field of that very name, else a field inside a map or a list of maps
 * (`params.weight`, `resources.0.src`). Names may hold dots themselves; the longest one wins.
 */
export function findByKey(fields: readonly Field[], key: string): KeyPlace {
  return search(fields, key, null)
}

function search(fields: readonly Field[], key: string, above: Field | null): KeyPlace {
  const whole = fields.find((field) => nameOf(field) === key)
  if (whole !== undefined) return { field: whole }
  const onTheWay = fields
    .filter((field) => key.startsWith(`${nameOf(field)}.`))
    .sort((a, b) => nameOf(b).length - nameOf(a).length)
  const places = onTheWay.map((field) => search(field.children, key.slice(nameOf(field).length + 1), field))
  return (
    places.find(({ field }) => field !== null) ?? places[0] ?? { field: null, above, rest: key.split('.') }
  )
}

/** The path of a place below a field. */
export function pathBelow(above: Field | null, key: string): FieldPath {
  return [...(above?.path ?? []), key]
}
