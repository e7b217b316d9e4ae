import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuthorEntry } from '#domain/authors/entry'
import { listAuthor } from '#domain/authors/listAuthor'
import { unlistAuthor } from '#domain/authors/unlistAuthor'
import { countUsage } from '#domain/fields/countUsage'
import { readHabits } from '#domain/fields/habits'
import type { FolderUsage } from '#domain/fields/usage'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { applyEdits } from '#domain/textEdit'

const author = (handle: string, name: string): AuthorEntry => ({
  ...{ handle, name, email: '', description: '', url: '', avatar: '', source: 'authors.yml', posts: 0 },
})
const authors = [author('mina', 'Mina Okafor'), author('jorge', 'Jorge Vidal'), author('lena', '')]

/** The habits of a folder whose posts have these values. */
const folder = (...posts: Record<string, unknown>[]): FolderUsage =>
  countUsage(
    '',
    posts.map((values) => readHabits('yaml', values)),
  )

function add(text: string, usage: FolderUsage | null = null, handle = 'jorge'): string {
  const result = listAuthor(text, parseFrontMatter(text), handle, { authors, usage })
  return result.ok ? applyEdits(text, result.edits) : result.message
}

function remove(text: string, name = 'mina'): string {
  const result = unlistAuthor(text, parseFrontMatter(text), name)
  return result.ok ? applyEdits(text, result.edits) : result.message
}

const yaml = (line: string) => `---\ntitle: "A"  # keep\n${line}\ndate: 2024-05-02\n---\n@mina\n`
const toml = (line: string) => `+++\ntitle = "A"  # keep\n${line}\n+++\n@mina\n`
const json = (line: string) => `{\n  "title": "A",\n  ${line},\n  "draft": true\n}\n@mina\n`

describe('an author is added', () => {
  test.each([
    ['authors: [mina]', 'authors: [mina, jorge]'],
    ['authors: [mina,lena]  # who', 'authors: [mina,lena,jorge]  # who'],
    ['authors:\n- "mina"', 'authors:\n- "mina"\n- "jorge"'],
    ['author: [Mina Okafor]', 'author: [Mina Okafor, Jorge Vidal]'],
    ["by: ['@mina']", "by: ['@mina', '@jorge']"],
    ['author: mina, lena', 'author: mina, lena, jorge'],
    ['author: "mina,lena"', 'author: "mina,lena,jorge"'],
    ['author: Mina Okafor, lena', 'author: Mina Okafor, lena, jorge'],
    ['author: mina', 'author:\n  - mina\n  - jorge'],
    ['author: Okafor, Mina\ntags: [a]', 'author: ["Okafor, Mina", jorge]\ntags: [a]'],
    ['author: mina\nauthors: [mina]', 'author: mina\nauthors: [mina, jorge]'],
  ])('to %j in YAML', (before, after) => {
    expect(add(yaml(before))).toBe(yaml(after))
  })

  test.each([
    ['authors = ["mina"]', 'authors = ["mina", "jorge"]'],
    ['author = "mina"', 'author = ["mina", "jorge"]'],
    ['author = "mina, lena"', 'author = "mina, lena, jorge"'],
  ])('to %j in TOML', (before, after) => {
    expect(add(toml(before))).toBe(toml(after))
  })

  test.each([
    ['"authors": ["mina"]', '"authors": ["mina", "jorge"]'],
    ['"author": "mina"', '"author": ["mina", "jorge"]'],
    ['"author": "mina, lena"', '"author": "mina, lena, jorge"'],
  ])('to %j in JSON', (before, after) => {
    expect(add(json(before))).toBe(json(after))
  })

  test('nowhere, where nobody is listed or the value is of another kind', () => {
    for (const line of ['tags: [a]', 'author:', 'author: {name: Mina}', 'author: [{name: Mina}]'])
      expect(add(yaml(line))).toContain('lists no authors')
  })
})

describe('where one text holds one author, the folder tells how two are written', () => {
  test('between commas', () => {
    const usage = folder({ author: 'mina' }, { author: 'mina,lena' }, { author: 'lena' })
    expect(add(yaml('author: mina'), usage)).toBe(yaml('author: mina,jorge'))
  })

  test('as a list under the same key', () => {
    const usage = folder({ author: ['mina', 'lena'] }, { author: ['lena'] }, { authors: ['mina'] })
    expect(add(yaml('author: mina\ntags: [a]'), usage)).toBe(yaml('author: [mina, jorge]\ntags: [a]'))
  })

  test('as a list under another key, which takes the place of the first', () => {
    const usage = folder({ author: 'mina' }, { authors: ['mina', 'lena'] })
    expect(add(yaml('author: mina\ntags: [a]'), usage)).toBe(yaml('authors: [mina, jorge]\ntags: [a]'))
    expect(add(toml('author = "mina"'), usage)).toBe(toml('authors = ["mina", "jorge"]'))
    expect(add(json('"author": "mina"'), usage)).toBe(json('"authors": ["mina", "jorge"]'))
  })

  test('as a list beside it, where posts have both', () => {
    const usage = folder({ author: 'mina', authors: ['mina', 'lena'] }, { author: 'lena' })
    expect(add(yaml('author: mina\ntags: [a]'), usage)).toBe(
      yaml('author: mina\nauthors: [mina, jorge]\ntags: [a]'),
    )
  })

  test('by name, where that is how most are written', () => {
    const usage = folder({ author: 'Mina Okafor' }, { author: 'Jorge Vidal' })
    expect(add(yaml('author: [somebody]'), usage)).toBe(yaml('author: [somebody, Jorge Vidal]'))
    expect(add(yaml('author: [mina]'), usage)).toBe(yaml('author: [mina, jorge]'))
    expect(add(yaml('author: [somebody]'), usage, 'lena')).toBe(yaml('author: [somebody, lena]'))
  })
})

describe('an author is taken out', () => {
  test.each([
    ['authors: [mina, jorge]  # who', 'authors: [jorge]  # who'],
    ['authors: [jorge, "@mina"]', 'authors: [jorge]'],
    ['authors:\n- jorge\n- Mina\n- lena', 'authors:\n- jorge\n- lena'],
    ['author: mina, jorge', 'author: jorge'],
    ['author: "jorge,mina,lena"', 'author: "jorge,lena"'],
    ['author: mina\nauthors: [mina, jorge]', 'authors: [jorge]'],
  ])('of %j in YAML', (before, after) => {
    expect(remove(yaml(before))).toBe(yaml(after))
  })

  test('with the field, where it names nobody else', () => {
    const bare = '---\ntitle: "A"  # keep\ndate: 2024-05-02\n---\n@mina\n'
    for (const line of ['author: mina', 'authors: [mina]', 'authors:\n  - mina', 'author: "@Mina"'])
      expect(remove(yaml(line))).toBe(bare)
    expect(remove(toml('author = "mina"'))).toBe('+++\ntitle = "A"  # keep\n+++\n@mina\n')
    expect(remove(json('"author": "mina"'))).toBe('{\n  "title": "A",\n  "draft": true\n}\n@mina\n')
  })

  test('of lists in TOML and JSON', () => {
    expect(remove(toml('authors = ["jorge", "mina"]'))).toBe(toml('authors = ["jorge"]'))
    expect(remove(json('"authors": ["mina","jorge"]'))).toBe(json('"authors": ["jorge"]'))
  })

  test('only where the name stands whole', () => {
    for (const line of ['author: Mina Okafor', 'authors: [minas]', 'title2: mina'])
      expect(remove(yaml(line))).toContain('does not stand')
  })
})

test('one who was added and taken out again leaves the bytes of a list as they were', () => {
  const names = fc.uniqueArray(fc.constantFrom('mina', 'lena', 'kim', 'Ada Ng', 'x-y'), { minLength: 1 })
  const forms = [
    (list: string[]) => yaml(`authors: [${list.join(', ')}]`),
    (list: string[]) => yaml(`authors:\n${list.map((name) => `  - '${name}'`).join('\n')}`),
    (list: string[]) => toml(`authors = [${list.map((name) => `"${name}"`).join(',')}]`),
    (list: string[]) => json(`"authors": [${list.map((name) => `"${name}"`).join(', ')}]`),
  ]
  fc.assert(
    fc.property(names, fc.constantFrom(...forms), (list, form) => {
      const text = form(list)
      const added = add(text)
      expect(added).toContain('jorge')
      expect(remove(added, 'jorge')).toBe(text)
    }),
  )
})
