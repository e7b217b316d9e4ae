/** A value of the front matter after a handle got another name, and in how many places the handle stood. */
export interface RenamedValue<T> {
  value: T
  count: number
}

/**
 * Gives a handle another name in a text that is the handle, or names several with commas between. An `@` before it and
 * the spaces around it stay; a handle that is only a part of a name is another one.
 */
export function renameInText(text: string, from: string, to: string): RenamedValue<string> {
  let count = 0
  const parts = text.split(',').map((part) => {
    const before = /^\s*@?/.exec(part)?.[0] ?? ''
    const own = part.slice(before.length)
    const name = own.trimEnd()
    if (name !== from) return part
    count += 1
    return before + to + own.slice(name.length)
  })
  return { value: parts.join(','), count }
}

/** Gives a handle another name in the items of a list. One who stands in it already does not come twice. */
export function renameInList(items: readonly string[], from: string, to: string): RenamedValue<string[]> {
  const renamed = items.map((item) => renameInText(item, from, to))
  const count = renamed.reduce((sum, item) => sum + item.count, 0)
  const isThere = items.includes(to)
  const value = renamed.flatMap((item) =>
    isThere && item.count > 0 && item.value === to ? [] : [item.value],
  )
  return { value, count }
}
