import { describe, expect, test } from 'vitest'
import { newPostFrom } from '#domain/contributions/newPostFrom'
import { nextDay } from '#domain/contributions/nextDay'
import { nextTitle } from '#domain/contributions/nextNumber'

describe('the next number', () => {
  test.each([
    ['Week 12', 'Week 13'],
    ['Notes #12: 3 things', 'Notes #13: 3 things'],
    ['Issue 009', 'Issue 010'],
    ['Report 2024', 'Report 2024'],
    ['Week 52 of 2024', 'Week 53 of 2024'],
    ['Version 1.5', 'Version 1.5'],
    ['Harbour lights', 'Harbour lights'],
  ])('%s', (title, next) => {
    expect(nextTitle(title)).toBe(next)
  })
})

test('the next day follows the interval of the last two posts, else what the title counts', () => {
  expect(nextDay('2024-05-09', 'Notes', '2024-05-02')).toBe('2024-05-16')
  expect(nextDay('2024-05-31', 'Notes', '2024-04-30')).toBe('2024-07-01')
  expect(nextDay('2024-05-15', 'Notes', '2024-04-15')).toBe('2024-06-15')
  expect(nextDay('2024-01-31', 'Month 1')).toBe('2024-02-29')
  expect(nextDay('2024-12-28', 'Week 52')).toBe('2025-01-04')
  expect(nextDay('2024-05-09', 'Notes')).toBe('')
  expect(nextDay('May', 'Week 1')).toBe('')
})

describe('a new post from another', () => {
  const day = '2024-05-09'
  const from = (text: string, id = 'posts/week-12.md', more = {}) => newPostFrom(text, { id, day, ...more })

  test('has the front matter with number, date, slug and draft, and bylines without text', () => {
    const text = `---\ntitle: "Week 12" # no\nslug: week-12\nauthors: [mina,jorge]\ndate: 2024-05-02T10:00:00Z\ndraft: false\nweek: 12\n---\nLead.\n\n@mina\n## One\n\n@jorge\nTwo.\n\n@mina\nThree.\n`
    expect(from(text)).toEqual({
      ok: true,
      id: 'posts/week-13.md',
      text: `---\ntitle: "Week 13" # no\nslug: week-13\nauthors: [mina,jorge]\ndate: 2024-05-09T10:00:00Z\ndraft: true\nweek: 13\n---\n@mina\n\n@jorge\n\n@mina\n`,
    })
  })

  test.each([
    ['content/week-12/index.md', 'content/week-13/index.md'],
    ['2024-05-02-week-12.md', '2024-05-09-week-13.md'],
    ['notes/012.md', 'notes/013.md'],
    ['notes/other.md', 'notes/other-2024-05-09.md'],
  ])('gets the place %s → %s', (id, next) => {
    expect(from("---\ntitle: Week 12\ndate: '2024-05-02'\n---\n", id)).toMatchObject({ id: next })
  })

  test('gets the title that is typed, in its slug and name too', () => {
    const text = '+++\ntitle = "Harbour lights"\nslug = "harbour-lights"\ndate = 2024-05-02\n+++\n'
    expect(from(text, 'posts/harbour-lights.md', { title: 'Quay lamps' })).toEqual({
      ok: true,
      id: 'posts/quay-lamps.md',
      text: '+++\ntitle = "Quay lamps"\nslug = "quay-lamps"\ndate = 2024-05-09\n+++\n',
    })
  })

  test('is a draft where the folder knows drafts', () => {
    expect(from('---\ntitle: A\n---\n', 'a.md', { knowsDraft: true })).toMatchObject({
      text: '---\ntitle: A\ndraft: true\n---\n',
    })
    expect(from('---\ntitle: A\npublished: true\n---\n', 'a.md')).toMatchObject({
      text: '---\ntitle: A\npublished: false\n---\n',
    })
  })

  test('is refused for broken front matter', () => {
    expect(from('---\ntitle: "A\ntags: [\n---\n')).toMatchObject({ ok: false })
  })
})
