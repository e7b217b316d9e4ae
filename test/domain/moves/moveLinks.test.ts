import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Move, moveAway } from '#domain/moves/move'
import { moveLinks } from '#domain/moves/moveLinks'
import { applyEdits } from '#domain/textEdit'

const file = (from: string, to: string, namesAddress = false): Move => ({
  from,
  to,
  isFolder: false,
  namesAddress,
})
const folder = (from: string, to: string): Move => ({ from, to, isFolder: true, namesAddress: false })

const moved = (id: string, text: string, move: Move, there: readonly string[] = []) =>
  applyEdits(
    text,
    moveLinks(id, text, move, (path) => there.includes(path)),
  )

describe('links to a post that moves', () => {
  const rename = file('posts/quay.md', 'posts/harbour.md')
  test.each([
    ['beside it', '[a](quay.md)', '[a](harbour.md)'],
    ['with a place and a title', '[a](quay.md#tide "Tide")', '[a](harbour.md#tide "Tide")'],
    ['without extension', '[a](./quay)', '[a](./harbour)'],
    ['in angle brackets', '[a](<quay.md>)', '[a](<harbour.md>)'],
    ['with an image in it', '[![x](x.png)](quay.md)', '[![x](x.png)](harbour.md)'],
    ['as a definition', '[a]\n\n[a]: quay.md\n', '[a]\n\n[a]: harbour.md\n'],
    ['in HTML', '<a class="x" href="quay.md">a</a>', '<a class="x" href="harbour.md">a</a>'],
    ['of the site', '[a](/posts/quay/)', '[a](/posts/harbour/)'],
    ['from the folder', '[a](/posts/quay.md)', '[a](/posts/harbour.md)'],
    ['by Hugo’s ref', '{{< ref "quay.md" >}}', '{{< ref "harbour.md" >}}'],
    [
      'by Hugo’s relref with a place',
      '[a]({{% relref "/posts/quay#tide" %}})',
      '[a]({{% relref "/posts/harbour#tide" %}})',
    ],
    ['by Jekyll’s link', '{% link posts/quay.md %}', '{% link posts/harbour.md %}'],
    ['in code', '`[a](quay.md)`', '`[a](quay.md)`'],
    ['in front matter', '---\na: "[a](quay.md)"\n---\n', '---\na: "[a](quay.md)"\n---\n'],
    ['of another name', '[a](quay.markdown) [b](other/quay.md) [c](https://a.b/posts/quay/)', null],
    ['a word in brackets', 'quay.md (quay.md) [quay.md]', null],
  ])('%s', (_what, text, expected) => {
    expect(moved('posts/other.md', text, rename)).toBe(expected ?? text)
  })

  test('from elsewhere', () => {
    expect(moved('a/b/c.md', '[x](../../posts/quay.md)', file('posts/quay.md', 'a/quay.md'))).toBe(
      '[x](../quay.md)',
    )
  })

  test('are left where the post names its address itself, but not where they name the file', () => {
    const text = '[a](/posts/quay/) [b](/posts/quay.md)'
    expect(moved('posts/other.md', text, file('posts/quay.md', 'posts/harbour.md', true))).toBe(
      '[a](/posts/quay/) [b](/posts/harbour.md)',
    )
  })

  test('to Jekyll’s posts by name', () => {
    const move = file('_posts/2024-01-02-quay.md', '_posts/2024-01-02-harbour.md')
    expect(moved('_posts/2024-02-02-b.md', '{% post_url 2024-01-02-quay %}', move)).toBe(
      '{% post_url 2024-01-02-harbour %}',
    )
  })

  test('to a page bundle and its images', () => {
    const text = '[a](../quay/) ![b](../quay/img/boat.png) [c](/posts/quay/index.md)'
    expect(moved('posts/other/index.md', text, folder('posts/quay', 'notes/quay'))).toBe(
      '[a](../../notes/quay/) ![b](../../notes/quay/img/boat.png) [c](/notes/quay/index.md)',
    )
  })

  test('with blanks and brackets in the name', () => {
    expect(moved('a.md', '[x](old%20name.md)', file('old name.md', 'new (name).md'))).toBe(
      '[x](new%20%28name%29.md)',
    )
  })
})

describe('the links of a post that moves', () => {
  test('lead where they led; those that led nowhere, and those of its bundle, stay', () => {
    const text = '![a](img/boat.png) [b](lost.md) [c](other.md) [d](#here) [e](/posts/x/)'
    expect(
      moved('posts/quay.md', text, file('posts/quay.md', 'quay.md'), [
        'posts/img/boat.png',
        'posts/other.md',
      ]),
    ).toBe('![a](posts/img/boat.png) [b](lost.md) [c](posts/other.md) [d](#here) [e](/posts/x/)')
    const bundle = '![a](boat.png) [b](../other.md)'
    expect(
      moved('posts/quay/index.md', bundle, folder('posts/quay', 'a/b/quay'), [
        'posts/quay/boat.png',
        'posts/other.md',
      ]),
    ).toBe('![a](boat.png) [b](../../../posts/other.md)')
  })
})

test('the links to a post are those that change when it goes away', () => {
  const count = (id: string, text: string, to: string) => moveLinks(id, text, moveAway(to), () => true).length
  expect(count('posts/a.md', 'See [b](b.md) and [it](/posts/b/).', 'posts/b.md')).toBe(2)
  expect(count('posts/a.md', 'See ![b](b/boat.png).', 'posts/b/index.md')).toBe(1)
  expect(count('posts/a.md', 'See [b](c.md).', 'posts/b.md')).toBe(0)
})

test('after any move each link leads where it led, the rest is the same, and the way back restores the text', () => {
  const name = fc.constantFrom('a.md', 'b.md', 'c d.md', 'ä.md')
  const path = fc
    .tuple(fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }), name)
    .map(([folders, own]) => [...folders, own].join('/'))
  const relative = (from: string, to: string) =>
    '../'.repeat(from.split('/').length - 1) + to.replaceAll(' ', '%20')
  const targetsOf = (id: string, text: string) =>
    [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, address = '']) =>
      decodeURIComponent(new URL(address, `http://site/${id}`).pathname.slice(1)),
    )
  fc.assert(
    fc.property(path, path, path, fc.array(path, { minLength: 1, maxLength: 4 }), (id, from, to, targets) => {
      fc.pre(from !== to && !targets.includes(to) && id !== to)
      const text = targets.map((target) => `Words [to](${relative(id, target)}) more`).join('\n\n')
      const here = id === from ? to : id
      const after = moved(id, text, file(from, to), targets)
      const wanted = targets.map((target) => (target === from ? to : target))
      expect(targetsOf(here, after)).toEqual(wanted)
      expect(after.replace(/\(.*?\)/g, '')).toBe(text.replace(/\(.*?\)/g, ''))
      const back = moved(here, after, file(to, from), wanted)
      expect(targetsOf(id, back)).toEqual(targets)
    }),
    { numRuns: 1000 },
  )
})
