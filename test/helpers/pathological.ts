/**
 * Inputs that have brought Markdown parsers down: the public cases of cmark's and markdown-it's tests, at their sizes,
 * and the same idea for what Byline reads beyond CommonMark. Each is made from its description.
 */
export interface PathologicalCase {
  name: string
  make(): string
}

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

/** From cmark's pathological_tests.py. */
const cmark: Record<string, () => string> = {
  'nested strong emphasis': () => `${'*a **a '.repeat(65_000)}b${' a** a*'.repeat(65_000)}`,
  'emphasis closers without openers': () => 'a_ '.repeat(65_000),
  'emphasis openers without closers': () => '_a '.repeat(65_000),
  'link closers without openers': () => 'a]'.repeat(65_000),
  'link openers without closers': () => '[a'.repeat(65_000),
  'mismatched openers and closers': () => '*a_ '.repeat(50_000),
  'commonmark.js issue 172': () => `a**b${'c* '.repeat(50_000)}`,
  'openers and closers that are multiples of three': () => `a**b${'c* '.repeat(50_000)}`,
  'openers whose links are tried again': () => '[ (]('.repeat(80_000),
  'images in images': () => '![[]()'.repeat(160_000),
  'nested brackets': () => `${'['.repeat(50_000)}a${']'.repeat(50_000)}`,
  'nested quotations': () => `${'> '.repeat(50_000)}a`,
  'nested quotations of 10,000 levels': () => `${'> '.repeat(10_000)}a`,
  'deeply nested lists': () => times(1000, (index) => `${'  '.repeat(index)}* a\n`),
  'NUL characters': () => 'abc\u0000de\u0000',
  'runs of backticks of growing length': () => times(5000, (index) => `e${'`'.repeat(index + 1)}`),
  'links with unclosed titles': () => '[a](<b'.repeat(30_000),
  'unclosed links': () => '[a](b'.repeat(30_000),
  'unclosed comments': () => `</${'<!--'.repeat(300_000)}`,
  'empty lines in nested lists': () => `- ${'- '.repeat(10_000)}x${'\n'.repeat(10_000)}x`,
  'unclosed processing instructions': () => `x ${'<?'.repeat(50_000)}`,
  'unclosed declarations': () => `x ${'<!A '.repeat(50_000)}`,
  'unclosed CDATA': () => `x ${'<![CDATA['.repeat(50_000)}`,
  'many link definitions': () =>
    `${times(20_000, (index) => `[${index}]: u\n`)}\n${times(20_000, (index) => `[${index}] `)}`,
  'many references to nothing': () => '[x] '.repeat(50_000),
  'definitions of growing length': () => times(40_000, (index) => `[${'a'.repeat(index % 900)}]: u\n`),
  'reference bombs': () => `[a]: /${'u'.repeat(50_000)}\n\n${'[a] '.repeat(20_000)}`,
  'tables of 2,000 columns': () =>
    `${'|a'.repeat(2000)}\n${'|-'.repeat(2000)}\n${`${'|a'.repeat(2000)}\n`.repeat(5)}`,
}

/** From markdown-it's test/pathological.mjs, where cmark has none like it. */
const markdownIt: Record<string, () => string> = {
  'emphasis in a pattern': () => `${'**x** *'.repeat(20_000)}`,
  hardbreaks: () => `x${' '.repeat(150_000)}x  \nx`,
  autolinks: () => `${'<'.repeat(400_000)}>`,
  'quoted titles': () => `[x](${'"'.repeat(100_000)}`,
  'html attributes': () => `<a ${'b '.repeat(100_000)}`,
  'a deep chain of links': () => `${'[x](u '.repeat(20_000)}${')'.repeat(20_000)}`,
  'addresses that nearly are': () => `${'https://'.repeat(50_000)}`,
  'mail addresses that nearly are': () => `${'a.'.repeat(100_000)}@`,
  smartquotes: () => `${'"\'"'.repeat(60_000)}`,
  'a table that is none': () => `${'| '.repeat(10_000)}\n${'-'.repeat(10_000)}`,
  'headings underlined for ever': () => `${'a\n'.repeat(60_000)}===`,
  entities: () => `${'&#x'.repeat(80_000)}${'&a'.repeat(80_000)}`,
  backslashes: () => '\\'.repeat(500_000),
  'nested inline footnotes': () => `${'^['.repeat(20_000)}a${']'.repeat(20_000)}`,
}

/** For what Byline reads beyond CommonMark. */
const own: Record<string, () => string> = {
  'many footnotes': () => times(10_000, (index) => `a[^${index}]\n\n[^${index}]: b\n\n`),
  'footnotes that refer to each other': () =>
    `${times(3000, (index) => `[^${index}]: x[^${index + 1}]\n\n`)}a[^0]`,
  'a footnote referred to many times': () => `${'[^a] '.repeat(30_000)}\n\n[^a]: b`,
  'emoji codes that are none': () => `${':a'.repeat(100_000)}${':smile'.repeat(30_000)}`,
  'definition lists': () => times(10_000, (index) => `t${index}\n: d\n\n`),
  'nested definition lists': () =>
    times(300, (index) => `${'  '.repeat(index)}t\n${'  '.repeat(index)}: d\n`),
  'attribute braces': () => `a${'{.b '.repeat(60_000)}\n\na${'{.b}'.repeat(30_000)}`,
  dollars: () => `a ${'$a'.repeat(60_000)}\n\n${'$$'.repeat(50_000)}`,
  'dollars only': () => '$'.repeat(30_000),
  'formulas that nothing closes': () => '$a '.repeat(30_000),
  'formulas by themselves that nothing closes': () => '$$a\n'.repeat(30_000),
  'escaped dollars': () => '$a\\$'.repeat(30_000),
  'brackets of formulas': () => '\\(a'.repeat(30_000),
  'lines with brackets of formulas': () => '\\[a\n'.repeat(30_000),
  'formulas of many lines': () => `$$\n${'a\n'.repeat(30_000)}$$`,
  'code in dollars': () => '`$a'.repeat(30_000),
  'shortcodes without an end': () => `${'{{< a '.repeat(50_000)}\n\n${'{% a '.repeat(50_000)}`,
  'nested shortcodes': () => `${'{{% a %}}\n'.repeat(5000)}x\n${'{{% /a %}}\n'.repeat(5000)}`,
  'bylines only': () => times(20_000, (index) => `@author${index % 50}\n`),
  'headings with one name': () => '# a\n'.repeat(20_000),
  'headings with numbered names': () => times(10_000, (index) => `# a\n# a-${index}\n`),
  'raw elements that are never closed': () => '<div>\n\n'.repeat(10_000),
  'raw elements in each other': () => `${'<div>\n\n'.repeat(3000)}a\n\n${'</div>\n\n'.repeat(3000)}`,
  'inline elements in each other': () => `${'<b>'.repeat(20_000)}a${'</b>'.repeat(20_000)}`,
  'one raw element with many attributes': () => `<p ${times(20_000, (index) => `a${index}=b `)}>x</p>`,
  'raw tables in each other': () => `${'<table><tr><td>'.repeat(5000)}x`,
  'images in descriptions of images': () => `${'!['.repeat(30_000)}a${'](x)'.repeat(30_000)}`,
  'tags without an end': () => `<div>${'<a '.repeat(30_000)}`,
  'attributes without an end': () => `<div>${'<b a="'.repeat(30_000)}`,
  'HTML blocks left open': () => '<b>x\n\n'.repeat(30_000),
  'scripts in one block': () => `<div>${'<script>'.repeat(30_000)}`,
  'a byline of a million letters': () => `@${'a.'.repeat(500_000)}${' '.repeat(500_000)}!`,
  'inverted links': () => '[https://a](b.c)'.repeat(20_000),
  'bare hosts': () => `---\nfeatured: ["https://a.b/c"]\n---\n${'(a.b)'.repeat(30_000)}`,
  'shortcodes with a quotation mark each': () => '{{< a " '.repeat(50_000),
  'tags around code that are never closed': () => '{% raw %}\n\n'.repeat(20_000),
  'tags around code in one paragraph': () => 'a {% raw %}'.repeat(20_000),
  'addresses with shortcodes': () => '[a](b{{c '.repeat(20_000),
  'shortcodes in HTML': () => `<div>\n${'{{< a <b " '.repeat(20_000)}`,
  'formatting elements opened wrongly': () => `<p>${'<b><i><p>'.repeat(2000)}x`,
}

/** B05 of the faults: large, not clever. */
const large: Record<string, () => string> = {
  'a line of 10 MB': () => `${'word '.repeat(2_000_000)}`,
  'a line of 10 MB without a space': () => 'x'.repeat(10_000_000),
  '100,000 paragraphs': () => 'A paragraph.\n\n'.repeat(100_000),
  'a table of 20,000 columns': () =>
    `${'|a'.repeat(20_000)}|\n${'|-'.repeat(20_000)}|\n${'|b'.repeat(20_000)}|\n`,
  '10,000 images': () => times(10_000, (index) => `![Image ${index}](img/${index}.png)\n\n`),
  '10,000 images in one paragraph': () => times(10_000, (index) => `![Image ${index}](img/${index}.png) `),
  '10,000 raw images': () => times(10_000, (index) => `<img src="img/${index}.png" alt="${index}">\n\n`),
}

const group = (name: string, cases: Record<string, () => string>): PathologicalCase[] =>
  Object.entries(cases).map(([description, make]) => ({ name: `${name}: ${description}`, make }))

export const pathologicalCases: PathologicalCase[] = [
  ...group('cmark', cmark),
  ...group('markdown-it', markdownIt),
  ...group('own', own),
  ...group('large', large),
]
