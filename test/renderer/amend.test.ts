// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amend, canAmend } from '../../renderer/panels/preview/amend'
import { runs } from '../helpers/depth'

function nodesOf(html: string): ChildNode[] {
  const root = document.createElement('div')
  root.innerHTML = html
  return [...root.childNodes]
}

const htmlOf = ([first]: readonly ChildNode[]) => first?.parentElement?.innerHTML

function amended(before: string, now: string): ChildNode[] {
  const nodes = nodesOf(before)
  const wanted = nodesOf(now)
  expect(canAmend(nodes, wanted)).toBe(true)
  amend(nodes, wanted)
  return nodes
}

const words = fc.constantFrom('tide', 'moon', 'a &amp; b')
const attributes = fc.constantFrom('', ' class="a"', ' class="a b" id="x"', ' title="t"', ' @odd="1"')
const { element } = fc.letrec<{ element: string; inner: string }>((tie) => ({
  inner: fc.oneof({ maxDepth: 3 }, words, tie('element')),
  element: fc
    .tuple(
      fc.constantFrom('p', 'em', 'li', 'svg', 'details'),
      attributes,
      fc.array(tie('inner'), { maxLength: 3 }),
    )
    .map(([name, own, inner]) => `<${name}${own}>${inner.join('')}</${name}>`),
}))

describe('Amending nodes', () => {
  it('makes any element equal another of its kind', () => {
    fc.assert(
      fc.property(element, element, (before, now) => {
        const nodes = nodesOf(`<div>${before}</div>`)
        amend(nodes, nodesOf(`<div>${now}</div>`))
        expect(htmlOf(nodes)).toBe(htmlOf(nodesOf(`<div>${now}</div>`)))
      }),
      { numRuns: runs(20_000, 300) },
    )
  })

  it('keeps the elements beside a changed word', () => {
    const nodes = nodesOf('<p>One <b>two</b> three <img src="a.png"> four</p>')
    const [paragraph] = nodes as [HTMLElement]
    const kept = [...paragraph.children]
    amend(nodes, nodesOf('<p>One <b>two</b> threeZ <img src="a.png"> four</p>'))
    expect(htmlOf(nodes)).toBe('<p>One <b>two</b> threeZ <img src="a.png"> four</p>')
    expect([...paragraph.children]).toEqual(kept)
  })

  it('changes one item of a list, and adds one, without touching the others', () => {
    const nodes = nodesOf('<ul><li>one</li><li>two</li><li>three</li></ul>')
    const [list] = nodes as [HTMLElement]
    const [first, second, third] = list.children
    amend(nodes, nodesOf('<ul><li>one</li><li>two <em>more</em></li><li>three</li></ul>'))
    expect([...list.children]).toEqual([first, second, third])
    amend(nodes, nodesOf('<ul><li>one</li><li>two <em>more</em></li><li>new</li><li>three</li></ul>'))
    expect([list.children[0], list.children[1], list.children[3]]).toEqual([first, second, third])
    expect(list.textContent).toBe('onetwo morenewthree')
  })

  it('gives attributes and takes them', () => {
    const nodes = amended('<h2 id="a" class="x">A</h2>', '<h2 id="ab" title="t">AB</h2>')
    expect(htmlOf(nodes)).toBe('<h2 id="ab" title="t">AB</h2>')
    amend(nodes, nodesOf('<h2 lang="en" title="t" id="ab">AB</h2>'))
    expect(htmlOf(nodes)).toBe('<h2 lang="en" title="t" id="ab">AB</h2>')
  })

  it('keeps attributes whose names only a parser takes', () => {
    const nodes = amended('<p @a="1">x</p>', '<p @b="2" "="">x</p>')
    expect(nodes[0]?.isEqualNode(nodesOf('<p @b="2" "="">x</p>')[0]!)).toBe(true)
  })

  it('tells lists that are not alike', () => {
    expect(canAmend(nodesOf('<p>a</p>'), nodesOf('<ul></ul>'))).toBe(false)
    expect(canAmend(nodesOf('<p>a</p>'), nodesOf('<p>a</p>\n'))).toBe(false)
    expect(canAmend(nodesOf('<svg></svg>'), [document.createElement('svg')])).toBe(false)
    expect(canAmend(nodesOf('<p>a</p>\n'), nodesOf('<p>b</p> '))).toBe(true)
  })
})
