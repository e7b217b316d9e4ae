import { describe, expect, test } from 'vitest'
import { type ParsedPost, parsePost, tokensOf } from '#domain/markdown/parseBody'

function outline(post: ParsedPost): string[] {
  return post.blocks.map(
    ({ from, to, type }) => `${type}: ${post.text.slice(from, to).replaceAll('\n', '⏎')}`,
  )
}

describe('blocks', () => {
  test('are the top-level pieces of the body, with their places', () => {
    const text =
      '---\ntitle: x\n---\n\n# A\n\ntext\nmore\n\n- a\n\n- b\n\n@mina\n> q\n```\ncode\n\n```\n***\n'
    expect(outline(parsePost(text))).toEqual([
      'heading: # A',
      'paragraph: text⏎more',
      'bullet_list: - a⏎⏎- b',
      'byline: @mina',
      'blockquote: > q',
      'fence: ```⏎code⏎⏎```',
      'hr: ***',
    ])
  })

  test('hold definitions too, and end with the footnotes', () => {
    const text = 'a [b][c] d[^1]\n\n[c]: /x\n[^1]: note\n\n    more\n\nend'
    expect(outline(parsePost(text))).toEqual([
      'paragraph: a [b][c] d[^1]',
      'reference_definition: [c]: /x',
      'footnote_definition: [^1]: note⏎⏎    more',
      'paragraph: end',
      'footnote_block: ',
    ])
  })

  test.each([
    [
      'a tag that a later block closes',
      '<div>\n\n*a*\n\n</div>\n\nb',
      ['html: <div>⏎⏎*a*⏎⏎</div>', 'paragraph: b'],
    ],
    [
      'an inline tag that a later block closes',
      'a <b>x\n\ny</b> z\n\nb',
      ['html: a <b>x⏎⏎y</b> z', 'paragraph: b'],
    ],
    ['tags in tags', '<div>\n\n<p>\n\n</div>\n\nb', ['html: <div>⏎⏎<p>⏎⏎</div>', 'paragraph: b']],
    ['two pairs', '<i>\n\n</i>\n\n<b>\n\n</b>', ['html: <i>⏎⏎</i>', 'html: <b>⏎⏎</b>']],
  ])('are joined by %s', (_name, text, expected) => {
    expect(outline(parsePost(text))).toEqual(expected)
  })

  test.each([
    ['a tag that nothing closes', '<div>\n\na\n\nb'],
    ['an end without a start', 'a\n\n</div>\n\nb'],
    ['tags in comments', '<!-- <div> -->\n\na\n\n<!-- </div> -->'],
    ['tags in code', '`<div>`\n\na\n\n`</div>`'],
    ['tags in attributes', '<p title="<div>">\n\na\n\n</div>'],
    ['void tags', '<br>\n\na\n\n</br>'],
    ['tags in scripts', '<script>"<div>"</script>\n\na\n\n</div>'],
  ])('are not joined by %s', (_name, text) => {
    expect(parsePost(text).blocks).toHaveLength(3)
  })

  test('are not joined across a byline', () => {
    expect(outline(parsePost('<div>\n\na\n\n@mina\n\n</div>'))).toEqual([
      'html_block: <div>',
      'paragraph: a',
      'byline: @mina',
      'html_block: </div>',
    ])
  })

  test('say whether the post’s own HTML is in them', () => {
    const flags = (text: string) => parsePost(text).blocks.map(({ rawHtml }) => rawHtml)
    expect(flags('a\n\nb <b>c</b>\n\n<div></div>\n\n- <i>x\n\n`<b>`')).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(flags('a[^1]\n\n[^1]: <b>x</b>')).toEqual([false, false, true])
    expect(flags('a^[<b>x</b>]')).toEqual([false, true])
  })

  test('of an empty body are none', () => {
    expect(parsePost('').blocks).toEqual([])
    expect(parsePost('---\ntitle: x\n---').blocks).toEqual([])
    expect(parsePost('\n\n  \n').blocks).toEqual([])
  })
})

describe('headings', () => {
  const ids = (text: string) =>
    tokensOf(parsePost(text))
      .filter(({ type }) => type === 'heading_open')
      .map((token) => token.attrGet('id'))

  test('get ids from their text', () => {
    expect(ids('# How to *Read* a [Bill](x)!\n## `a.b`\n## 你好 мир\n## ???')).toEqual([
      'how-to-read-a-bill',
      'a-b',
      '你好-мир',
      'section',
    ])
  })

  test('get different ids for one text, whatever the others are called', () => {
    expect(ids('# a\n# a\n# a-1\n# a\n# A')).toEqual(['a', 'a-1', 'a-1-1', 'a-2', 'a-3'])
  })

  test('keep the id that is written, which is no part of the text', () => {
    const post = parsePost('## Title {#my-id}\n## Other {#x .class}\n## `{#code}`\n## Title {#my-id}')
    expect(ids(post.text)).toEqual(['my-id', 'x', 'code', 'my-id-1'])
    expect(tokensOf(post)[1]?.content).toBe('Title')
  })
})

describe('links', () => {
  const links = (text: string) =>
    (tokensOf(parsePost(text))[1]?.children ?? [])
      .filter(({ type }) => type === 'link_open')
      .map((token) => token.attrGet('href'))

  test('are made of addresses with a scheme, with www. and of e-mail addresses only', () => {
    expect(links('https://example.org/a, www.example.org, example.org, read.md, a@example.org')).toEqual([
      'https://example.org/a',
      'http://www.example.org',
      'mailto:a@example.org',
    ])
  })

  test('are text where the scheme is not allowed', () => {
    expect(
      links(
        '[a](javascript:x) [b](vbscript:x) [c](file:///etc) [d](ms-word:x) [e](data:text/html,x) [f](tel:1)',
      ),
    ).toEqual([])
    expect(links('[a](http://x) [b](mailto:x) [c](#x) [d](../x.md) [e](/x?a=b:c)')).toHaveLength(5)
  })
})

describe('footnotes', () => {
  test('in each other and without end are bounded', () => {
    const types = tokensOf(parsePost('a[^1] b[^2]\n\n[^1]: x[^2]\n\n[^2]: y[^1]')).map(({ type }) => type)
    expect(types.filter((type) => type === 'footnote_open')).toHaveLength(2)
    expect(types.filter((type) => type === 'footnote_anchor')).toHaveLength(4)
  })

  test('that nothing refers to leave no list', () => {
    expect(tokensOf(parsePost('a\n\n[^1]: x')).map(({ type }) => type)).not.toContain('footnote_block_open')
  })
})
