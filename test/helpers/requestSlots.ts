import type { RequestTable } from '../../main/answerRequest'

/** A place for a text in the arguments of a request: the way to it from the arguments. */
export interface Slot {
  request: keyof RequestTable
  /** Names of properties; `0` for the item of a list. */
  way: string[]
}

interface Schema {
  type: string
  entries?: Record<string, Schema>
  item?: Schema
  wrapped?: Schema
}

/** Every place for a text in the arguments of every request, as the table's own schemas have them. */
export function textSlots(table: RequestTable): Slot[] {
  const slots: Slot[] = []
  function look(request: keyof RequestTable, schema: Schema, way: string[]): void {
    if (schema.type === 'string') slots.push({ request, way })
    for (const [name, entry] of Object.entries(schema.entries ?? {})) look(request, entry, [...way, name])
    if (schema.type === 'array' && schema.item) look(request, schema.item, [...way, '0'])
    if (schema.wrapped) look(request, schema.wrapped, way)
  }
  for (const [request, { args }] of Object.entries(table))
    look(request as keyof RequestTable, args as Schema, [])
  return slots
}

/** Arguments that a schema takes, made of good values by their names; a name without one fails. */
export function goodArguments(
  table: RequestTable,
  request: keyof RequestTable,
  values: Record<string, unknown>,
) {
  const { entries = {} } = table[request].args as Schema
  const missing = Object.keys(entries).filter((name) => !Object.hasOwn(values, name))
  if (missing.length > 0) throw new Error(`${request}: no good value is known for ${missing.join(', ')}`)
  return Object.fromEntries(Object.keys(entries).map((name) => [name, structuredClone(values[name])]))
}

/** The same arguments with another text in one place. */
export function fill(
  args: Record<string, unknown>,
  way: readonly string[],
  text: string,
): Record<string, unknown> {
  const copy = structuredClone(args)
  let at = copy as Record<string, unknown>
  for (const name of way.slice(0, -1)) at = at[name] as Record<string, unknown>
  at[way.at(-1)!] = text
  return copy
}
