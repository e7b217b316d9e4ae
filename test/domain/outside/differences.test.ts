import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bySection,
  type Difference,
  editsOfChoices,
  editsTo,
  findDifferences,
  usualChoice,
} from '#domain/outside/differences'
import { applyEdits } from '#domain/textEdit'

const base = [
  '---',
  'title: Harbour lights',
  'draft: true',
  '---',
  'Before all.',
  '',
  '@mina',
  '## The lamp',
  'The lamp burns all night.',
  '',
  'It is lit at dusk.',
  '',
  '@jorge',
  '## The keeper',
  'He sleeps by day.',
  '',
].join('\n')

const choose = (ours: string, differences: readonly Difference[], choice: 'ours' | 'theirs') =>
  applyEdits(
    ours,
    editsOfChoices(
      differences,
      differences.map(() => choice),
    ),
  )

describe('a post that was changed here and outside', () => {
  const ours = base.replace('all night', 'until dawn').replace('by day', 'by day, mostly')
  const theirs = base.replace('draft: true', 'draft: false').replace('by day', 'at noon')
  const differences = findDifferences(base, ours, theirs)

  test('tells who changed what', () => {
    expect(differences.map(({ by, ours, theirs }) => [by, ours.trim(), theirs.trim()])).toEqual([
      ['file', 'tru', 'fals'],
      ['writer', 'The lamp burns until dawn.', 'The lamp burns all night.'],
      ['both', 'by day, mostly', 'at noon'],
    ])
    expect(differences.map(usualChoice)).toEqual(['theirs', 'ours', null])
  })

  test('is told by section', () => {
    expect(bySection(ours, differences).map(({ part, handle, title }) => [part, handle, title])).toEqual([
      ['front matter', '', ''],
      ['section', 'mina', 'The lamp'],
      ['section', 'jorge', 'The keeper'],
    ])
  })

  test('is put together as chosen', () => {
    expect(applyEdits(ours, editsOfChoices(differences, ['theirs', 'ours', 'theirs']))).toBe(
      base
        .replace('draft: true', 'draft: false')
        .replace('all night', 'until dawn')
        .replace('by day', 'at noon'),
    )
  })

  test('needs a choice for each difference where the common text is not known', () => {
    const found = findDifferences(null, ours, theirs)
    expect(found.every(({ by }) => by === 'unknown')).toBe(true)
    expect(choose(ours, found, 'theirs')).toBe(theirs)
  })
})

test('all of one side is that side’s text, and nothing is a difference that both have', () => {
  const line = fc.constantFrom('one two three', 'four', '', '@mina', '## Title', 'five six', '- item')
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(fc.option(text), text, text, (common, ours, theirs) => {
      const differences = findDifferences(common, ours, theirs)
      expect(choose(ours, differences, 'ours')).toBe(ours)
      expect(choose(ours, differences, 'theirs')).toBe(theirs)
      expect(applyEdits(ours, editsTo(ours, theirs))).toBe(theirs)
      expect(bySection(ours, differences).flatMap((section) => section.differences)).toHaveLength(
        differences.length,
      )
      if (ours === theirs) expect(differences).toEqual([])
    }),
    { numRuns: 2000 },
  )
})
