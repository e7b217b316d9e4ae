import fc from 'fast-check'

const pieces = [
  ...[
    'Some words here.',
    'Two\nlines.',
    '# Heading',
    '## Other',
    '> quoted',
    '> lazy\ngoes on',
    '- item\n- item',
    '1. one\n\n   two',
  ],
  ...[
    '```js\n@mina\n```',
    '~~~\ncode\n~~~',
    '    indented\n    @jorge',
    '| a | b |\n|---|---|\n| c | d |',
    '***',
    '[a]: /b',
    '[^1]: note',
  ],
  ...[
    '<div>\n@mina\n</div>',
    '<!-- comment -->',
    'a <b>c</b>',
    'text[^1] and [a]',
    'mail @mina here',
    '\\@mina',
    ' @mina',
    '- [ ] task',
    '',
  ],
]

const handles = ['mina', 'jorge', 'ana.k', 'яна']
const bylines = handles.map((handle) => `@${handle}`)

const frontMatters = ['', '---\ntitle: A\nauthor: mina\n---\n', '+++\ntitle = "A"\n+++\n', '\n']

/** A handle, also one that no post uses. */
export const arbitraryHandle = fc.constantFrom(...handles, 'lee', 'x_')

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.constantFrom(...bylines) },
)
const separator = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n \n', '\n\n\n')

/** Texts of posts: pieces of Markdown and bylines with all sorts of spacing; some HTML swallows the byline after it. */
export const arbitraryPost = fc
  .tuple(
    fc.constantFrom(...frontMatters),
    fc.array(fc.tuple(piece, separator), { maxLength: 14 }),
    fc.boolean(),
  )
  .map(([frontMatter, body, endsWithNewline]) => {
    const text = body.map((parts) => parts.join('')).join('')
    return frontMatter + (endsWithNewline ? text : text.trimEnd())
  })
