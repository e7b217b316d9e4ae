import type { AriaListBoxOptions } from 'react-aria'
import type { Collection, Key, Node } from 'react-stately'

interface Item {
  id: string
  title: string
}

/**
 * The rows of a long list as react-aria wants them. Its own collections make an element of React for each item, which
 * takes seconds for some ten thousand; here an item is made when it is asked for.
 */
export class PostCollection<T extends Item> implements Collection<Node<T>> {
  /** Places of the rows that were asked for: few, of ten thousands that are there. */
  private readonly indices = new Map<Key, number>()

  constructor(readonly rows: readonly T[]) {}

  get size(): number {
    return this.rows.length
  }

  indexOf(key: Key): number {
    const known = this.indices.get(key)
    if (known !== undefined) return known
    const index = this.rows.findIndex(({ id }) => id === key)
    this.indices.set(key, index)
    return index
  }

  at(index: number): Node<T> | null {
    const row = this.rows[index]
    if (row === undefined) return null
    this.indices.set(row.id, index)
    return {
      type: 'item',
      key: row.id,
      value: row,
      level: 0,
      hasChildNodes: false,
      childNodes: [],
      rendered: row.title,
      textValue: row.title,
      index,
    }
  }

  getItem = (key: Key) => this.at(this.indexOf(key))
  getKeys = () => this.rows.map(({ id }) => id)
  getFirstKey = () => this.keyAt(0)
  getLastKey = () => this.keyAt(this.rows.length - 1)
  getKeyBefore = (key: Key) => this.step(key, -1)
  getKeyAfter = (key: Key) => this.step(key, 1);

  *[Symbol.iterator](): IterableIterator<Node<T>> {
    for (let index = 0; index < this.rows.length; index += 1) yield this.at(index)!
  }

  keyAt(index: number): Key | null {
    const key = this.rows[index]?.id ?? null
    // Who goes on from here need not look for it.
    if (key !== null) this.indices.set(key, index)
    return key
  }

  /** The keys from one to another, both included and either way round; none where one of them is not there. */
  range(from: Key, to: Key): string[] {
    const ends = [this.indexOf(from), this.indexOf(to)]
    return ends.includes(-1)
      ? []
      : this.rows.slice(Math.min(...ends), Math.max(...ends) + 1).map(({ id }) => id)
  }

  /** The key so many rows further, or the last one that way; null where there is none. */
  step(key: Key, by: number): Key | null {
    const index = this.indexOf(key)
    if (index < 0) return null
    const target = Math.max(0, Math.min(this.rows.length - 1, index + by))
    return target === index ? null : this.keyAt(target)
  }
}

/** Which row a key of the keyboard leads to; `pageSize` rows are seen at once. */
export function createRowKeys<T extends Item>(
  collection: PostCollection<T>,
  pageSize: () => number,
): NonNullable<AriaListBoxOptions<T>['keyboardDelegate']> {
  return {
    getKeyBelow: (key) => collection.step(key, 1),
    getKeyAbove: (key) => collection.step(key, -1),
    getKeyPageBelow: (key) => collection.step(key, pageSize()) ?? key,
    getKeyPageAbove: (key) => collection.step(key, -pageSize()) ?? key,
    getFirstKey: () => collection.getFirstKey(),
    getLastKey: () => collection.getLastKey(),
    getKeyForSearch(search, from) {
      const typed = search.toLowerCase()
      const start = from === null || from === undefined ? 0 : Math.max(0, collection.indexOf(from))
      for (let step = 0; step < collection.size; step += 1) {
        const row = collection.rows[(start + step) % collection.size]
        if (row?.title.toLowerCase().startsWith(typed)) return row.id
      }
      return null
    },
  }
}
