import { languages } from '@codemirror/language-data'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePost } from '#domain/markdown/parseBody'
import type { RenderedPage } from '#domain/page/rendered'
import { renderPost } from '#domain/page/renderPost'
import { Typesetter } from '#domain/typesetting/typesetter'

const imageUrl = () => null

function htmlOf(text: string, typeset?: Typesetter, parsed = parsePost(text)): string {
  const page = renderPost(text, { id: 'a.md', authors: [], imageUrl, typeset }, parsed)
  return page.sections.flatMap(({ blocks }) => blocks.map(({ html }) => html)).join('')
}

/** The text that a reader sees of HTML without entities other than those that `escapeHtml` writes. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

async function highlight(code: string, language: string): Promise<string | null> {
  const typeset = new Typesetter()
  typeset.highlight(code, language)
  await typeset.load()
  return typeset.highlight(code, language)
}

describe('code', () => {
  test('is plain until its grammar is there, then in colours, from the same parse', async () => {
    const text = '```js\nconst a = "<b>" // why\n```\n\nText.\n'
    const parsed = parsePost(text)
    const typeset = new Typesetter()
    expect(htmlOf(text, typeset, parsed)).toBe(htmlOf(text))
    expect(await typeset.load()).toBe(true)
    expect(htmlOf(text, typeset, parsed)).toBe(
      '<pre><code class="language-js"><span class="tok-keyword">const</span> a = ' +
        '<span class="tok-string">&quot;&lt;b&gt;&quot;</span> <span class="tok-comment">// why</span>\n' +
        '</code></pre>\n<p>Text.</p>\n',
    )
    expect(await typeset.load()).toBe(false)
  })

  test('of a language that nobody knows stays plain, and is asked for once', async () => {
    const text = '```nonsense\na < b\n```\n\n```\nno language\n```\n'
    const typeset = new Typesetter()
    htmlOf(text, typeset)
    expect(await typeset.load()).toBe(false)
    expect(htmlOf(text, typeset)).toBe(htmlOf(text))
    expect(await typeset.load()).toBe(false)
  })

  test('one more language renders the blocks again that wait for it, and no others', async () => {
    const typeset = new Typesetter()
    const text = '```js\nlet a\n```\n\n```r\nx <- NULL\n```\n'
    const parsed = parsePost(text)
    const calls: string[] = []
    const counting = {
      get revision() {
        return typeset.revision
      },
      get misses() {
        return typeset.misses
      },
      highlight(code: string, language: string) {
        calls.push(language)
        return typeset.highlight(code, language)
      },
      math: () => null,
    }
    const render = () => renderPost(text, { id: 'a.md', authors: [], imageUrl, typeset: counting }, parsed)
    typeset.highlight('', 'js')
    await typeset.load()
    render()
    await typeset.load()
    render()
    render()
    expect(calls).toEqual(['js', 'r', 'r'])
  })

  test('wishes load what the page will need, and set nothing', async () => {
    const typeset = new Typesetter()
    expect(typeset.wishes.highlight('let a', 'js')).toBe(null)
    expect(await typeset.load()).toBe(true)
    expect(typeset.highlight('let a', 'js')).toBe('<span class="tok-keyword">let</span> a')
    expect(typeset.misses).toBe(1)
  })

  test('that is very long stays plain', async () => {
    expect(await highlight('let a\n'.repeat(20_000), 'js')).toBe(null)
  })

  test.each([
    ['r', 'x <- function(y) "a" # why', ['keyword', 'string', 'comment']],
    ['yaml', 'a: "b" # why', ['property', 'string', 'comment']],
    ['json', '{"a": [1, true]}', ['property', 'number']],
    ['sh', 'if true; then echo "a"; fi # why', ['keyword', 'string', 'comment']],
    ['html', '<p class="a">b</p><script>let c</script>', ['type', 'property', 'string', 'keyword']],
    ['diff', '+one\n-two', ['inserted', 'deleted']],
    ['toml', 'a = "b" # why', ['property', 'string', 'comment']],
    ['rust', 'fn main() { let a: u8 = 1; }', ['keyword', 'type', 'function', 'number']],
  ])('in %s has the colours of its kinds', async (language, code, kinds) => {
    const html = await highlight(code, language)
    for (const kind of kinds) expect(html).toContain(`<span class="tok-${kind}">`)
    expect(textOf(html ?? '')).toBe(code)
  })

  test('says what is written, in every language', { timeout: 120_000 }, async () => {
    const typeset = new Typesetter()
    const names = languages.map(({ name }) => name)
    for (const name of names) typeset.highlight('', name)
    await typeset.load()
    expect(names.filter((name) => typeset.highlight('a', name) === null)).toEqual([])
    const words = fc.constantFrom(
      'if',
      '"',
      "'",
      '<b>',
      '&amp;',
      '{',
      '}',
      '(',
      '\n',
      '  ',
      '#',
      '//',
      '/*',
      '$',
      '\\',
      'é',
      '😀',
      '\0',
    )
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(words, { maxLength: 30 }), (name, parts) => {
        const code = parts.join('')
        // Null: some grammars fail on some code, which then stays plain.
        const html = typeset.highlight(code, name) ?? ''
        if (html !== '') expect(textOf(html)).toBe(code)
        expect(html.replace(/<\/?span(?: class="tok-[a-z]+(?: tok-[a-z]+)*")?>/g, '')).not.toContain('<')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('formulas', () => {
  const hasMath = ({ sections }: RenderedPage) =>
    sections.some(({ blocks }) => blocks.some((block) => block.hasMath))

  async function pageOf(text: string) {
    const typeset = new Typesetter()
    const parsed = parsePost(text)
    const render = () => renderPost(text, { id: 'a.md', authors: [], imageUrl, typeset }, parsed)
    const before = render()
    const isLoaded = await typeset.load()
    return { before, isLoaded, after: render() }
  }

  test('are text until they can be drawn, in a line and by themselves', async () => {
    const { before, isLoaded, after } = await pageOf('So $x$ is.\n\n$$\ny\n$$\n\n```math\nz\n```\n')
    const html = ({ sections }: typeof before) =>
      sections.flatMap(({ blocks }) => blocks.map((block) => block.html))
    expect(html(before)).toEqual([
      '<p>So <code class="math-source">x</code> is.</p>\n',
      '<div class="math-block"><code class="math-source">y</code></div>\n',
      '<div class="math-block"><code class="math-source">z</code></div>\n',
    ])
    expect([hasMath(before), isLoaded, hasMath(after)]).toEqual([false, true, true])
    expect(html(after)[0]).toMatch(
      /^<p>So <span class="katex"><span class="katex-mathml">.*<\/span> is\.<\/p>\n$/,
    )
    for (const block of html(after).slice(1))
      expect(block).toMatch(/^<div class="math-block"><span class="katex-display">.*<\/div>\n$/)
  })

  test('in a footnote make the page one with formulas', async () => {
    expect((await pageOf('Text[^1]\n\n[^1]: the $x$\n')).after.footer?.hasMath).toBe(true)
  })

  test('load nothing where there are none', async () => {
    const { isLoaded, after } = await pageOf('It costs $5 and $6.\n\n# A\n')
    expect([isLoaded, hasMath(after)]).toEqual([false, false])
  })

  test("among the post's own HTML keep places that the sanitiser fills", async () => {
    const { after } = await pageOf('a <b>b</b> $x < y$ and $$z$$\n')
    const [block] = after.sections[0]!.blocks
    expect(block).toMatchObject({
      rawHtml: true,
      html:
        '<p>a <b>b</b> <span class="math-inline" data-formula="0">x &lt; y</span> and ' +
        '<span class="math-display" data-formula="1">z</span></p>\n',
    })
    expect(block?.formulas).toHaveLength(2)
    expect(block?.formulas?.[1]).toContain('katex-display')
  })
})
