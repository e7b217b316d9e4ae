import { languages } from '@codemirror/language-data'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePost } from '#domain/markdown/parseBody'
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
