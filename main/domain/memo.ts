/**
 * What was computed from objects, remembered on the objects themselves: it goes with them. Not a WeakMap, as one of a
 * hundred thousand blocks takes a tenth of a second whenever memory is tidied up, and other threads wait for that.
 */
export function createMemo<Key extends object, Value>() {
  const own = Symbol('memo')
  type Marked = { [own]?: Value }
  return {
    get: (key: Key): Value | undefined => (key as Marked)[own],
    set(key: Key, value: Value): void {
      ;(key as Marked)[own] = value
    },
  }
}
