import { describe, expect, it } from 'vitest'
import { createAnalyser } from '#domain/analysis'
import { isHeavy } from '#domain/page/heavyBlock'
import { applyPatch, emptyParts } from '#domain/page/pagePatch'
import { renderPost } from '#domain/page/renderPost'

const context = { id: 'a.md', authors: [], missingImages: [], imageUrl: () => null }
const partsOf = (text: string) => applyPatch(emptyParts, createAnalyser().read(text, context))

describe('Blocks that are too heavy for a page beside the text', () => {
  it('are told by their tags and letters', () => {
    expect(isHeavy('<b>a</b>'.repeat(3000))).toBe(false)
    expect(isHeavy('<b>a</b>'.repeat(5000))).toBe(true)
    expect(isHeavy('word '.repeat(30_000))).toBe(false)
    expect(isHeavy('word '.repeat(50_000))).toBe(true)
  })

  it('are not images that stand in their address', () => {
    expect(isHeavy(`<p><img src="data:image/png;base64,${'A'.repeat(2_000_000)}" alt=""></p>`)).toBe(false)
  })

  it('are told by the attributes of one tag, not by what stands in quotation marks', () => {
    const named = (count: number) => Array.from({ length: count }, (_, index) => `a${index}=b`).join(' ')
    expect(isHeavy(`<p ${named(1500)}>x</p>`)).toBe(false)
    expect(isHeavy(`<p ${named(5000)}>x</p>`)).toBe(true)
    expect(isHeavy(`<p\n${named(5000).replaceAll(' ', '\n\n')}>x</p>`)).toBe(true)
    const places = '10 20 L '.repeat(5000)
    expect(isHeavy(`<svg><path d="M ${places}" id='a b'></path></svg>`)).toBe(false)
    expect(isHeavy(`<svg><path id='a "b' d="${places}" ${named(3000)}></path></svg>`)).toBe(true)
  })

  it('are not long comments and instructions, whether they end or not', () => {
    const words = 'word '.repeat(60_000)
    expect(isHeavy(`<!-- ${words} -->\n<p>x</p>`)).toBe(false)
    expect(isHeavy(`<!-- ${words}`)).toBe(false)
    expect(isHeavy(`<?note ${'word '.repeat(20_000)}?>`)).toBe(false)
    expect(isHeavy(`<!-- a > b <p -->${'<b>a</b>'.repeat(5000)}`)).toBe(true)
    expect(partsOf(`Before.\n\n<!--\n${words}\n-->\n\nBehind.\n`).items[1]?.html).toContain('<!--')
  })

  it('become a box in the preview; blocks beside them, and exported pages, stay', () => {
    const text = `Before.\n\n${'*a* '.repeat(10_000)}\n\nBehind.\n`
    const [before, heavy, behind] = partsOf(text).items
    expect(before?.html).toContain('Before.')
    expect(heavy).toMatchObject({ from: 9, rawHtml: false })
    expect(heavy?.html).toContain('role="note"')
    expect(heavy?.html.length).toBeLessThan(1000)
    expect(behind?.html).toContain('Behind.')
    expect(renderPost(text, context).sections[0]?.blocks[1]?.html).toContain('<em>a</em>')
  })

  it('become a box where they are notes', () => {
    const notes = Array.from({ length: 3000 }, (_, index) => `a[^${index}]\n\n[^${index}]: b\n\n`).join('')
    expect(partsOf(notes).footer?.html).toContain('role="note"')
  })
})
