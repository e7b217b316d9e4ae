import { describe, expect, it } from 'vitest'
import { authorSourceRank, mergeAuthors } from '#domain/authors/directory'

const none = new Map<string, number>()
const entry = (handle: string, values: object = {}) => ({
  handle,
  name: '',
  email: '',
  description: '',
  url: '',
  avatar: '',
  source: '',
  posts: 0,
  ...values,
})

describe('authorSourceRank', () => {
  it.each([
    ['authors/mina.json', 0],
    ['people/authors/mina.json', 0],
    ['data/authors/mina.yml', 1],
    ['data/authors/mina.toml', 1],
    ['data/authors.yaml', 2],
    ['_data/authors.json', 3],
    ['_data/authors.toml', -1],
    ['blog/authors.yml', 4],
    ['authors.yml', 4],
    ['content/authors/mina/_index.md', 5],
    ['authors/mina/deep.json', -1],
    ['posts/authors/mina.json', -1],
    ['authors/mina.md', -1],
  ])('ranks %s as %i', (path, rank) => {
    expect(authorSourceRank(path)).toBe(rank)
  })
})

describe('mergeAuthors', () => {
  it('reads other handles of an author, from all entries', () => {
    const sources = [
      { path: 'authors/mina.json', text: '{"name": "Mina", "aliases": ["mo", 7], "alias": "minao"}' },
      { path: 'data/authors.yml', text: 'mina:\n  aka: [mo, minna]\n' },
    ]
    expect(mergeAuthors(sources, none)).toEqual([
      entry('mina', { name: 'Mina', source: 'authors/mina.json', aliases: ['minao', 'mo', 'minna'] }),
    ])
  })

  it('reads a person with teams', () => {
    const text = JSON.stringify({
      name: 'Mina Okafor ',
      email: 'mina@example.org',
      description: 'Analyst',
      url: 'https://example.org',
      avatar: '/img/mina.png',
      teams: { harbour: { name: 'Harbour desk' } },
    })
    expect(mergeAuthors([{ path: 'authors/mina.json', text }], none)).toEqual([
      entry('harbour', { name: 'Harbour desk', source: 'authors/mina.json' }),
      entry('mina', {
        name: 'Mina Okafor',
        email: 'mina@example.org',
        description: 'Analyst',
        url: 'https://example.org',
        avatar: 'img/mina.png',
        source: 'authors/mina.json',
      }),
    ])
  })

  it('lets the first place win and later ones fill gaps', () => {
    const merged = mergeAuthors(
      [
        { path: 'content/authors/mina/_index.md', text: '---\ntitle: Later\nbio: Fills the gap\n---\n' },
        { path: 'blog/authors.yml', text: 'mina:\n  name: Later too\n  url: https://example.org/later\n' },
        { path: 'data/authors.toml', text: '[mina]\nname = "First"\n[jorge]\nname = "Jorge"\n' },
      ],
      none,
    )
    expect(merged).toEqual([
      entry('jorge', { name: 'Jorge', source: 'data/authors.toml' }),
      entry('mina', {
        name: 'First',
        url: 'https://example.org/later',
        description: 'Fills the gap',
        source: 'data/authors.toml',
      }),
    ])
  })

  it('adds the handles that posts use, but not names that are no handles', () => {
    const uses = new Map([
      ['lena', 3],
      ['Lena Brandt', 2],
      ['mina', 1],
    ])
    const sources = [{ path: 'authors/mina.json', text: '{"name":"Mina"}' }]
    expect(mergeAuthors(sources, uses)).toEqual([
      entry('lena', { posts: 3 }),
      entry('mina', { name: 'Mina', source: 'authors/mina.json', posts: 1 }),
    ])
  })

  it.each([
    ['authors/mina.json', '{"name": '],
    ['authors/mina.json', '[]'],
    ['authors/mina.json', 'null'],
    ['data/authors.yml', 'a: [b'],
    ['data/authors.yml', 'mina:\n  name: Mina\njorge:\n  name: "Jorge\n'],
    ['data/authors.yml', 'mina:\n  name: Mina\nmina:\n  name: Other\n'],
    ['data/authors.yml', '- mina'],
    ['data/authors.toml', 'a ='],
    ['content/authors/mina/_index.md', 'no front matter, name only'],
  ])('says nothing of a broken source %s %j beyond its handle', (path, text) => {
    expect(mergeAuthors([{ path, text }], none).every(({ name }) => name === '')).toBe(true)
  })

  it('keeps hostile names as data and remote pictures out', () => {
    const text =
      '{"__proto__": {"name": "x"}, "constructor": {"name": "C", "avatar": "https://example.org/a.png"}}'
    const merged = mergeAuthors([{ path: 'data/authors.json', text }], none)
    expect(merged).toEqual([entry('constructor', { name: 'C', source: 'data/authors.json' })])
    expect(({} as Record<string, unknown>).name).toBeUndefined()
  })

  it('refuses an alias bomb', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [x]'
        : `a${level}: &a${level} [${Array(9)
            .fill(`*a${level - 1}`)
            .join(',')}]`,
    )
    expect(mergeAuthors([{ path: 'data/authors.yml', text: levels.join('\n') }], none)).toEqual([])
  })
})
