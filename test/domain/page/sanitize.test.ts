import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { createSanitizer } from '#domain/page/sanitize'
import { findDangers } from '../../helpers/hostileDom'

const { window } = new JSDOM('')
const purify = createDOMPurify(window)
const imageUrl = (source: string) =>
  source.includes('gone') ? null : `asset/k/0?src=${encodeURIComponent(source)}`
const sanitize = createSanitizer(purify, imageUrl)

test.each([
  [
    'text and structure',
    '<div class="note" id="x"><p>a <b>b</b></p></div>',
    '<div class="note" id="x"><p>a <b>b</b></p></div>',
  ],
  ['scripts', '<p onclick="x()">a<script>b()</script></p>', '<p>a</p>'],
  ['styles', '<style>p{}</style><p style="background:url(//example.org)">a</p>', '<p>a</p>'],
  [
    'alignment of cells',
    '<table><tbody><tr><td style="text-align:right">a</td></tr></tbody></table>',
    '<table><tbody><tr><td style="text-align:right">a</td></tr></tbody></table>',
  ],
  [
    'looks',
    '<p style="color:red; margin:0 6px;width:calc(1px + 2%)">a</p><b style="position: fixed; COLOR: rgb(1, 2, 3);top:0">b</b>',
    '<p style="color:red; margin:0 6px;width:calc(1px + 2%)">a</p><b style="COLOR: rgb(1, 2, 3)">b</b>',
  ],
  [
    'looks that ask',
    '<p style="background: url(x)">a</p><p style="color: red/**/url(x)">b</p><p style="background:\\75rl(x)">c</p><p style="font-family:&quot;a;color:red&quot;">d</p>',
    '<p>a</p><p>b</p><p>c</p><p>d</p>',
  ],
  ['frames', 'a<iframe src="https://example.org">b</iframe><object data="x"></object><embed src="x">', 'a'],
  ['forms', '<form action="https://example.org"><input name="a"><button>b</button></form>', 'b'],
  [
    'boxes of tasks',
    '<input type="checkbox" checked name="a">',
    '<input type="checkbox" checked="" disabled="">',
  ],
  [
    'local images',
    '<img src="a b.png" alt="A" srcset="https://example.org/x.png 2x">',
    '<img src="asset/k/0?src=a%20b.png" alt="A" loading="lazy">',
  ],
  [
    'remote images',
    '<img src="https://example.org/x.png" alt="A <b>">',
    '<span class="remote-image"><a href="https://example.org/x.png" rel="noopener noreferrer">Image: A &lt;b&gt; — example.org</a></span>',
  ],
  [
    'remote images in links',
    '<a href="#x"><img src="//example.org/x.png"></a>',
    '<a href="#x"><span class="remote-image">Image: example.org</span></a>',
  ],
  [
    'missing images',
    '<img src="gone.png">',
    '<span class="missing-image" role="img" aria-label="Image not found: gone.png">Image not found: gone.png</span>',
  ],
  [
    'images without source',
    '<img alt="A">',
    '<span class="missing-image" role="img" aria-label="Image without a source">Image without a source</span>',
  ],
  [
    'pictures',
    '<picture><source srcset="https://example.org/a.webp"><img src="a.png"></picture>',
    '<img src="asset/k/0?src=a.png" loading="lazy">',
  ],
  [
    'backgrounds and posters',
    '<table background="https://example.org/a.png"><tbody></tbody></table><video poster="https://example.org/a.png"></video>',
    '<table><tbody></tbody></table>',
  ],
  [
    'links',
    '<a href="https://example.org" target="_blank" ping="https://example.org">a</a>',
    '<a href="https://example.org" rel="noopener noreferrer">a</a>',
  ],
  [
    'links to a host without scheme',
    '<a href="\\\\example.org\\a">a</a>',
    '<a href="https://example.org\\a" rel="noopener noreferrer">a</a>',
  ],
  [
    'links that run',
    '<a href="java&#10;script:alert(1)">a</a><a href="file:///etc/passwd">b</a><a href="data:image/png;base64,AA">c</a>',
    '<a>a</a><a>b</a><a>c</a>',
  ],
  ['old anchors', '<a name="x"></a><p name="y">a</p>', '<a name="x"></a><p>a</p>'],
  [
    'names that hide the document’s own',
    '<img src="a.png" name="body"><p id="body">a</p>',
    '<img src="asset/k/0?src=a.png" loading="lazy"><p>a</p>',
  ],
  [
    'SVG and MathML',
    '<svg><image href="https://example.org"/><a xlink:href="javascript:x">a</a></svg><math><mi>b</mi></math>c',
    'c',
  ],
  ['quotations', '<blockquote cite="javascript:x">a</blockquote>', '<blockquote>a</blockquote>'],
  ['comments', 'a<!-- b -->', 'a'],
  [
    'details',
    '<details open=""><summary>a</summary>b</details>',
    '<details open=""><summary>a</summary>b</details>',
  ],
])('%s', (_name, html, expected) => {
  const result = sanitize(html)
  expect(result).toBe(expected)
  expect(sanitize(result)).toBe(result)
})

test('leaves no hooks behind on a purifier that others use', () => {
  expect(purify.sanitize('<img src="https://example.org/x.png">')).toBe(
    '<img src="https://example.org/x.png">',
  )
  expect(() =>
    createSanitizer(purify, () => {
      throw new Error('no')
    })('<img src="a.png">'),
  ).toThrow('no')
  expect(purify.sanitize('<img src="a.png">')).toBe('<img src="a.png">')
})

test.each([
  '<script>x</script>',
  '<p onclick="x">',
  '<a href="javascript:x">',
  '<a href="\tjava\nscript:x">',
  '<img src="https://example.org/x.png">',
  '<img src="data:image/svg+xml,x">',
  '<p style="position:fixed">',
  '<input>',
  '<iframe></iframe>',
  '<img src="asset/x" srcset="y">',
])('dangers are found: %s', (html) => {
  const template = window.document.createElement('template')
  template.innerHTML = html
  expect(findDangers(template.content)).not.toEqual([])
})

describe('formulas', () => {
  const drawn = ['<span class="katex" style="height:1em">one</span>', '<span class="katex">two</span>']
  const place = (number: number | string) => `<span class="math-inline" data-formula="${number}">x</span>`

  test('stand in their places with their styles, and nothing else has styles', () => {
    const html = `<p style="position:fixed">a ${place(0)} <b style="top:0">b</b> ${place(1)}</p>`
    expect(sanitize(html, drawn)).toBe(`<p>a ${drawn[0]} <b>b</b> ${drawn[1]}</p>`)
  })

  test.each([
    ['a number that none has', place(2)],
    ['a number below', place(-1)],
    ['no number', place('')],
    ['a name of every list', place('length')],
    ['another name of every list', place('constructor')],
  ])('with %s leave the place as it is', (_, html) => {
    expect(sanitize(`<p>${html}</p>`, drawn)).toBe(`<p>${html}</p>`)
  })

  test('stand where the post repeats a place of its own, but never in an attribute, comment or code', () => {
    expect(sanitize(`<p>${place(1)}${place(1)}</p>`, drawn)).toBe(`<p>${drawn[1]}${drawn[1]}</p>`)
    const inAttribute = sanitize(`<p title='${place(0)}' onclick="x">a</p>`, drawn)
    expect(inAttribute).not.toContain('katex')
    expect(inAttribute).not.toContain('onclick')
    expect(sanitize(`<!-- ${place(0)} --><p>a</p>`, drawn)).toBe('<p>a</p>')
    expect(sanitize(`<pre>${place(0).replace(/</g, '&lt;')}</pre>`, drawn)).not.toContain('katex')
  })

  test('change nothing about the rest', () => {
    const html = '<p onclick="x">a <script>alert(1)</script><img src="a.png"><a href="javascript:x">b</a></p>'
    expect(sanitize(html + place(0), drawn)).toBe(sanitize(html) + drawn[0])
  })
})
