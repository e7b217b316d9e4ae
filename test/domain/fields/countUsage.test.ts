import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countUsage } from '#domain/fields/countUsage'
import { readHabits } from '#domain/fields/habits'
import type { FrontMatterKind } from '#domain/frontMatter/split'
import { readValues } from '#domain/frontMatter/values'

type Post = Record<string, unknown>

const count = (posts: Post[], kind: FrontMatterKind = 'yaml') =>
  countUsage(
    'posts',
    posts.map((post) => readHabits(kind, post)),
  )
const times = (number: number, post: (index: number) => Post) =>
  Array.from({ length: number }, (_, n) => post(n))
const orderOf = (orders: string[]) =>
  count(orders.map((order) => Object.fromEntries([...order].map((key) => [key, 1]))))
    .keys.map(({ key }) => key)
    .join('')
const usageOf = (key: string, values: unknown[]) => count(values.map((value) => ({ [key]: value }))).keys[0]
const shapeOf = (key: string, values: unknown[]) => usageOf(key, values)?.shape

describe('countUsage', () => {
  it('tells folder, number of posts and their usual kind', () => {
    expect(count([])).toEqual({ folder: 'posts', posts: 0, kind: 'yaml', keys: [] })
    const habits = (['yaml', 'toml', 'toml'] as const).map((kind) => readHabits(kind, {}))
    expect(countUsage('', habits)).toEqual({ folder: '', posts: 3, kind: 'toml', keys: [] })
  })

  it('counts posts and values of a key, most used first, then by the alphabet', () => {
    const posts = [{ tags: ['b', 'Zoo', 'a'] }, { tags: ['b', 'apple'] }, { tags: 'b' }, { title: 'x' }]
    expect(count(posts).keys.find(({ key }) => key === 'tags')).toEqual({
      key: 'tags',
      posts: 3,
      shape: 'list',
      values: [
        { value: 'b', posts: 3 },
        { value: 'a', posts: 1 },
        { value: 'apple', posts: 1 },
        { value: 'Zoo', posts: 1 },
      ],
    })
  })

  it('gives no values where nearly every post has its own text, but all list items', () => {
    const own = times(21, (n) => ({ title: `Title ${n}`, tags: [`t${n}`], subject: `s${n % 10}` }))
    const [title, tags, subject] = count(own).keys
    expect(title).toMatchObject({ key: 'title', posts: 21, shape: 'text', values: [] })
    expect(tags?.values.length).toBe(21)
    expect(subject?.values.length).toBe(10)
    expect(count(own.slice(1)).keys[0]?.values.length).toBe(20)
    expect(count([...own, ...own]).keys[0]?.values.length).toBe(21)
  })

  it('gives at most 500 values and 200 keys', () => {
    expect(count(times(600, (n) => ({ tags: [`t${n}`] }))).keys[0]?.values.length).toBe(500)
    expect(count(times(300, (n) => ({ [`k${n}`]: 1, all: 1 }))).keys.length).toBe(200)
  })

  it.each([
    ['what most posts hold', ['text', 'other', true], 'text'],
    ['not what is empty', [null, '', null, true], 'switch'],
    ['empty lists like the filled ones', [[], [], [{ a: 1 }]], 'maps'],
    ['empty lists as lists', [[], [], 'text'], 'list'],
  ])('the shape of a key is %s', (_, values, shape) => {
    expect(shapeOf('any', values)).toBe(shape)
  })

  it('takes the shape from the name where nobody fills a key', () => {
    expect(['tags', 'lastmod', 'subtitle'].map((key) => shapeOf(key, [null]))).toEqual([
      'list',
      'date',
      'text',
    ])
  })

  it('takes the names of an object’s own methods for keys and values like any other', () => {
    const post = readValues('---\n__proto__: [constructor, __proto__]\nconstructor: toString\n---\n')
    expect(count([post]).keys).toMatchObject([
      { key: '__proto__', values: [{ value: '__proto__' }, { value: 'constructor' }] },
      { key: 'constructor', values: [{ value: 'toString' }] },
    ])
  })
})

describe('the usual order', () => {
  it.each([
    ['all agree', ['abcd', 'abcd'], 'abcd'],
    ['most agree', ['abcd', 'abcd', 'dcba'], 'abcd'],
    ['a rare key has its place', ['abcd', 'abcd', 'axd', 'abcd'], 'abcxd'],
    ['a key of short posts goes where they have it', ['abcdefgh', 'abcdefgh', 'xa'], 'xabcdefgh'],
    ['two keys take each other’s place', ['tad', 'tad', 'tbd'], 'tabd'],
    ['every post has a part', ['ab', 'bc', 'cd', 'de'], 'abcde'],
  ])('%s', (_, orders, usual) => {
    expect(orderOf(orders)).toBe(usual)
  })

  it('is that of the majority, whatever the others do and however the posts are sorted', () => {
    const keys = fc.shuffledSubarray([...'abcdefgh'], { minLength: 1 })
    fc.assert(
      fc.property(keys, fc.array(keys, { maxLength: 5 }), fc.nat(), (usual, others, turn) => {
        const posts = [...others, ...Array(others.length + 1).fill(usual)].map((post) => post.join(''))
        const order = orderOf(posts)
        expect([...order].filter((key) => usual.includes(key))).toEqual(usual)
        const at = turn % posts.length
        expect(orderOf([...posts.slice(at), ...posts.slice(0, at)])).toBe(order)
      }),
    )
  })
})
