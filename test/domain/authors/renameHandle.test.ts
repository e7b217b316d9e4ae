import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renameHandle } from '#domain/authors/renameHandle'
import { parsePost } from '#domain/markdown/parseBody'
import { sections } from '#domain/sections/sections'
import { applyEdits } from '#domain/textEdit'

function renamed(text: string, from = 'mina', to = 'noor'): string {
  const result = renameHandle(text, from, to)
  if (!result.ok) throw new Error(result.message)
  return applyEdits(text, result.edits)
}
const head = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n`

describe('renameHandle', () => {
  it('changes bylines and fields, and counts the places', () => {
    const text = `${head('title: mina writes', 'author: mina', '# authors: [mina,jorge]', 'slug: mina')}@mina\nHello @mina, by mina.\n\n@jorge\n@mina  \n@minas\n`
    const result = renameHandle(text, 'mina', 'noor')
    expect(result).toMatchObject({ ok: true, count: 4 })
    expect(renamed(text)).toBe(
      `${head('title: mina writes', 'author: noor', '# authors: [noor,jorge]', 'slug: mina')}@noor\nHello @mina, by mina.\n\n@jorge\n@noor  \n@minas\n`,
    )
  })

  it.each([
    ['author: "mina"  # who', 'author: "noor"  # who'],
    ["authors: [ jorge,  'mina' ]", "authors: [ jorge,  'noor' ]"],
    ['authors:\n  - mina # first\n  - jorge', 'authors:\n  - noor # first\n  - jorge'],
    ['by: jorge, mina', 'by: jorge, noor'],
    ['Author: mina', 'Author: noor'],
    ["author: '@mina'", "author: '@noor'"],
    ['byline: [jorge, "mina, lena"]', 'byline: [jorge, "noor, lena"]'],
    ['author: mina okafor', 'author: mina okafor'],
    ['author: Mina', 'author: Mina'],
    ['author: mina-2', 'author: mina-2'],
    ['authors: [mina, noor, jorge]', 'authors: [noor, jorge]'],
    ['title: x\nparams:\n  author: mina', 'title: x\nparams:\n  author: mina'],
    ['author: &a jorge\nauthors: [mina]\neditor: *a', 'author: &a jorge\nauthors: [noor]\neditor: *a'],
  ])('writes %s as %s', (before, after) => {
    expect(renamed(head(before))).toBe(head(after))
  })

  it.each([
    [
      '+++\nauthor = "mina"\n# authors = ["mina"]\n+++\n',
      '+++\nauthor = "noor"\n# authors = ["noor"]\n+++\n',
    ],
    ['{\n  "authors": ["mina", "jorge"]\n}\n', '{\n  "authors": ["noor", "jorge"]\n}\n'],
    ['\n---\nauthor: mina\n...\n', '\n---\nauthor: noor\n...\n'],
  ])('knows every kind of front matter: %j', (before, after) => {
    expect(renamed(before)).toBe(after)
  })

  it.each([
    ['authors: [jorge]\n# authors: [mina]', 'authors: [jorge]\n# authors: [noor]'],
    ['#authors:\n#   - mina\n#   - jorge\ntitle: x', '#authors:\n#   - noor\n#   - jorge\ntitle: x'],
    ['# by mina\n# note: mina\ntitle: x', '# by mina\n# note: mina\ntitle: x'],
    ['text: |\n  # author: mina\n  more\nx: 1', 'text: |\n  # author: mina\n  more\nx: 1'],
  ])('looks at fields in comments: %j', (before, after) => {
    expect(renamed(head(before))).toBe(head(after))
  })

  it('leaves what only looks like a byline', () => {
    const text =
      '```\n@mina\n```\n\n    @mina\n\n> @mina\n\n<div>\n@mina\n</div>\n\n\\@mina\n\n<!--\n\n@mina\n-->\n- a\n  @mina\n'
    expect(renamed(text)).toBe(text)
    expect(renamed(`${text}@mina\n`)).toBe(`${text}@noor\n`)
  })

  it('finds bylines that interrupt a paragraph, stand last, or in another script', () => {
    expect(renamed('text\n@mina\ntext\n\n\0\n@mina')).toBe('text\n@noor\ntext\n\n\0\n@noor')
    expect(renamed('@jürgen\n', 'jürgen', '美娜')).toBe('@美娜\n')
    expect(renamed('@a.b\n@axb\n', 'a.b', 'c')).toBe('@c\n@axb\n')
  })

  it.each([
    ['author: &a mina\nslug: *a', 'Other fields take this value'],
    ['slug: &a mina\nauthors: [*a, jorge]', 'unusual way'],
    ['authors: [mina, {name: Jorge}]', 'unusual way'],
    ['author: mina\ntags: [a', 'Line'],
  ])('refuses %j, and leaves the bylines', (fields, reason) => {
    const result = renameHandle(`${head(fields)}@mina\n`, 'mina', 'noor')
    expect(result).toMatchObject({ ok: false })
    expect(result.ok ? '' : result.message).toContain(reason)
  })

  it('works on bylines where broken front matter does not name the handle', () => {
    expect(renamed(`${head('tags: [a')}@mina\n`)).toBe(`${head('tags: [a')}@noor\n`)
  })

  it('sees the bylines that sections begin with, whatever HTML stands between them', () => {
    const line = fc.constantFrom(
      '@mina',
      '@jorge',
      'text',
      '<div>',
      '</div>',
      '<b>',
      '<!--',
      '-->',
      '',
      '<br>',
      '[^1]: x',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n')
        const own = sections(parsePost(text)).filter(({ handle }) => handle === 'mina')
        const result = renameHandle(text, 'mina', 'noor')
        expect(result.ok && result.edits.map(({ from }) => from - 1)).toEqual(own.map(({ from }) => from))
      }),
      { numRuns: 300 },
    )
  })

  it('comes back by the opposite change, and changes nothing but the handle', () => {
    const line = fc.constantFrom(
      '@mina',
      '@jorge',
      'text mina',
      '```',
      '<div>',
      '',
      '- a',
      '> q',
      '    @mina',
    )
    const field = fc.constantFrom('author: mina', 'authors: [mina, jorge]', 'title: mina', '# by: mina')
    fc.assert(
      fc.property(fc.uniqueArray(field), fc.array(line, { maxLength: 30 }), (fields, lines) => {
        const text = head('x: 1', ...fields) + lines.join('\n')
        const there = renamed(text)
        expect(renamed(there, 'noor', 'mina')).toBe(text)
        expect(there.replaceAll('noor', 'mina')).toBe(text)
      }),
    )
  })
})
