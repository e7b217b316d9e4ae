import { expect, test } from 'vitest'
import { analysePost } from '#domain/analysis'

const many = 30_000
const range = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index))

/** Texts that make careless parsers slow or deep: after the public cases of cmark and markdown-it, and our own. */
const cases: Record<string, string> = {
  'nested strong emphasis': `${'*a **a '.repeat(many)}b${' a** a*'.repeat(many)}`,
  'emphasis that closes nothing': 'a_ '.repeat(many),
  'emphasis that nothing closes': '_a '.repeat(many),
  'mismatched emphasis': '*a_ '.repeat(many),
  'link ends': 'a]'.repeat(many),
  'link starts': '[a'.repeat(many),
  'links that nothing closes': '[a](<b'.repeat(many),
  'nested brackets': `${'['.repeat(many)}a${']'.repeat(many)}`,
  'nested images': `${'!['.repeat(many)}a${'](x)'.repeat(many)}`,
  'nested quotations': `${'> '.repeat(many)}a`,
  'nested lists': range(1000, (index) => `${'  '.repeat(index)}* a`).join('\n'),
  'nested footnotes': `${'^['.repeat(many)}a${']'.repeat(many)}`,
  'runs of backticks': range(1500, (index) => `e${'`'.repeat(index)}`).join(''),
  'unclosed comments': `</${'<!'.repeat(many)}`,
  'unclosed CDATA': '<![CDATA['.repeat(many),
  'unclosed tags': `<div>${'<a '.repeat(many)}`,
  'unclosed attributes': `<div>${'<b a="'.repeat(many)}`,
  'nested HTML blocks': '<div>\n\n'.repeat(many) + '</div>\n\n'.repeat(many),
  'open HTML blocks': '<b>x\n\n'.repeat(many),
  'scripts in one block': `<div>${'<script>'.repeat(many)}`,
  'a table of 20,000 columns': `${'|a'.repeat(20_000)}\n${'|-'.repeat(20_000)}\n${'|b\n'.repeat(500)}`,
  'link definitions': range(many, (index) => `[r${index}]: /u${index}`).join('\n'),
  footnotes: range(10_000, (index) => `x[^${index}]\n\n[^${index}]: note`).join('\n\n'),
  'equal headings': '# a\n# a-1\n'.repeat(many / 3),
  'addresses without end': 'https://a'.repeat(many),
  'addresses of e-mail': 'a@b.'.repeat(many),
  bylines: '@mina\n'.repeat(many),
  'a byline of a million letters': `@${'a.'.repeat(500_000)}${' '.repeat(500_000)}!`,
  'inverted links': '[https://a](b.c)'.repeat(20_000),
  'bare hosts': `---\nfeatured: ["https://a.b/c"]\n---\n${'(a.b)'.repeat(many)}`,
  dollars: '$'.repeat(many),
  'formulas that nothing closes': '$a '.repeat(many),
  'formulas by themselves that nothing closes': '$$a\n'.repeat(many),
  'escaped dollars': '$a\\$'.repeat(many),
  'brackets of formulas': '\\(a'.repeat(many),
  'lines with brackets of formulas': '\\[a\n'.repeat(many),
  'formulas of many lines': `$$\n${'a\n'.repeat(many)}$$`,
  'code in dollars': '`$a'.repeat(many),
  '10,000 images': '![a](b.png)\n\n'.repeat(10_000),
  '100,000 paragraphs': 'word\n\n'.repeat(100_000),
  'shortcodes that are never closed': '{{< a '.repeat(50_000),
  'shortcodes with a quotation mark each': '{{< a " '.repeat(50_000),
  'tags around code that are never closed': '{% raw %}\n\n'.repeat(20_000),
  'tags around code in one paragraph': 'a {% raw %}'.repeat(20_000),
  'addresses with shortcodes': '[a](b{{c '.repeat(20_000),
  'shortcodes in HTML': `<div>\n${'{{< a <b " '.repeat(20_000)}`,
  'a line of 10 MB': 'word '.repeat(2_000_000),
}

test.each(Object.entries(cases))('bounded: %s', { timeout: 60_000 }, (_name, text) => {
  const started = performance.now()
  const { page } = analysePost(text, {
    id: 'a.md',
    authors: [],
    missingImages: [],
    imageUrl: (source) => source,
  })
  expect(page.sections.length).toBeGreaterThan(0)
  expect(performance.now() - started).toBeLessThan(5000)
})
