import { expect, test } from 'vitest'
import { analysePost } from '#domain/analysis'
import { numbersOf, outlineOf, sectionKeys } from '../../renderer/state/outline'

const context = { id: 'a.md', authors: [], missingImages: [], imageUrl: (source: string) => source }
const analyse = (text: string) => analysePost(text, context)

const text = 'Lead.\n\n@mina\n## One\nText.\n\n### Inner\n\n@jorge\nMore.\n\n@mina\n## Two\n![no]()\n'

test('tells sections with their headings, by author and number', () => {
  const outline = outlineOf(analyse(text))
  expect(outline.map(({ key, index, handle }) => [key, index, handle])).toEqual([
    ['#1', 0, ''],
    ['mina#1', 1, 'mina'],
    ['jorge#1', 2, 'jorge'],
    ['mina#2', 3, 'mina'],
  ])
  expect(outline[1]!.headings).toMatchObject([
    { key: 'mina#1/0', sectionKey: 'mina#1', place: 0, level: 2, text: 'One' },
    { key: 'mina#1/1', sectionKey: 'mina#1', place: 1, level: 3, text: 'Inner' },
  ])
  expect(sectionKeys(['a', 'b', 'a'])).toEqual(['a#1', 'b#1', 'a#2'])
})

test('prose that changes leaves the outline the same object, and one section’s numbers another', () => {
  const before = analyse(text)
  const after = analyse(text.replace('More.', 'More words.'))
  const outline = outlineOf(before)
  expect(outlineOf(after, outline)).toBe(outline)
  const numbers = numbersOf(before)
  const next = numbersOf(after, numbers)
  expect(next.map((own, index) => own === numbers[index])).toEqual([true, true, false, true])
  expect(next[2]!.words).toBe(2)
})

test('a heading that changes changes its own row only', () => {
  const outline = outlineOf(analyse(text))
  const next = outlineOf(analyse(text.replace('Inner', 'Within')), outline)
  expect(next.map((own, index) => own === outline[index])).toEqual([true, false, true, true])
  expect(next[1]!.headings[0]).toBe(outline[1]!.headings[0])
  expect(next[1]!.headings[1]!.text).toBe('Within')
})

test('counts errors and warnings where they begin', () => {
  const analysis = analyse('@mina\n##No space\n\n@jorge\nText.\n')
  const problem = { code: 'a', message: '', fixes: [], to: 3 }
  const problems = [
    { ...problem, severity: 'warning' as const, from: 2 },
    { ...problem, severity: 'error' as const, from: 18 },
    { ...problem, severity: 'hint' as const, from: 19 },
    { ...problem, severity: 'warning' as const, from: 19 },
  ]
  expect(numbersOf({ ...analysis, problems }).map((own) => own.problems)).toEqual([1, 2])
})
