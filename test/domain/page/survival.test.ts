import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { afterAll, expect, test } from 'vitest'
import { renderPost } from '#domain/page/renderPost'
import { safeStyle } from '#domain/page/safeStyle'
import { createSanitizer } from '#domain/page/sanitize'
import { corpusPosts, findCorpus, readPostText } from '../../helpers/corpus'
import { isFull, patience, sampleOf } from '../../helpers/depth'

/** What a post may write as HTML of its own and find again on its page. */
const allowedTags = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn ' +
    'div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label li main mark meter nav ' +
    'ol p pre progress q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th ' +
    'thead time tr tt u ul var wbr'
  ).split(' '),
)
const allowedAttributes = new Set(
  (
    'id class title alt width height align valign colspan rowspan lang dir href rel role open start type reversed cite ' +
    'datetime color face size span scope headers nowrap bgcolor border cellpadding cellspacing value max style'
  ).split(' '),
)

const corpus = findCorpus()
afterAll(() => corpus?.dispose())

const { window } = new JSDOM('')
const imageUrl = (source: string) => `asset/k/0?src=${encodeURIComponent(source)}`
const sanitize = createSanitizer(createDOMPurify(window), imageUrl)

/** How often each element is there, told with its allowed attributes. Images are not told their addresses. */
function countElements(html: string): Map<string, number> {
  const template = window.document.createElement('template')
  template.innerHTML = html
  const counts = new Map<string, number>()
  for (const element of template.content.querySelectorAll('*')) {
    if (!allowedTags.has(element.localName)) continue
    // A remote image is a link until the writer wants to see it; its box is no element of the post.
    if (/^(?:https?:)?\/\//.test(element.getAttribute('src') ?? '')) continue
    const names = element
      .getAttributeNames()
      .filter((name) => allowedAttributes.has(name) || /^(?:data|aria)-/.test(name))
    const told = names.filter((name) => name !== 'rel').sort()
    const attributes = told.map((name) => {
      const value = element.getAttribute(name) ?? ''
      return `${name}=${name === 'href' ? value.trim() : value}`
    })
    const key = `${element.localName} ${attributes.join(' ')}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

test.skipIf(corpus === null)(
  'elements of real posts survive the sanitiser as they are',
  { timeout: patience },
  () => {
    const written: Record<string, number> = {}
    const lost: Record<string, number> = {}
    const examples = new Set<string>()
    for (const path of sampleOf(corpusPosts(corpus!), 25)) {
      const page = renderPost(readPostText(path), { id: 'a.md', authors: [], imageUrl })
      for (const { html, rawHtml } of page.sections.flatMap(({ blocks }) => blocks)) {
        if (!rawHtml) continue
        const after = countElements(sanitize(html))
        for (const [element, count] of countElements(html)) {
          const tag = element.slice(0, element.indexOf(' '))
          written[tag] = (written[tag] ?? 0) + count
          const missing = Math.max(0, count - (after.get(element) ?? 0))
          if (missing > 0) {
            lost[tag] = (lost[tag] ?? 0) + missing
            examples.add(element.slice(0, 160))
          }
        }
      }
    }
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)
    const tell = Object.entries(written).sort((a, b) => b[1] - a[1])
    console.log(`  ${sum(written)} elements, ${sum(lost)} changed`)
    console.log(`  ${tell.map(([tag, count]) => `${tag} ${count - (lost[tag] ?? 0)}/${count}`).join(', ')}`)
    if (isFull) console.log([...examples].slice(0, 60).join('\n'))
    expect(sum(written)).toBeGreaterThan(500)
    expect(sum(written) - sum(lost)).toBeGreaterThanOrEqual(sum(written) * 0.99)
  },
)

test('what may stay of a style is safe to keep as it is', () => {
  for (const style of ['color: red', 'text-align:right', 'border: 1px solid rgb(0, 0, 0); padding: 2px;'])
    expect(safeStyle(style)).toBe(style)
  for (const style of [
    '{{margin: 1}}',
    'position:fixed',
    'background:url(x)',
    'color:expression(x)',
    'width:1px\\;',
    '',
  ])
    expect(safeStyle(style)).toBe('')
})
