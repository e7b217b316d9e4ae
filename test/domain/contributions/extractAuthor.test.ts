import { describe, expect, test } from 'vitest'
import { extractAuthor } from '#domain/contributions/extractAuthor'
import { readMark, withoutMark } from '#domain/contributions/mark'

const body = `@mina
## One
See [a] and[^1].

@jorge
Two [b].

[a]: /first
[^1]: A note.

@mina
Three.

[b]: /second
`

const extract = (text: string, handle: string) => {
  const result = extractAuthor(text, handle)
  return result.ok ? result.text : `refused: ${result.message}`
}

describe('extracting', () => {
  test('takes the sections of an author with the definitions that others have', () => {
    expect(extract(`---\ntitle: A # b\nauthors: [mina,jorge]\n---\n${body}`, 'mina')).toBe(
      `---\ntitle: A # b\nauthors: [mina]\n---\n[a]: /first\n\n[^1]: A note.\n\n@mina\n## One\nSee [a] and[^1].\n\n@mina\nThree.\n\n[b]: /second\n`,
    )
    expect(extract(`---\ntitle: A\nauthor: mina\n---\n${body}`, 'jorge')).toBe(
      `---\ntitle: A\nauthor: jorge\n---\n[b]: /second\n\n@jorge\nTwo [b].\n\n[a]: /first\n[^1]: A note.\n`,
    )
  })

  test('writes the one author as each kind of front matter has authors', () => {
    expect(extract('+++\nauthors = ["mina", "jorge"] # x\n+++\n@jorge\nHi', 'jorge')).toBe(
      '+++\nauthors = ["jorge"] # x\n+++\n@jorge\nHi\n',
    )
    expect(extract('{\n  "author": "mina, jorge"\n}\n@jorge\nHi', 'jorge')).toBe(
      '{\n  "author": "jorge"\n}\n@jorge\nHi\n',
    )
    expect(extract('---\ntitle: A\n---\n@jorge\nHi', 'jorge')).toBe('---\ntitle: A\n---\n@jorge\nHi\n')
  })

  test('has the text before the first byline where nobody else is author', () => {
    const text = 'Lead.\n\n@jorge\nTwo.\n\n@mina\nThree.\n'
    expect(extract(`---\nauthor: mina\n---\n\n${text}`, 'mina')).toContain('---\nLead.\n\n@mina\nThree.\n')
    expect(extract(`---\nauthor: [mina, lee]\n---\n${text}`, 'mina')).not.toContain('Lead')
  })

  test('names the author as the directory does where the others are named so', () => {
    const authors = ['Mina Okafor', 'Jorge Vidal'].map((name) => ({
      ...{ handle: name.slice(0, name.indexOf(' ')).toLowerCase(), name, email: '', description: '' },
      ...{ url: '', avatar: '', avatarUrl: '', source: 'x', posts: 1, teams: [] },
    }))
    const result = extractAuthor('---\nauthor: Mina Okafor\n---\n@jorge\nHi\n', 'jorge', {
      authors: authors as never,
    })
    expect(result.ok && result.text).toContain('author: Jorge Vidal')
  })

  test('is refused without a section', () => {
    expect(extract(body, 'lee')).toMatch(/^refused: @lee has no section/)
  })

  test.each([
    ['YAML', '---\nauthor: mina\n---\n'],
    ['TOML', '+++\nauthor = "mina"\n+++\n'],
    ['JSON', '{"author": "mina"}\n'],
    ['no', ''],
  ])('bears a mark above its body with %s front matter', (_name, head) => {
    const base = '0123456789abcdef'
    const result = extractAuthor(`${head}@mina\nHi\n`, 'mina', { base })
    const text = result.ok ? result.text : ''
    expect(readMark(text)).toEqual({ handle: 'mina', base })
    expect(withoutMark(text)).toBe(`${head}@mina\nHi\n`)
    expect(readMark(withoutMark(text))).toBeNull()
    // An extract of an extract is about its own base.
    const again = extractAuthor(text, 'mina', { base: 'fedcba9876543210' })
    expect(again.ok && readMark(again.text)?.base).toBe('fedcba9876543210')
  })
})
