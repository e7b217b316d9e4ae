/**
 * What was computed from objects, remembered on the objects themselves: it goes with them. Not a WeakMap, as one of a
 * hundred thousand blocks takes a tenth of a second whenever memory is tidied up, and other threads wait for that.
 */
export interface Memo<Key extends object, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
}

export function createMemo<Key extends object, Value>(): Memo<Key, Value> {
  const own = Symbol('memo')
  type Marked = { [own]?: Value }
  return {
    get: (key) => (key as Marked)[own],
    set(key, value) {
      ;(key as Marked)[own] = value
    },
  }
}
