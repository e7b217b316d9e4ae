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
  ...[
    '### Deeper',
    '# Title\nText below',
    'Underlined\n---',
    'uses [b] and [c][q]',
    'see[^2] and[^1] ^[written here]',
    '[b]: <https://example.org> "Title"',
    '[a]: /other',
    '[^1]: another note',
    '[^2]: first [a]\n\n    second paragraph',
  ],
  ...[
    '> [q]: /quoted',
    '- [^2]: in a list',
    '- outer\n  - inner\n\n    @mina',
    '1) first\n2) second',
    '````\n```\n@jorge\n````',
    '    indented [a]',
    '<details>\n\nhidden\n\n</details>',
    '<section>',
    '</section>',
    '名前と文章',
    'a line  \nbroken\\\ntwice',
    'the area $a^2$ for $5 and $6',
    '$$\na\n- b\n$$',
    '$$\na\n\nb\n$$',
    'over\n$$ a = b $$\nunder',
    '\\[\na = b\n\\]',
    'so \\(x^2\\) and `$y$`',
    '```math\na\n```',
    'Term\n: its meaning',
    'Term\n\n: its meaning\n\n    ```\n    @mina\n    ```\n: another',
    ': not a definition',
    '## Named {#own .wide}',
    'Text\n{: .lead #own}',
    '{.below}',
    '{: .next}',
    'a [b](c){.d} *e*{#f} [g]{.h}',
    '> [!NOTE]\n> Mind *this*.',
    '> [!tip] Title\n\ntext',
    '::: note\ninside\n\n- a\n:::',
    '::: {.a #b}',
    ':::',
    'import x from "y"',
    'export const a = {\n\n  b: 1\n}',
    '<Tabs a={"b"}>\n\ninside {c}\n\n</Tabs>',
    '{/* comment */}',
    '```{r name, echo=FALSE}\n@mina\n```',
    '"Quoted" -- it\'s...',
    '{{< figure src="a.png" caption="A *caption*" >}}',
    'text\n{{< youtube abc >}}\nmore {{< param x >}}',
    '{{% note %}}\ninside\n{{% /note %}}',
    '{{< highlight go >}}\n@mina\n\n@jorge\n{{< /highlight >}}',
    '{% raw %}\n```\n@mina\n```\n{% endraw %}',
    '{% highlight r %}',
    '- item\n  {% endhighlight %}',
    '[a]({{< ref "b.md" >}}) {{ page.title }} {% include x %}',
    '{{< figure\n  src="b.png"\n>}}',
    'Done :tada: and ~struck~ www.example.org',
  ],
]

/** What runs to the end of the post. */
const openEnded = ['```\nnever closed', '<!-- never closed', '<div>\nopen', '<pre>\n\n@mina']

const handles = ['mina', 'jorge', 'ana.k', 'яна']
const bylines = handles.map((handle) => `@${handle}`)

const frontMatters = ['', '---\ntitle: A\nauthor: mina\n---\n', '+++\ntitle = "A"\n+++\n', '\n']

/** A handle, also one that no post uses. */
export const arbitraryHandle = fc.constantFrom(...handles, 'lee', 'x_')

const piece = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...pieces) },
  { weight: 40, arbitrary: fc.constantFrom(...bylines) },
  { weight: 1, arbitrary: fc.constantFrom(...openEnded) },
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
