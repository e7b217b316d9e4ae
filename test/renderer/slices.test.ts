import { describe, expect, it } from 'vitest'
import { emptyParts } from '#domain/page/pagePatch'
import type { PageItem, PageParts } from '#domain/page/rendered'
import {
  beginningOf,
  blocksToDraw,
  type Drawn,
  nothingDrawn,
  Pace,
} from '../../renderer/panels/preview/slices'

const item = (html: string): PageItem => ({ from: 0, to: 1, html, rawHtml: false, byline: null })
const blocks = (count: number, html = 'p') =>
  Array.from({ length: count }, (_, index) => item(`${html}${index}`))
const page = (items: PageItem[]): PageParts => ({ ...emptyParts, items })
const whole = (items: PageItem[]): Drawn => ({ items, length: items.length, isWhole: true })

/** How many blocks stand on the page after each slice, until all do. */
function slicesOf(parts: PageParts, drawn: Drawn): number[] {
  const counts: number[] = []
  let now = drawn
  do {
    const count = blocksToDraw(parts, now, new Pace())
    counts.push(count)
    const { length } = parts.items
    now = { items: parts.items.slice(0, count), length, isWhole: count === length }
  } while (!now.isWhole && counts.length < 100)
  return counts
}

describe('Slices of a page', () => {
  it('draws a page of common length at once, a long one from its beginning', () => {
    expect(slicesOf(page(blocks(40)), nothingDrawn)).toEqual([40])
    expect(slicesOf(page(blocks(750)), nothingDrawn)).toEqual([150, 300, 450, 600, 750])
    expect(slicesOf(page([]), nothingDrawn)).toEqual([0])
  })

  it('draws few blocks in a slice where they are large', () => {
    const large = blocks(5, 'x'.repeat(200_000))
    expect(slicesOf(page(large), nothingDrawn)).toEqual([1, 2, 3, 4, 5])
  })

  it('draws few blocks in a slice that the sanitiser has to look at', () => {
    const raw = blocks(100).map((block) => ({ ...block, rawHtml: true }))
    expect(slicesOf(page(raw), nothingDrawn)).toEqual([19, 38, 57, 76, 95, 100])
  })

  it('draws few blocks in a slice where each begins a section', () => {
    const bylines = blocks(100).map((block) => ({ ...block, byline: 'mina' }))
    expect(slicesOf(page(bylines), nothingDrawn)).toEqual([38, 76, 100])
  })

  it('draws an edit of a long page at once', () => {
    const before = blocks(5000)
    const now = [...before.slice(0, 100), item('new'), item('newer'), ...before.slice(101)]
    expect(blocksToDraw(page(now), whole(before), new Pace())).toBe(5001)
    expect(blocksToDraw(page([...before, item('last')]), whole(before), new Pace())).toBe(5001)
    expect(blocksToDraw(page(before.slice(0, 10)), whole(before), new Pace())).toBe(10)
  })

  it('draws in slices where most of a long page is new', () => {
    const before = blocks(3000)
    const now = [...before.slice(0, 50), ...blocks(1000, 'q')]
    expect(slicesOf(page(now), whole(before))).toEqual([200, 350, 500, 650, 800, 950, 1050])
  })

  it('draws an edit in what stands there alone, and goes on after it', () => {
    const all = blocks(3000)
    const drawn = { items: all.slice(0, 1200), length: 3000, isWhole: false }
    const draw = (items: PageItem[], now: Drawn) => blocksToDraw(page(items), now, new Pace())
    const changed = [...all.slice(0, 3), item('changed'), ...all.slice(4)]
    expect(draw(changed, drawn)).toBe(1200)
    expect(draw(changed, { ...drawn, items: changed.slice(0, 1200) })).toBe(1350)
    const longer = [...all.slice(0, 3), item('one'), item('two'), ...all.slice(3)]
    expect(draw(longer, drawn)).toBe(1202)
    const shorter = [...all.slice(0, 3), ...all.slice(5)]
    expect(draw(shorter, drawn)).toBe(1198)
    expect(draw(all.slice(0, 1350), drawn)).toBe(1350)
    expect(draw(all.slice(0, 10), drawn)).toBe(10)
  })

  it('draws less at once where that takes long, and more again where it does not', () => {
    const pace = new Pace()
    const next = () => blocksToDraw(page(blocks(5000)), nothingDrawn, pace)
    pace.learn(20)
    expect(next()).toBe(75)
    pace.learn(10_000)
    expect(next()).toBe(40)
    for (let slice = 0; slice < 10; slice += 1) pace.learn(0)
    expect(next()).toBe(600)
  })

  it('takes what was rendered again and looks the same for the same', () => {
    expect(blocksToDraw(page(blocks(3000)), whole(blocks(3000)), new Pace())).toBe(3000)
  })

  it('shows footnotes with the last block', () => {
    const parts = { ...page(blocks(3)), footer: item('notes') }
    expect(beginningOf(parts, 2)).toMatchObject({ items: { length: 2 }, footer: null })
    expect(beginningOf(parts, 3)).toBe(parts)
  })
})
