import { describe, expect, it } from 'vitest'
import { readAuthors, readDate, summarise, summariseUnreadable } from '#domain/posts/summarise'

const about = (id: string, values: Record<string, unknown> = {}, body = '') =>
  summarise({ id, changed: 5, values, body })

describe('summarise', () => {
  it('takes title, authors, date and draft mark from the front matter', () => {
    const values = {
      title: 'Warehouse  costs',
      author: 'mina',
      date: '2024-05-02T10:00:00+02:00',
      draft: true,
    }
    expect(about('posts/a.md', values).summary).toEqual({
      id: 'posts/a.md',
      title: 'Warehouse costs',
      authors: ['mina'],
      date: '2024-05-02',
      draft: true,
      changed: 5,
      trouble: '',
    })
  })

  it.each([
    ['a/b.md', {}, 'Text\n\n## The *first* [heading](x.html) ##\n', 'The first heading'],
    ['a/b.md', {}, '```\n# not this\n```\n# This\n', 'This'],
    ['a/b.md', {}, '````\n```\n# not this\n````\n# This {#id}\n', 'This'],
    ['a/b.md', {}, 'Set below\n====\n', 'Set below'],
    ['a/b.md', { title: '' }, '', 'b'],
    ['_posts/2024-05-02-quiet-streets.markdown', {}, 'No heading', 'quiet-streets'],
    ['posts/bundle/index.md', {}, '', 'bundle'],
    ['index.md', {}, '', 'index'],
    ['a.md', { title: 2024 }, '', '2024'],
    ['a.md', { title: ['x'] }, '', 'a'],
  ])('names %s with %j and %j by "%s"', (id, values, body, title) => {
    expect(about(id, values, body).summary.title).toBe(title)
  })

  it.each([
    ['_posts/2024-5-2-x.md', {}, '2024-05-02'],
    ['2024-05-02-x/index.md', {}, '2024-05-02'],
    ['_posts/2024-05-02-x.md', { date: '2023-01-01' }, '2023-01-01'],
    ['x.md', { date: 'soon' }, ''],
  ])('dates %s with %j by "%s"', (id, values, date) => {
    expect(about(id, values).summary.date).toBe(date)
  })

  it.each([
    ['a.md', { draft: true }, true],
    ['a.md', { draft: 'true' }, true],
    ['a.md', { draft: false }, false],
    ['a.md', { published: false }, true],
    ['_drafts/a.md', {}, true],
    ['drafts/a.md', {}, false],
  ])('tells whether %s with %j is a draft', (id, values, draft) => {
    expect(about(id, values).summary.draft).toBe(draft)
  })

  it('collects the handles of front matter and bylines, not those in code', () => {
    const body = '@mina\ntext\n```\n@code\n```\n@jorge  \n@not a byline\n  @indented\n'
    expect(about('a.md', { author: 'mina' }, body).handles).toEqual(['mina', 'jorge'])
  })

  it('lists a file that cannot be read with the reason', () => {
    expect(summariseUnreadable('a/b.md', 1, 'why')).toMatchObject({ title: 'b', trouble: 'why' })
  })
})

describe('readAuthors', () => {
  it.each([
    [{ author: 'mina' }, ['mina']],
    [{ authors: ['mina', ' jorge '] }, ['mina', 'jorge']],
    [{ author: 'mina', authors: ['mina', 'lena'] }, ['mina', 'lena']],
    [{ by: { name: 'Mina Okafor', url: 'x' } }, ['Mina Okafor']],
    [{ authors: [{ name: 'Mina' }, { nick: 'x' }, null, ''] }, ['Mina']],
    [{ author: { name: { given: 'Mina', family: 'Okafor' } } }, ['Mina Okafor']],
    [{ author: '' }, []],
    [{}, []],
  ])('reads %j', (values, authors) => {
    expect(readAuthors(values)).toEqual(authors)
  })
})

describe('readDate', () => {
  it.each([
    ['2024-05-02', '2024-05-02'],
    ['2024/5/2 10:00', '2024-05-02'],
    ['May 2, 2024', '2024-05-02'],
    ['2nd', ''],
    ['2 May 2024', '2024-05-02'],
    ['Thu, 2 May 2024 10:00:00 GMT', '2024-05-02'],
    ['2024-13-02', ''],
    ['2024-05-222', ''],
    [new Date('2024-05-02T23:59:00Z'), '2024-05-02'],
    [new Date('nonsense'), ''],
    [20240502, ''],
    [undefined, ''],
  ])('reads %j as "%s"', (value, date) => {
    expect(readDate(value)).toBe(date)
  })
})
