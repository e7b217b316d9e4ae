import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { formulaHtml } from '#domain/typesetting/formula'
import { embedMathFonts } from '#domain/typesetting/mathFonts'

const { document } = new JSDOM('').window

function boxOf(html: string): Element {
  const box = document.createElement('div')
  box.innerHTML = html
  return box
}

const draw = (tex: string, isDisplay = false) => boxOf(formulaHtml(tex, isDisplay))

const reasonOf = (box: Element) => box.querySelector('.math-problem > span')?.textContent ?? null

describe('a formula', () => {
  test('is drawn, and told in MathML with its source', () => {
    const box = draw('a^2')
    expect(box.querySelector('math')?.textContent).toContain('a2')
    expect(box.querySelector('annotation')?.textContent).toBe('a^2')
    expect(box.querySelector('.katex-html')?.getAttribute('aria-hidden')).toBe('true')
    expect(box.querySelector('.katex-display')).toBe(null)
    expect(draw('a^2', true).querySelector('.katex-display')).not.toBe(null)
  })

  test.each([
    '\\ce{H2O}',
    'a = b \\label{one}',
    '\\begin{eqnarray*} a &=& b \\\\ &=& c \\end{eqnarray*}',
    '名前 = x',
    'a & b'.replace('&', '\\&'),
    '\\begin{aligned} a &= b \\\\ &= c \\end{aligned}',
    '',
  ])('%j is drawn', (tex) => {
    expect(reasonOf(draw(tex, true))).toBe(null)
  })

  test.each([
    ['\\frac{1}', /^Formula not shown: Unexpected end of input/],
    ['\\nonsense', /^Formula not shown: Undefined control sequence: \\nonsense\.$/],
    ['{', /Expected '}'/],
    ['<b> & x', /Expected/],
  ])('with an error, %j, is a box with its source and the reason', (tex, reason) => {
    const box = draw(tex)
    expect(reasonOf(box)).toMatch(reason)
    expect(box.querySelector('.math-problem > code')?.textContent).toBe(tex)
    expect(box.querySelector('b, .katex')).toBe(null)
  })

  test('defines commands for itself only', () => {
    expect(reasonOf(draw('\\gdef\\E{e}\\E'))).toBe(null)
    expect(reasonOf(draw('\\E'))).toMatch(/Undefined/)
  })
})

const many = (text: string, count: number) => text.repeat(count)

/** TeX that leads out of the page, puts something into it, or makes much out of little. */
const hostile: [string, string][] = [
  ['an address', '\\href{javascript:alert(1)}{x}'],
  ['a bare address', '\\url{https://example.org}'],
  ['an image', '\\includegraphics{https://example.org/x.png}'],
  ['an attribute', '\\htmlData{a=b}{x}'],
  ['a style', '\\htmlStyle{position:fixed}{x}'],
  ['an id', '\\htmlId{root}{x}'],
  ['another name for an address', '\\let\\x\\href\\x{javascript:alert(1)}{x}'],
  ['a style in a colour', '\\textcolor{red;position:fixed}{x}'],
  ['an address in a colour', '\\colorbox{url(https://example.org)}{x}'],
  ['HTML in a text', '\\text{<script>alert(1)</script><img src=x onerror=alert(1)>}'],
  ['HTML in a tag', 'x\\tag{"><img src=x onerror=alert(1)>}'],
  ['HTML as it stands', '<script>alert(1)</script>'],
  ['HTML in verbatim text', '\\verb|<script>alert(1)</script>|'],
  ['characters by number', '\\char"3C script\\char"3E'],
  ['100 KB of braces', many('{', 100_000)],
  ['deep braces', many('{', 3000)],
  ['deep roots', many('\\sqrt{', 600)],
  ['deep brackets', many('\\left(', 600)],
  ['an endless loop', '\\def\\a{\\a\\a}\\a'],
  [
    'definitions of definitions',
    '\\def\\a{xxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b}\\c\\c\\c\\c',
  ],
  ['doubling', '\\def\\a#1{\\a{#1#1}}\\a{x}'],
  ['huge sizes', '\\rule{99999em}{99999em}'],
  ['many cells', `\\begin{matrix}${many('a&', 150)}\\end{matrix}`],
  ['long chemistry', `\\ce{${many('^_->', 990)}}`],
]

/** Elements that draw, and attributes that say how: none loads, leads anywhere or runs. */
const drawing = /^(?:span|code|math|semantics|annotation|m[a-z]+|svg|path|line)$/
const appearance = new Set(
  (
    'class style aria-hidden encoding xmlns display mathcolor mathbackground mathvariant stretchy fence separator ' +
    'lspace rspace accent accentunder width height voffset linethickness scriptlevel displaystyle minsize maxsize ' +
    'columnalign columnspacing rowspacing columnlines rowlines frame notation side movablelimits symmetric viewbox ' +
    'viewBox preserveAspectRatio d x1 x2 y1 y2 stroke-width largeop'
  ).split(' '),
)

describe('hostile TeX', () => {
  test.each(hostile)('%s does no harm', (_, tex) => {
    const html = formulaHtml(tex, true)
    expect(html.length).toBeLessThan(2_000_000)
    const box = boxOf(html)
    const elements = [...box.querySelectorAll('*')]
    const attributes = elements.flatMap((element) => [...element.attributes])
    const tags = new Set(elements.map(({ tagName }) => tagName.toLowerCase()))
    expect([...tags].filter((tag) => !drawing.test(tag))).toEqual([])
    expect([...new Set(attributes.map(({ name }) => name))].filter((name) => !appearance.has(name))).toEqual(
      [],
    )
    const styles = attributes.filter(({ name }) => name === 'style').map(({ value }) => value)
    expect(styles.filter((style) => /url|position:\s*fixed|expression/i.test(style))).toEqual([])
  })

  test('is bounded in what it makes', () => {
    const longest = [
      `\\begin{matrix}${many('a&', 1900)}\\end{matrix}`,
      many("x'", 1900),
      many('\\Bigg(', 600),
    ]
    for (const tex of longest) expect(formulaHtml(tex, true).length).toBeLessThan(2_000_000)
    expect(formulaHtml(many('x', 4001), true)).toContain('it is longer than 4000 characters')
  })

  test('of any kind is drawn or refused, and never throws', () => {
    const part = fc.constantFrom(
      '\\frac',
      '\\sqrt',
      '{',
      '}',
      '[',
      ']',
      '^',
      '_',
      '&',
      '\\\\',
      'x',
      '1',
      '\\left',
      '\\right',
      '(',
      ')',
      '\\text',
      '\\def\\a',
      '#1',
      '\\begin{matrix}',
      '\\end{matrix}',
      '<',
      '"',
      '\\',
      '\n',
      '%',
      '~',
      '$',
      "'",
      '\\ce',
      '\\tag',
      '\\color{red}',
      '\\over',
      '\\limits',
      '\\sum',
      'é',
      '名',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), fc.boolean(), (parts, isDisplay) => {
        const box = draw(parts.join(''), isDisplay)
        expect(box.querySelectorAll('.katex, .math-problem')).toHaveLength(1)
        expect(box.querySelector('script, a, img, [href], [src], [id]')).toBe(null)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the fonts of a page', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('katex'))
  const css = readFileSync(join(folder, 'katex.min.css'), 'utf8')

  function fontsOf(tex: string): string[] {
    const names: string[] = []
    const own = embedMathFonts(css, formulaHtml(tex, true), (name) => {
      names.push(name)
      return 'data:x'
    })
    expect(own.match(/@font-face/g)).toHaveLength(names.length)
    expect(own).not.toMatch(/url\((?!data:)/)
    expect(own).toContain('.katex .mathnormal')
    return names.map((name) => name.replace('fonts/KaTeX_', '').replace('.woff2', '')).sort()
  }

  test.each([
    ['1 + 2', ['Main-Regular']],
    ['x', ['Main-Regular', 'Math-Italic']],
    ['\\mathbb{R}', ['AMS-Regular', 'Main-Regular']],
    ['\\mathcal{A}', ['Caligraphic-Regular', 'Main-Regular']],
    ['\\mathbf{1}', ['Main-Bold', 'Main-Regular']],
    ['\\boldsymbol{x}', ['Main-Regular', 'Math-BoldItalic']],
    ['\\text{\\textit{a}}', ['Main-Italic', 'Main-Regular']],
    ['\\text{\\textbf{\\textit{a}}}', ['Main-Bold', 'Main-BoldItalic', 'Main-Italic', 'Main-Regular']],
    ['\\texttt{a}', ['Main-Regular', 'Typewriter-Regular']],
    ['\\mathsf{a}', ['Main-Regular', 'SansSerif-Regular']],
    ['\\mathfrak{a}', ['Fraktur-Regular', 'Main-Regular']],
    ['\\mathscr{A}', ['Main-Regular', 'Script-Regular']],
    ['\\sum', ['Main-Regular', 'Size2-Regular']],
    ['\\Bigg(', ['Main-Regular', 'Size4-Regular']],
  ])('with %s are %j', (tex, fonts) => {
    expect(fontsOf(tex)).toEqual(fonts)
  })
})
