// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { PageItem, PageParts } from '#domain/page/rendered'
import { PreviewDom } from '../../renderer/panels/preview/previewDom'

const words = ['tide', 'moon', 'quay', 'lamp']

/** A page of blocks in order: `@mina` is a byline, anything else a paragraph; each is 10 long in the text. */
function pageOf(blocks: readonly string[], footer: string | null = null): PageParts {
  const items = blocks.map((block, index): PageItem => {
    const byline = block.startsWith('@') ? block.slice(1) : null
    const html = byline === null ? `<p>${block}</p>\n` : `<p class="byline">${byline}</p>`
    return { from: index * 10, to: index * 10 + 10, html, rawHtml: false, byline }
  })
  const end = items.length * 10
  return {
    head: {
      title: 'A page',
      lang: '',
      description: '',
      headerHtml: `<header><h1>${items.length}</h1></header>`,
    },
    images: { images: [], remoteImages: [] },
    items,
    footer:
      footer === null ? null : { from: end, to: end, html: `<footer>${footer}</footer>`, rawHtml: false },
  }
}

const pages = fc
  .tuple(
    fc.array(fc.constantFrom(...words, '@mina', '@jorge'), { maxLength: 14 }),
    fc.option(fc.constantFrom(...words)),
  )
  .map(([blocks, footer]) => pageOf(blocks, footer))

/** What waits for the window to have nothing else to do; the test runs it. */
function collectIdle(): IdleRequestCallback[] {
  const waiting: IdleRequestCallback[] = []
  vi.stubGlobal('requestIdleCallback', (callback: IdleRequestCallback) => waiting.push(callback))
  return waiting
}

/** Runs all that waits, each time without time to spare: few elements may go at once. Answers with how often. */
function letAllGo(waiting: IdleRequestCallback[], count: () => number): number {
  let times = 0
  for (let callback = waiting.shift(); callback !== undefined; callback = waiting.shift()) {
    const before = count()
    callback({ didTimeout: false, timeRemaining: () => 0 })
    expect(before - count()).toBeLessThanOrEqual(60)
    times += 1
  }
  return times
}

const emptyDocument = () => document.implementation.createHTMLDocument()

function drawn(page: PageParts): string {
  const fresh = emptyDocument()
  new PreviewDom(fresh, String).show(page)
  return fresh.body.innerHTML
}

describe('PreviewDom', () => {
  it('equals a full drawing after any sequence of pages', () => {
    fc.assert(
      fc.property(fc.array(pages, { minLength: 2, maxLength: 6 }), (sequence) => {
        const target = emptyDocument()
        const dom = new PreviewDom(target, String)
        for (const page of sequence) {
          dom.show(page)
          expect(target.body.innerHTML).toBe(drawn(page))
        }
      }),
    )
  })

  it('keeps the elements of blocks that did not change', () => {
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    dom.show(pageOf(['@mina', 'tide', 'moon', 'quay']))
    const [first, , third] = target.querySelectorAll('section > p:not(.byline)')
    dom.show(pageOf(['@mina', 'tide', 'lamp', 'lamp', 'quay']))
    const now = target.querySelectorAll('section > p:not(.byline)')
    expect(now[0]).toBe(first)
    expect(now[3]).toBe(third)
    expect(now).toHaveLength(4)
  })

  it('keeps the element of a block whose words change, with its mark', () => {
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    dom.show(pageOf(['@mina', 'tide', 'moon']))
    const element = dom.mark(12)?.first
    dom.show(pageOf(['@mina', 'tides', 'moon']))
    expect(target.querySelector('section > p:not(.byline)')).toBe(element)
    expect(dom.mark(12)?.first).toBe(element)
    expect(element?.outerHTML).toBe('<p class="is-current">tides</p>')
    dom.mark(22)
    expect(element?.outerHTML).toBe('<p>tides</p>')
    expect(element && dom.placeOf(element)).toMatchObject({ from: 10, to: 20 })
  })

  it('lets a long page of another post go bit by bit, and the next one stand before it at once', () => {
    const waiting = collectIdle()
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    const paragraphs = Array.from({ length: 3000 }, () => 'tide')
    dom.show(pageOf(['@mina', ...paragraphs, '@jorge', 'moon'], 'note'))
    dom.mark(15)
    dom.leave()
    const next = pageOf(['@lena', 'quay'], 'lamp')
    dom.show(next)
    const [first, former, more] = target.body.children
    expect(first?.outerHTML).toBe(drawn(next))
    expect(former?.hasAttribute('data-is-leaving')).toBe(true)
    expect(more).toBeUndefined()
    expect(letAllGo(waiting, () => target.querySelectorAll('p').length)).toBeGreaterThan(50)
    expect(target.body.innerHTML).toBe(drawn(next))
    vi.unstubAllGlobals()
  })

  it('lets a page of one block with thousands of elements go bit by bit too', () => {
    const waiting = collectIdle()
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    dom.show(pageOf(['@mina', '<img>'.repeat(3000)]))
    dom.leave()
    const next = pageOf(['@lena', 'quay'])
    dom.show(next)
    expect(target.querySelectorAll('img').length).toBe(3000)
    expect(letAllGo(waiting, () => target.querySelectorAll('img').length)).toBeGreaterThan(50)
    expect(target.body.innerHTML).toBe(drawn(next))
    vi.unstubAllGlobals()
  })

  it('keeps a short page, whose elements can become those of the next one', () => {
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    dom.show(pageOf(['@mina', 'tide']))
    const [section] = target.querySelectorAll('section')
    dom.leave()
    dom.show(pageOf(['@mina', 'moon']))
    expect(target.querySelector('section')).toBe(section)
  })

  it('tells the place of a node and marks the block of an offset', () => {
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    dom.show(pageOf(['@mina', 'tide', 'moon']))
    const second = target.querySelectorAll('section > p:not(.byline)')[1]
    expect(second && dom.placeOf(second)).toMatchObject({ from: 20, to: 30 })
    expect(dom.mark(25)?.first).toBe(second)
    expect(second?.className).toBe('is-current')
    dom.mark(0)
    expect(second?.className).toBe('')
  })

  it('marks the byline while the cursor is in its line', () => {
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    dom.show(pageOf(['@mina', 'tide']))
    expect(dom.mark(3)?.first.className).toBe('byline is-current')
    expect(dom.mark(17)?.first.textContent).toBe('tide')
  })

  it('dims the sections of all other authors, those that come later too', () => {
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    const dimmed = () =>
      [...target.querySelectorAll('.is-dimmed')].map((element) => element.textContent?.trim())
    dom.show(pageOf(['tide', '@mina', 'moon', '@jorge', 'quay']))
    dom.showOnly('mina')
    expect(dimmed()).toEqual(['tide', 'jorgequay'])
    dom.show(pageOf(['tide', '@mina', 'moon', '@lena', 'lamp', '@jorge', 'quay']))
    expect(dimmed()).toEqual(['tide', 'lenalamp', 'jorgequay'])
    dom.showOnly(null)
    expect(dimmed()).toEqual([])
  })

  it('passes only HTML of the post itself through the sanitiser', () => {
    const target = emptyDocument()
    const seen: string[] = []
    const dom = new PreviewDom(target, (html) => {
      seen.push(html)
      return '<p>clean</p>'
    })
    const page = pageOf(['tide', 'moon'])
    const raw = page.items[1]
    if (raw) Object.assign(raw, { rawHtml: true, html: '<b onclick=x>moon</b>' })
    dom.show(page)
    expect(seen).toEqual(['<b onclick=x>moon</b>'])
    expect(target.body.innerHTML).toContain('<p>clean</p>')
    expect(target.body.innerHTML).not.toContain('onclick')
  })
})
