import { describe, expect, it } from 'vitest'
import { createRowKeys, PostCollection } from '../../renderer/panels/postCollection'

const titles = ['Almanac', 'Bells', 'Lamps', 'Ledgers', 'bridges']
const collection = new PostCollection(titles.map((title, index) => ({ id: `${index}.md`, title })))
const keys = createRowKeys(collection, () => 3)

describe('PostCollection', () => {
  it('finds rows by place and by key', () => {
    expect([...collection].map(({ textValue }) => textValue)).toEqual(titles)
    expect(collection.getItem('2.md')).toMatchObject({ key: '2.md', index: 2, textValue: 'Lamps' })
    expect(collection.getItem('gone.md')).toBeNull()
    expect(collection.at(5)).toBeNull()
  })

  it('leads from row to row, and ends at both ends', () => {
    expect([collection.getFirstKey(), collection.getLastKey()]).toEqual(['0.md', '4.md'])
    expect(collection.getKeyAfter('1.md')).toBe('2.md')
    expect(collection.getKeyBefore('0.md')).toBeNull()
    expect(collection.getKeyAfter('4.md')).toBeNull()
    expect(collection.getKeyAfter('gone.md')).toBeNull()
    expect(new PostCollection([]).getFirstKey()).toBeNull()
  })
})

describe('createRowKeys', () => {
  it('goes by pages no further than the ends', () => {
    expect(keys.getKeyPageBelow?.('0.md')).toBe('3.md')
    expect(keys.getKeyPageBelow?.('3.md')).toBe('4.md')
    expect(keys.getKeyPageBelow?.('4.md')).toBe('4.md')
    expect(keys.getKeyPageAbove?.('1.md')).toBe('0.md')
  })

  it('finds titles by their first letters, from the present row on and then from the start', () => {
    expect(keys.getKeyForSearch?.('l')).toBe('2.md')
    expect(keys.getKeyForSearch?.('le', '2.md')).toBe('3.md')
    expect(keys.getKeyForSearch?.('b', '2.md')).toBe('4.md')
    expect(keys.getKeyForSearch?.('a', '2.md')).toBe('0.md')
    expect(keys.getKeyForSearch?.('z', '2.md')).toBeNull()
  })
})
