import { authorHue } from '#domain/authors/colour'
import type { RenderedBlock, RenderedPage, RenderedSection } from '#domain/page/rendered'
import { type PlacedBlock, placeNodes } from './placedBlock'

/** What stands in the DOM for one block. */
interface ShownBlock {
  html: string
  nodes: ChildNode[]
  block: RenderedBlock
}

interface ShownSection {
  handle: string
  from: number
  bylineHtml: string
  element: HTMLElement
  byline: ChildNode[]
  blocks: ShownBlock[]
}

/**
 * Draws a rendered page into the preview's document and afterwards changes only what differs: the blocks before and
 * after an edit keep their elements, so nothing flashes and scrolling stays where it is.
 */
export class PreviewDom {
  private readonly article: HTMLElement
  private header: ChildNode[] = []
  private sections: ShownSection[] = []
  private footer: ShownBlock[] = []
  private headerHtml = ''
  private current: Element | null = null
  private places: PlacedBlock[] | null = null

  constructor(
    private readonly page: Document,
    private readonly sanitize: (html: string) => string,
  ) {
    this.article = page.createElement('article')
    this.article.className = 'post'
    page.body.replaceChildren(this.article)
  }

  /** Shows this page in place of the former one. */
  show(page: RenderedPage): void {
    this.places = null
    if (page.headerHtml !== this.headerHtml) {
      this.headerHtml = page.headerHtml
      for (const node of this.header) node.remove()
      this.header = this.parse(page.headerHtml)
      this.article.prepend(...this.header)
    }
    this.showSections(page.sections)
    this.footer = this.patchBlocks(this.article, this.footer, page.footer === null ? [] : [page.footer], null)
  }

  private parse(html: string): ChildNode[] {
    const template = this.page.createElement('template')
    template.innerHTML = html
    return [...template.content.childNodes]
  }

  private showSections(sections: RenderedSection[]): void {
    const same = (shown: ShownSection | undefined, section: RenderedSection | undefined) =>
      shown !== undefined &&
      section !== undefined &&
      shown.handle === section.handle &&
      shown.blocks.length === section.blocks.length &&
      shown.blocks.every((block, index) => block.html === section.blocks[index]?.html)
    const before = this.sections
    const shared = Math.min(before.length, sections.length)
    let start = 0
    while (start < shared && same(before[start], sections[start])) start += 1
    let end = 0
    while (end < shared - start && same(before.at(-1 - end), sections.at(-1 - end))) end += 1

    // Sections between the common start and end: the first ones are changed in place, the rest come or go.
    const changed = before.slice(start, before.length - end)
    const wanted = sections.slice(start, sections.length - end)
    const after = before[before.length - end]?.element ?? this.footer[0]?.nodes[0] ?? null
    for (const { element } of changed.slice(wanted.length)) element.remove()
    const middle = wanted.map((_, index) => changed[index] ?? this.createSection(after))
    this.sections = [...before.slice(0, start), ...middle, ...before.slice(before.length - end)]
    this.sections.forEach((shown, index) => {
      const section = sections[index]
      if (section !== undefined) this.patchSection(shown, section)
    })
  }

  private createSection(before: ChildNode | null): ShownSection {
    const element = this.page.createElement('section')
    element.className = 'section'
    this.article.insertBefore(element, before)
    return { handle: '\0', from: 0, bylineHtml: '', element, byline: [], blocks: [] }
  }

  private patchSection(shown: ShownSection, section: RenderedSection): void {
    const { element } = shown
    shown.from = section.from
    if (shown.handle !== section.handle) {
      shown.handle = section.handle
      if (section.handle === '') {
        element.removeAttribute('data-author')
        element.removeAttribute('style')
      } else {
        element.dataset.author = section.handle
        element.setAttribute('style', `--hue:${authorHue(section.handle)}`)
      }
    }
    if (shown.bylineHtml !== section.bylineHtml) {
      shown.bylineHtml = section.bylineHtml
      for (const node of shown.byline) node.remove()
      shown.byline = this.parse(section.bylineHtml)
      element.prepend(...shown.byline)
    }
    shown.blocks = this.patchBlocks(element, shown.blocks, section.blocks, null)
  }

  private patchBlocks(
    parent: Element,
    before: ShownBlock[],
    blocks: RenderedBlock[],
    end: ChildNode | null,
  ): ShownBlock[] {
    const shared = Math.min(before.length, blocks.length)
    let start = 0
    while (start < shared && before[start]?.html === blocks[start]?.html) start += 1
    let tail = 0
    while (tail < shared - start && before.at(-1 - tail)?.html === blocks.at(-1 - tail)?.html) tail += 1
    for (const { nodes } of before.slice(start, before.length - tail)) for (const node of nodes) node.remove()
    const anchor = before.slice(before.length - tail).find(({ nodes }) => nodes.length > 0)?.nodes[0] ?? end
    const fragment = this.page.createDocumentFragment()
    const fresh = blocks.slice(start, blocks.length - tail).map((block) => {
      const nodes = this.parse(block.rawHtml ? this.sanitize(block.html) : block.html)
      fragment.append(...nodes)
      return { html: block.html, nodes, block }
    })
    parent.insertBefore(fragment, anchor)
    const kept = (list: ShownBlock[], from: number) =>
      list.map((shown, index) => ({ ...shown, block: blocks[from + index] ?? shown.block }))
    return [
      ...kept(before.slice(0, start), 0),
      ...fresh,
      ...kept(before.slice(before.length - tail), blocks.length - tail),
    ]
  }

  /** Bylines and blocks with their places, in the order of the text; footnotes are not among them. */
  placed(): readonly PlacedBlock[] {
    if (this.places !== null) return this.places
    const places: (PlacedBlock | null)[] = []
    for (const { handle, from, byline, blocks } of this.sections) {
      places.push(placeNodes(byline, from, from + handle.length + 1))
      for (const { nodes, block } of blocks) places.push(placeNodes(nodes, block.from, block.to))
    }
    this.places = places.filter((place) => place !== null)
    return this.places
  }

  /** The block or byline at a source offset: the last one that begins there or before, or null. */
  placeAt(offset: number): PlacedBlock | null {
    const places = this.placed()
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (places[middle]!.from <= offset) low = middle + 1
      else high = middle
    }
    return places[low - 1] ?? null
  }

  /** The block or byline that holds this node; for the header all of the text before the first block. */
  placeOf(node: Node): PlacedBlock | null {
    const holds = ({ first, last }: PlacedBlock) => {
      for (let element: Element | null = first; element !== null; element = element.nextElementSibling) {
        if (element.contains(node)) return true
        if (element === last) break
      }
      return false
    }
    const header = placeNodes(this.header, 0, this.placed()[0]?.from ?? 0)
    if (header !== null && holds(header)) return header
    return this.placed().find(holds) ?? null
  }

  /** Dims the sections of all other authors, or none (null). */
  showOnly(handle: string | null): void {
    for (const section of this.sections)
      section.element.classList.toggle('is-dimmed', handle !== null && section.handle !== handle)
  }

  /** Marks the block at a source offset and answers with its place, or null. */
  mark(offset: number): PlacedBlock | null {
    const place = this.placeAt(offset)
    const element = place?.first ?? null
    if (element !== this.current) {
      this.current?.classList.remove('is-current')
      element?.classList.add('is-current')
      this.current = element
    }
    return place
  }
}
