// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RenderedPage } from '../../main/domain/page/rendered'
import { PreviewDom } from '../../renderer/panels/preview/previewDom'

const words = ['tide', 'moon', 'quay', 'lamp']

function pageOf(sections: { handle: string; blocks: string[] }[], footer: string | null): RenderedPage {
  let at = 0
  const block = (word: string) => {
    const from = at
    at += 10
    return { from, to: at, html: `<p>${word}</p>\n`, rawHtml: false }
  }
  return {
    title: 'A page',
    lang: '',
    description: '',
    headerHtml: `<header><h1>${sections.length}</h1></header>`,
    sections: sections.map(({ handle, blocks }) => {
      const from = at
      const rendered = blocks.map(block)
      const bylineHtml = handle === '' ? '' : `<p class="byline">${handle}</p>`
      return { handle, bylineHtml, from, to: at, blocks: rendered }
    }),
    footer: footer === null ? null : block(footer),
    images: [],
    remoteImages: [],
  }
}

const pages = fc
  .tuple(
    fc.array(
      fc.record({
        handle: fc.constantFrom('', 'mina', 'jorge'),
        blocks: fc.array(fc.constantFrom(...words), { maxLength: 6 }),
      }),
      { maxLength: 5 },
    ),
    fc.option(fc.constantFrom(...words)),
  )
  .map(([sections, footer]) => pageOf(sections, footer))

const emptyDocument = () => document.implementation.createHTMLDocument()

function drawn(page: RenderedPage): string {
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
    dom.show(pageOf([{ handle: 'mina', blocks: ['tide', 'moon', 'quay'] }], null))
    const [first, , third] = target.querySelectorAll('section > p:not(.byline)')
    dom.show(pageOf([{ handle: 'mina', blocks: ['tide', 'lamp', 'lamp', 'quay'] }], null))
    const now = target.querySelectorAll('section > p:not(.byline)')
    expect(now[0]).toBe(first)
    expect(now[3]).toBe(third)
    expect(now).toHaveLength(4)
  })

  it('tells the place of a node and marks the block of an offset', () => {
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    dom.show(pageOf([{ handle: 'mina', blocks: ['tide', 'moon'] }], null))
    const second = target.querySelectorAll('section > p:not(.byline)')[1]
    expect(second && dom.placeOf(second)).toMatchObject({ from: 10, to: 20 })
    expect(dom.mark(15)?.first).toBe(second)
    expect(second?.className).toBe('is-current')
    dom.mark(0)
    expect(second?.className).toBe('')
  })

  it('marks the byline while the cursor is in its line', () => {
    const target = emptyDocument()
    const dom = new PreviewDom(target, String)
    const page = pageOf([{ handle: 'mina', blocks: ['tide'] }], null)
    const section = page.sections[0]
    const block = section?.blocks[0]
    if (block) Object.assign(block, { from: 6, to: 10 })
    dom.show(page)
    expect(dom.mark(3)?.first.className).toBe('byline is-current')
    expect(dom.mark(7)?.first.textContent).toBe('tide')
  })

  it('passes only HTML of the post itself through the sanitiser', () => {
    const target = emptyDocument()
    const seen: string[] = []
    const dom = new PreviewDom(target, (html) => {
      seen.push(html)
      return '<p>clean</p>'
    })
    const page = pageOf([{ handle: '', blocks: ['tide', 'moon'] }], null)
    const raw = page.sections[0]?.blocks[1]
    if (raw) Object.assign(raw, { rawHtml: true, html: '<b onclick=x>moon</b>' })
    dom.show(page)
    expect(seen).toEqual(['<b onclick=x>moon</b>'])
    expect(target.body.innerHTML).toContain('<p>clean</p>')
    expect(target.body.innerHTML).not.toContain('onclick')
  })
})
