import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuthorEntry } from '#domain/authors/entry'
import { parsePost, tokensOf } from '#domain/markdown/parseBody'
import { renderPost } from '#domain/page/renderPost'
import { renderTokens } from '#domain/page/renderRules'
import { arbitraryPost } from '../../helpers/arbitraryPost'

const entry = (handle: string, values: Partial<AuthorEntry>): AuthorEntry => ({
  ...{
    handle,
    name: '',
    email: '',
    description: '',
    url: '',
    avatar: '',
    source: 'authors/x.json',
    posts: 1,
  },
  ...values,
})

const authors = [
  entry('mina', { name: 'Mina Okafor', description: 'Analyst & writer', url: 'https://example.org/mina' }),
  entry('jorge', { name: 'Jorge Vidal', avatar: 'static/jorge.png', url: 'javascript:alert(1)' }),
]

function render(text: string, id = 'posts/a.md') {
  const imageUrl = (source: string) => (source.includes('gone') ? null : `asset/${source}`)
  return renderPost(text, { id, authors, imageUrl })
}

const bodyOf = (text: string) =>
  render(text)
    .sections.flatMap(({ blocks }) => blocks.map(({ html }) => html))
    .join('')
    .trim()

describe('the header', () => {
  const header = (text: string, id?: string) => render(text, id).headerHtml

  test('has title, date and the authors’ names', () => {
    const text =
      "---\ntitle: A <b> & c\nauthors: [mina, jorge, lee]\ndate: '2024-05-02T10:00:00+02:00'\n---\ntext\n"
    expect(header(text)).toBe(
      '<header class="post-header"><h1>A &lt;b&gt; &amp; c</h1><p class="post-meta">' +
        '<time datetime="2024-05-02">2 May 2024</time> · <span class="post-authors">Mina Okafor, Jorge Vidal and lee</span></p></header>',
    )
  })

  test('names the sections’ authors where the front matter names none', () => {
    expect(header('---\ntitle: A\n---\n@mina\nx\n\n@lee\ny\n\n@mina\nz')).toContain('>Mina Okafor and lee<')
    expect(header('---\ntitle: A\nby: mina, jorge\n---\nx')).toContain('>Mina Okafor and Jorge Vidal<')
    expect(header('---\ntitle: A\nby: Okafor, Mina\n---\nx')).toContain('>Okafor, Mina<')
  })

  test('leaves out what is not known, and falls back on the file’s name', () => {
    expect(header('', 'posts/2024-05-02-costs.md')).toBe(
      '<header class="post-header"><h1>costs</h1><p class="post-meta"><time datetime="2024-05-02">2 May 2024</time></p></header>',
    )
    expect(header('---\ntitle: A\n---\n')).toBe('<header class="post-header"><h1>A</h1></header>')
  })

  test('writes the date as the readers of its language do', () => {
    expect(header('---\ntitle: A\nlang: de\ndate: 2024-05-02\n---\n')).toContain('>2. Mai 2024<')
    expect(header('---\ntitle: A\nlang: en-GB\ndate: 2024-12-31\n---\n')).toContain('>31 December 2024<')
  })

  test('takes the place of a first heading that says the same', () => {
    const same = render('---\ntitle: A b\n---\n# A *b*\n\ntext\n')
    expect(same.sections[0]?.blocks.map(({ html }) => html)).toEqual(['', '<p>text</p>\n'])
    expect(render('# Only **here**\n').title).toBe('Only here')
    expect(bodyOf('# Only here\n')).toBe('')
    expect(bodyOf('---\ntitle: A\n---\n# Other\n')).toBe('<h1 id="other">Other</h1>')
  })
})

describe('the page', () => {
  test('knows title, language, description and local images', () => {
    const page = render(
      '---\ntitle: A\nlang: en\ndescription: About\n---\n![a](x.png) ![a](x.png) ![b](https://example.org/y.png)\n\n@jorge\n<img src="z&amp;1.png">\n![d](data:image/png;base64,AA)',
    )
    expect(page).toMatchObject({ title: 'A', lang: 'en', description: 'About' })
    expect(page.images).toEqual(['x.png', '/static/jorge.png', 'z&1.png'])
  })

  test('has a section for each section of the text', () => {
    const text = 'Before\n\n@mina\nOne\n\n@lee\n'
    const [lead, mina, lee] = render(text).sections
    expect(lead).toMatchObject({ handle: '', bylineHtml: '', from: 0, to: 8 })
    expect(mina?.blocks).toEqual([{ from: 14, to: 17, html: '<p>One</p>\n', rawHtml: false }])
    expect(lee).toMatchObject({ handle: 'lee', blocks: [] })
  })

  test('has footnotes after all sections', () => {
    const page = render('@mina\na[^1]\n\n[^1]: Note\n\n@jorge\nb')
    expect(page.footer?.html).toContain('<footer class="post-footer"><section class="footnotes">')
    expect(page.footer?.html).toContain('Note')
    expect(page.sections[0]?.blocks.map(({ html }) => html).join('')).not.toContain('Note')
    expect(render('a').footer).toBeNull()
  })
})

describe('bylines', () => {
  const byline = (handle: string) =>
    render(`@${handle}\n`).sections[0]?.bylineHtml.replace(/--hue:\d+/, '--hue:N')

  test('show initials, a linked name and what the directory says', () => {
    expect(byline('mina')).toBe(
      '<p class="byline" style="--hue:N"><span class="byline-avatar" aria-hidden="true">MO</span> ' +
        '<a class="byline-name" href="https://example.org/mina" rel="noopener noreferrer">Mina Okafor</a> ' +
        '<span class="byline-about">Analyst &amp; writer</span></p>',
    )
  })

  test('show a picture, and no link that is not http', () => {
    expect(byline('jorge')).toBe(
      '<p class="byline" style="--hue:N"><img class="byline-avatar" src="asset//static/jorge.png" alt=""> ' +
        '<span class="byline-name">Jorge Vidal</span></p>',
    )
  })

  test('show the handle of an unknown author', () => {
    expect(byline('lee')).toContain('<span class="byline-name">lee</span></p>')
  })
})

describe('blocks', () => {
  test.each([
    ['a local image', '![A](b.png "t")', '<p><img src="asset/b.png" alt="A" title="t" loading="lazy"></p>'],
    [
      'an image that is not there',
      '![A](gone%20x.png)',
      '<p><span class="missing-image" role="img" aria-label="Image not found: gone x.png">Image not found: gone x.png</span></p>',
    ],
    [
      'a remote image',
      '![A "b"](https://example.org/y.png)',
      '<p><span class="remote-image"><a href="https://example.org/y.png" rel="noopener noreferrer">Image: A &quot;b&quot; — example.org</a></span></p>',
    ],
    [
      'a remote image without scheme',
      '![](//example.org/y.png)',
      '<p><span class="remote-image"><a href="https://example.org/y.png" rel="noopener noreferrer">Image: example.org</a></span></p>',
    ],
    [
      'a remote image in a link',
      '[![A](https://example.org/y.png)](https://example.org)',
      '<p><a href="https://example.org" rel="noopener noreferrer"><span class="remote-image">Image: A — example.org</span></a></p>',
    ],
    ['image data', '![A](data:image/png;base64,AA)', '<p><img src="data:image/png;base64,AA" alt="A"></p>'],
    [
      'image data that could run',
      '![A](data:image/svg+xml;base64,AA)',
      '<p>![A](data:image/svg+xml;base64,AA)</p>',
    ],
    [
      'links',
      '[a](b.md "t") [c](#d) <https://example.org>',
      '<p><a href="b.md" title="t">a</a> <a href="#d">c</a> <a href="https://example.org" rel="noopener noreferrer">https://example.org</a></p>',
    ],
    [
      'a link to a host without scheme',
      '[a](//example.org)',
      '<p><a href="https://example.org" rel="noopener noreferrer">a</a></p>',
    ],
    ['a link that may not be followed', '[a](javascript:x)', '<p>[a](javascript:x)</p>'],
    ['a link to image data', '[*a*](data:image/png;base64,AA) [b](c)', '<p><em>a</em> <a href="c">b</a></p>'],
    ['code', '```js run\na<b>\n```', '<pre><code class="language-js">a&lt;b&gt;\n</code></pre>'],
    [
      'a chunk of code',
      '```{r plot, echo=FALSE}\nx\n```',
      '<div class="chunk"><div class="chunk-label"><span class="label">R chunk</span> <code>plot, echo=FALSE</code></div><pre><code class="language-r">x\n</code></pre></div>',
    ],
    ['code of no language', '```\nx\n```', '<pre><code>x\n</code></pre>'],
    [
      'a task list',
      '- [ ] a\n- [x] b\n- [y] c',
      '<ul>\n<li class="task-list-item"><input type="checkbox" aria-label="To do" disabled> a</li>\n<li class="task-list-item"><input type="checkbox" aria-label="Done" disabled checked> b</li>\n<li>[y] c</li>\n</ul>',
    ],
    [
      'a table',
      '|a|b|\n|--|-:|\n|c|d|',
      '<div class="table-scroll"><table>\n<thead>\n<tr>\n<th>a</th>\n<th style="text-align:right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td style="text-align:right">d</td>\n</tr>\n</tbody>\n</table></div>',
    ],
    [
      'shortcodes',
      '{{< x "y" >}} and {% z %}',
      '<p><code class="shortcode-mark">{{&lt; x &quot;y&quot; &gt;}}</code> and <code class="shortcode-mark">{% z %}</code></p>',
    ],
    ['an escaped byline', '\\@mina', '<p>@mina</p>'],
    ['definitions, which show nothing', '[a]: /b\n\n[^1]: c', ''],
  ])('%s', (_name, text, html) => {
    expect(bodyOf(text)).toBe(html)
  })

  test('leave the images of raw HTML to the sanitiser', () => {
    const [block] = render('<div>\n\n![a](gone.png)\n\n</div>').sections[0]?.blocks ?? []
    expect(block).toMatchObject({
      rawHtml: true,
      html: expect.stringMatching(
        /^<!--\w+--><div>\n<p><img src="gone.png" alt="a" loading="lazy"><\/p>\n<\/div>$/,
      ),
    })
  })

  test('joined are the whole rendering, whatever the post', () => {
    fc.assert(
      fc.property(arbitraryPost, (text) => {
        const parsed = parsePost(text)
        const page = renderPost(text, { id: 'a.md', authors, imageUrl: () => null }, parsed)
        const joined = [
          ...page.sections.flatMap(({ blocks }) => blocks),
          ...(page.footer ? [page.footer] : []),
        ]
        const whole = renderTokens(tokensOf(parsed), parsed.env, () => null, false)
        const title = /^<h1[^>]*>.*<\/h1>\n/.exec(whole)?.[0] ?? ''
        const isDropped =
          joined[0]?.html === '' && parsed.blocks.find(({ type }) => type !== 'byline')?.type === 'heading'
        expect((isDropped ? title : '') + joined.map(({ html }) => html).join('')).toBe(whole)
      }),
      { numRuns: 300 },
    )
  })
})
