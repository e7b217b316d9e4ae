import { describe, expect, test } from 'vitest'
import type { Choice, Conflict } from '#domain/contributions/conflict'
import { extractAuthor } from '#domain/contributions/extractAuthor'
import { resolveTakeBack } from '#domain/contributions/resolveTakeBack'
import { takeBack } from '#domain/contributions/takeBack'
import { applyEdits } from '#domain/textEdit'

const base = `---
title: A
authors: [mina, jorge]
---
@mina
## First
One two three.

@jorge
## Second
Four five [x].

@mina
## Third
Six seven eight.

[x]: /x
`

interface Outcome {
  text: string
  conflicts: Conflict[]
  arrivals: string[]
}

function take(
  post: string,
  change: (extract: string) => string,
  { handle = 'mina', choices = [] as Choice[], from = base as string | null } = {},
): Outcome {
  const extract = extractAuthor(base, handle, { base: '0123456789abcdef' })
  if (!extract.ok) throw new Error(extract.message)
  const found = takeBack(post, from, change(extract.text), { handle })
  if (!found.ok) throw new Error(found.message)
  const { conflicts, arrivals } = found.plan
  const result = resolveTakeBack(found.plan, choices)
  return {
    text: result.ok ? applyEdits(post, result.edits) : `refused: ${result.message}`,
    conflicts,
    arrivals: arrivals.map(({ kind, title }) => `${kind} ${title}`),
  }
}

const swap = (text: string) => {
  const sections = text.split(/^(?=@)/m)
  return [sections[0], `${sections[2]!.trimEnd()}\n\n`, sections[1]!.trimEnd(), '\n'].join('')
}

describe('taking an extract back', () => {
  test('without a change changes nothing', () => {
    expect(take(base, (text) => text)).toEqual({ text: base, conflicts: [], arrivals: [] })
  })

  test('brings changed words, and leaves what others changed since', () => {
    const post = base.replace('Four five', 'FOUR five').replace('One two', 'ONE two')
    const { text, conflicts, arrivals } = take(post, (own) =>
      own.replace('three', 'THREE').replace('eight', 'EIGHT'),
    )
    expect(text).toBe(post.replace('three', 'THREE').replace('eight', 'EIGHT'))
    expect(conflicts).toEqual([])
    expect(arrivals).toEqual(['changed First', 'changed Third'])
  })

  test('shows each overlap, and takes the one that is chosen', () => {
    const post = base.replace('two', '2')
    const change = (own: string) => own.replace('two', 'zwei')
    const { text, conflicts } = take(post, change)
    expect(text).toBe(post)
    expect(conflicts).toMatchObject([
      { kind: 'text', base: 'two', ours: '2', theirs: 'zwei', author: 'mina', title: 'First' },
    ])
    expect(post.slice(conflicts[0]!.from, conflicts[0]!.to)).toBe('2')
    expect(take(post, change, { choices: ['theirs'] }).text).toBe(base.replace('two', 'zwei'))
    expect(take(post, change, { choices: ['both'] }).text).toBe(base.replace('two', '2 zwei'))
  })

  test('adds a section behind the one that it follows, once', () => {
    const change = (own: string) => own.replace('@mina\n## Third', '@mina\nNew.\n\n@mina\n## Third')
    const { text, arrivals } = take(base, change)
    expect(text).toBe(base.replace('three.\n', 'three.\n\n@mina\nNew.\n'))
    expect(arrivals).toEqual(['added New.'])
    expect(take(text, change)).toMatchObject({ text, conflicts: [] })
    const atEnd = (own: string) => `${own}\n@mina\nLast.\n`
    expect(take(base, atEnd).text).toBe(`${base}\n@mina\nLast.\n`)
    const above = (own: string) => own.replace('@mina\n', 'Above.\n\n@mina\n')
    expect(take(base, above).text).toBe(base.replace('@mina\n', '@mina\nAbove.\n\n@mina\n'))
  })

  test('knows an added section again beside one that the post wrote anew', () => {
    const post = base
      .replace('@jorge\n', '@lee\nNew.\n\n@jorge\n')
      .replace('## Second\nFour five [x].', 'Anew.')
    const change = (own: string) => own.replace('five [x].', 'five [x].\n\n@jorge\nMore.')
    const { text } = take(post, change, { handle: 'jorge' })
    expect(text.match(/^More\./gm)).toHaveLength(1)
    expect(take(text, change, { handle: 'jorge' })).toEqual({ text, conflicts: [], arrivals: [] })
  })

  test('changes one of two copies that the post made of a section, also the second time', () => {
    const post = base.replace(/(@jorge[^@]*)/, '$1$1')
    const change = (own: string) => own.replace('Four', '4')
    const { text } = take(post, change, { handle: 'jorge' })
    expect(text.match(/^(?:4|Four)/gm)).toEqual(['4', 'Four'])
    expect(take(text, change, { handle: 'jorge' })).toEqual({ text, conflicts: [], arrivals: [] })
  })

  test('removes a section that nobody changed, and asks where it was changed', () => {
    const change = (own: string) => own.slice(0, own.lastIndexOf('@mina')).replace('\n\n\n', '\n')
    expect(take(base, change, {}).text).toBe(
      base.slice(0, base.lastIndexOf('\n\n@mina')).concat('\n\n[x]: /x\n'),
    )
    const post = base.replace('Six', '6')
    const asked = take(post, change)
    expect(asked.text).toBe(post)
    expect(asked.conflicts).toMatchObject([{ kind: 'removed', theirs: '', author: 'mina', title: 'Third' }])
    expect(take(post, change, { choices: ['theirs'] }).text).not.toContain('Third')
  })

  test('keeps the definitions that other sections use from a section that is removed', () => {
    const change = (own: string) => own.slice(0, own.lastIndexOf('@mina'))
    const { text } = take(base, change)
    expect(text).toBe(`${base.slice(0, base.lastIndexOf('\n\n@mina'))}\n\n[x]: /x\n`)
  })

  test('asks for a section that the post lost and the contributor went on with', () => {
    const post = base.replace(/@mina\n## First\n.*\n\n/, '')
    expect(take(post, (own) => own)).toMatchObject({ text: post, conflicts: [] })
    const change = (own: string) => own.replace('two', '2')
    expect(take(post, change)).toMatchObject({ text: post, conflicts: [{ kind: 'restored', ours: '' }] })
    expect(take(post, change, { choices: ['theirs'] }).text).toBe(
      base.replace('two', '2').replace(/(@mina\n## First\n.*\n\n)(@jorge[^@]*)/, '$2$1'),
    )
  })

  test('puts sections in the contributor’s order, the others stay where they are', () => {
    const { text, arrivals } = take(base, swap)
    expect(text.match(/^## .*/gm)).toEqual(['## Third', '## Second', '## First'])
    expect(arrivals).toHaveLength(1)
    expect(take(base, (own) => swap(own).replace('two', '2')).text).toContain('One 2 three')
  })

  test('gives a section to another author', () => {
    const change = (own: string) => own.replace('@mina\n## Third', '@lee\n## Third')
    expect(take(base, change).text).toBe(base.replace('@mina\n## Third', '@lee\n## Third'))
    const post = base.replace('@mina\n## Third', '@ana\n## Third')
    const asked = take(post, change)
    expect(asked).toMatchObject({ text: post, conflicts: [{ kind: 'byline', ours: 'ana', theirs: 'lee' }] })
    expect(take(post, change, { choices: ['theirs'] }).text).toBe(change(base))
  })

  test('knows a section again that was given to an author whose own one there is gone', () => {
    const post = base.replace(/@mina\n## First[^@]*/, '').replace('@jorge', '@mina')
    const { text, conflicts } = take(post, (own) => own.replace('Four', 'FOUR'), { handle: 'jorge' })
    expect(text).toBe(post.replace('Four', 'FOUR'))
    expect(conflicts).toEqual([])
  })

  test('brings a changed definition to the section that has it', () => {
    const change = (own: string) => own.replace('[x]: /x', '[x]: /y')
    expect(take(base, change, { handle: 'jorge' }).text).toBe(base.replace('[x]: /x', '[x]: /y'))
    const post = base.replace('[x]: /x', '[x]: /z')
    expect(take(post, change, { handle: 'jorge' })).toMatchObject({
      text: post,
      conflicts: [{ kind: 'definition', ours: '[x]: /z', theirs: '[x]: /y' }],
    })
  })

  test('shows every difference where the base is not known', () => {
    const { text, conflicts } = take(base.replace('One', '1'), (own) => own.replace('two', '2'), {
      from: null,
    })
    expect(text).toContain('1 two')
    expect(conflicts).toMatchObject([{ kind: 'text', title: 'First' }])
  })

  test('is refused where a section would swallow the next one', () => {
    expect(take(base, (own) => `${own}\n~~~\nopen`, { handle: 'jorge' }).text).toMatch(/^refused: /)
  })
})
