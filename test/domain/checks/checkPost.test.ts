import { describe, expect, test } from 'vitest'
import type { AuthorEntry } from '#domain/authors/entry'
import { checkPost } from '#domain/checks/checkPost'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { parsePost } from '#domain/markdown/parseBody'
import type { Problem } from '#domain/problem'
import { sections } from '#domain/sections/sections'
import { applyEdits } from '#domain/textEdit'
import { authorEntry } from '../../helpers/authorEntry'

const directory = [authorEntry('mina', { name: 'Mina Okafor' }), authorEntry('jorge')]

function check(
  text: string,
  context: { authors?: AuthorEntry[]; missingImages?: { source: string; tried: string[] }[] } = {},
): Problem[] {
  const parsed = parsePost(text)
  return checkPost(parsed, sections(parsed), parseFrontMatter(text), {
    authors: directory,
    missingImages: [],
    ...context,
  })
}

/** Each problem as `code: place → text after the first fix of the text`. */
function told(text: string, context?: Parameters<typeof check>[1]): string[] {
  return check(text, context).map(({ code, from, to, fixes }) => {
    const place = `${code}: ${text.slice(from, to)}`
    const fix = fixes.find(({ command }) => command === undefined)
    return fix === undefined ? place : `${place} → ${applyEdits(text, fix.edits).replaceAll('\n', '⏎')}`
  })
}

test('a good post has no problems', () => {
  expect(
    check(
      '---\ntitle: A\nauthors: [mina, jorge]\n---\n@mina\n## A\nText.\n\n@jorge\n[a](https://example.org)\n',
    ),
  ).toEqual([])
  expect(check('')).toEqual([])
  expect(check('Only text, written by @someone.\n')).toEqual([])
})

describe('front matter', () => {
  test('that cannot be read is an error with its place', () => {
    const text = '---\ntitle: A\ntags: [a\n---\nText\n'
    const [problem] = check(text)
    expect(problem).toMatchObject({ code: 'front-matter-broken', severity: 'error', fixes: [] })
    expect(problem?.message).toMatch(/^The front matter cannot be read \(line \d\): ./)
    expect(problem!.from).toBeLessThan(text.indexOf('Text'))
  })

  test('with a key twice is reported once', () => {
    expect(check('---\ntitle: A\ntitle: B\n---\n').map(({ from }) => from)).toHaveLength(1)
  })
})

describe('unknown handles', () => {
  test('are told with what may have been meant', () => {
    expect(told('@mian\nText\n')).toEqual(['unknown-handle: @mian → @mina⏎Text⏎'])
    const [problem] = check('@mian\nText\n')
    expect(problem?.fixes.map(({ label }) => label)).toEqual([
      'Did you mean @mina?',
      'Add @mian to the authors…',
      'Turn into text',
    ])
    expect(problem?.fixes[1]).toMatchObject({ edits: [], command: { id: 'authors.add', argument: 'mian' } })
    expect(applyEdits('@mian\nText\n', problem!.fixes[2]!.edits)).toBe('\\@mian\nText\n')
    expect(sections(parsePost('\\@mian\nText\n')).map(({ handle }) => handle)).toEqual([''])
  })

  test('without a likeness are to be added, or to be text', () => {
    const text = 'x\n\n@stranger \nText\n'
    const [problem, ...others] = check(text)
    expect(others).toEqual([])
    expect(problem?.fixes.map(({ label }) => label)).toEqual([
      'Add @stranger to the authors…',
      'Turn into text',
    ])
    expect(applyEdits(text, problem!.fixes[1]!.edits)).toBe('x\n\n\\@stranger \nText\n')
  })

  test('are those that neither the directory nor two posts know', () => {
    const authors = [
      ...directory,
      authorEntry('lee', { source: '', posts: 2 }),
      authorEntry('kim', { source: '', posts: 1 }),
    ]
    expect(told('@lee\n\n@kim\n', { authors }).map((line) => line.split(' →')[0])).toEqual([
      'unknown-handle: @kim',
    ])
  })

  test('are not those that the post lists, in a folder without a directory', () => {
    const text = '---\nauthor: kim\n---\n@kim\n'
    expect(told(text, { authors: [authorEntry('kim', { source: '' })] })).toEqual([])
    expect(told(text)).toHaveLength(1)
  })
})

describe('missing images', () => {
  test('are told where they are written, each time, with what was tried', () => {
    const missingImages = [{ source: 'a%20b.png', tried: ['posts/a b.png', 'static/a b.png'] }]
    const text = 'Text ![x](<a b.png>)\n\n![y](a%20b.png) ![y](a%20b.png) ![z](c.png)\n'
    expect(told(text, { missingImages })).toEqual([
      'missing-image: a b.png',
      'missing-image: a%20b.png',
      'missing-image: a%20b.png',
    ])
    const [first, second, third] = check(text, { missingImages })
    expect(first?.message).toContain('Looked for “posts/a b.png”, “static/a b.png”.')
    expect(third!.from).toBeGreaterThan(second!.from)
  })

  test('in raw HTML and by reference are told too', () => {
    const missingImages = [
      { source: 'x.png', tried: [] },
      { source: 'y.png', tried: [] },
    ]
    expect(told('<p><img src="x.png"></p>\n\n![a][b]\n\n[b]: y.png\n', { missingImages })).toEqual([
      'missing-image: x.png',
      'missing-image: ![a][b]',
    ])
  })
})

describe('inverted links', () => {
  test('are swapped by the fix', () => {
    expect(told('a [https://example.org/a?b=c](example.org) b\n')).toEqual([
      'inverted-link: [https://example.org/a?b=c](example.org) → a [example.org](https://example.org/a?b=c) b⏎',
    ])
  })

  test('are found in lists and quotations, not in code', () => {
    expect(check('> - [https://example.org](example.org)\n')).toHaveLength(1)
    expect(
      check('`[https://example.org](example.org)`\n\n```\n[https://example.org](example.org)\n```\n'),
    ).toEqual([])
    expect(check('[https://example.org](https://example.org) [a](b.md) [https://example.org](#x)\n')).toEqual(
      [],
    )
  })
})

describe('headings without a space', () => {
  test('are made headings by the fix', () => {
    expect(told('##Heading\n\ntext\n###Other\n')).toEqual([
      'heading-without-space: ##Heading → ## Heading⏎⏎text⏎###Other⏎',
      'heading-without-space: ###Other → ##Heading⏎⏎text⏎### Other⏎',
    ])
  })

  test('are not tags, headings, nor lines of code', () => {
    expect(check('#tag\n\n## Heading\n\n##\n\n```\n##x\n```\n\n    ##x\n\n#######x\n')).toEqual([])
  })
})

describe('bare hosts of featured articles', () => {
  const head = '---\nfeatured: ["https://www.example.org/a","https://blog.example.com/b?gi=1"]\n---\n'

  test('become links by the fix', () => {
    expect(told(`${head}(example.org)\n`).map((line) => line.split('---⏎').at(-1))).toEqual([
      '[example.org](https://www.example.org/a)⏎',
    ])
    expect(check(`${head}> quoted\n(blog.example.com)\n`)).toHaveLength(1)
  })

  test('offer each article of that host', () => {
    const [problem] = check(
      '---\nfeatured:\n- https://example.org/a\n- https://example.org/b(c)\n---\n(example.org)\n',
    )
    expect(problem?.fixes.map(({ edits }) => edits[0]?.insert)).toEqual([
      '[example.org](https://example.org/a)',
      '[example.org](<https://example.org/b(c)>)',
    ])
  })

  test('are not links, code or other hosts', () => {
    expect(check(`${head}[x](example.org) \`(example.org)\` (example.net) \\(example.org)\n`)).toEqual([])
    expect(check('(example.org)\n')).toEqual([])
  })
})

describe('authors of sections', () => {
  test('who are not listed, and listed ones without a section, are hints', () => {
    const text = '---\nauthors: [mina]\n---\n@jorge\nx\n\n@jorge\ny\n'
    expect(told(text)).toEqual([
      'author-without-section: [mina] → ---⏎---⏎@jorge⏎x⏎⏎@jorge⏎y⏎',
      'author-not-listed: @jorge → ---⏎authors: [mina, jorge]⏎---⏎@jorge⏎x⏎⏎@jorge⏎y⏎',
    ])
    expect(told('---\nauthor: mina\n---\n@mina\nx\n@jorge\ny\n')).toEqual([
      'author-not-listed: @jorge → ---⏎author:⏎  - mina⏎  - jorge⏎---⏎@mina⏎x⏎@jorge⏎y⏎',
    ])
    expect(check(text).every(({ severity }) => severity === 'hint')).toBe(true)
  })

  test('may be listed by name, together or in other case', () => {
    expect(check('---\nauthor: mina okafor\n---\n@mina\nx\n')).toEqual([])
    expect(check('---\nauthor: mina, jorge\n---\n@mina\nx\n\n@jorge\n')).toEqual([])
  })

  test('who are silent get a section by a command, or are taken out of all fields', () => {
    const text = '---\nauthor: mina okafor\nauthors: [jorge, mina okafor]\n# authors: x\n---\n@jorge\nx\n'
    const [problem, ...others] = check(text)
    expect(others).toEqual([])
    expect(problem?.fixes.map(({ label, command }) => [label, command])).toEqual([
      ['Add a section by @mina', { id: 'sections.add', argument: 'mina' }],
      ['Take mina okafor out of the front matter', undefined],
    ])
    expect(applyEdits(text, problem!.fixes[1]!.edits)).toBe(
      '---\nauthors: [jorge]\n# authors: x\n---\n@jorge\nx\n',
    )
  })

  test('share a text with commas where all of them are known', () => {
    expect(told('---\nauthor: mina, jorge\n---\n@mina\nx\n')).toEqual([
      'author-without-section: mina, jorge → ---⏎author: mina⏎---⏎@mina⏎x⏎',
    ])
    expect(check('---\nauthor: Vidal, Jorge\n---\n@mina\nx\n').map(({ message }) => message)).toContain(
      'The front matter lists Vidal, Jorge, who has no section. Add a section, or take the name out.',
    )
  })

  test('stand in a comment: switching it on comes first', () => {
    const text = '---\nauthor: mina\n# authors: [mina, jorge]\n---\n@mina\nx\n\n@jorge\ny\n'
    const problems = check(text)
    expect(problems.map(({ code, fixes }) => [code, ...fixes.map(({ label }) => label)])).toEqual([
      ['commented-authors', 'Switch authors on', 'Take the line out'],
      ['author-not-listed', 'Switch authors on', 'Add jorge to the authors'],
    ])
    expect(applyEdits(text, problems[0]!.fixes[1]!.edits)).toBe(
      text.replace('# authors: [mina, jorge]\n', ''),
    )
    expect(check(applyEdits(text, problems[1]!.fixes[0]!.edits))).toEqual([])
  })

  test('are not asked for where text before the first byline is theirs, or nobody is listed', () => {
    expect(check('---\nauthors: [mina, jorge]\n---\nBy mina.\n\n@jorge\nx\n')).toEqual([])
    expect(check('---\ntitle: A\n---\n@jorge\nx\n')).toEqual([])
    expect(check('---\nauthors: [mina]\n---\nNo bylines.\n')).toEqual([])
  })
})

test('problems come in the order of the text, and fixes leave the rest as it is', () => {
  const text =
    '---\nfeatured: ["https://example.org/a"]\n---\n@mian\n##A\n(example.org) [https://x.example](x.example)\n'
  const problems = check(text)
  expect(problems.map(({ code }) => code)).toEqual([
    'unknown-handle',
    'heading-without-space',
    'bare-featured',
    'inverted-link',
  ])
  const fixed = applyEdits(
    text,
    problems.flatMap(({ fixes }) => fixes[0]?.edits ?? []),
  )
  expect(fixed).toBe(
    '---\nfeatured: ["https://example.org/a"]\n---\n@mina\n## A\n[example.org](https://example.org/a) [x.example](https://x.example)\n',
  )
  expect(check(fixed)).toEqual([])
})
