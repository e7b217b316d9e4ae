import { authorHue } from '#domain/authors/colour'
import type { PageItem, PageParts, RenderedBlock } from '#domain/page/rendered'
import type { Sanitize } from '#domain/page/sanitize'
import { amend, canAmend } from './amend'
import { letGo } from './letGo'
import { type PlacedBlock, placeNodes } from './placedBlock'

/** What stands in the DOM for one item. An item that only moved in the text is the same object, with other offsets. */
interface Shown {
  item: PageItem
  html: string
  nodes: ChildNode[]
  section: HTMLElement | null
}

/** Blocks from which on a page counts as long; so many elements are not taken out at once either. */
export const longPage = 1000

/**
 * Draws a page into the preview's document and afterwards changes only what differs: the blocks before and after an edit
 * keep their elements, so nothing flashes and scrolling stays where it is.
 */
export class PreviewDom {
  private article: HTMLElement
  private headerHtml = ''
  private header: ChildNode[] = []
  private shown: Shown[] = []
  private footer: Shown | null = null
  private readonly owners = new WeakMap<Node, Shown>()
  private only: string | null = null
  private current: Element | null = null
  private places: PlacedBlock[] | null = null

  constructor(
    private readonly page: Document,
    private readonly sanitize: Sanitize,
  ) {
    this.article = this.createArticle()
    page.body.replaceChildren(this.article)
  }

  private createArticle(): HTMLElement {
    const article = this.page.createElement('article')
    article.className = 'post'
    return article
  }

  /** Before another post's page is shown: one of many elements gives way to an empty one, and is taken out bit by bit. */
  leave(): void {
    if (this.article.getElementsByTagName('*').length <= longPage) return
    this.unmark()
    const former = this.article
    this.article = this.createArticle()
    former.before(this.article)
    letGo(former)
    this.headerHtml = ''
    this.header = []
    this.shown = []
    this.footer = null
    this.places = null
  }

  /** Shows this page in place of the former one. */
  show({ head, items, footer }: PageParts): void {
    this.places = null
    this.showHeader(head.headerHtml)
    this.showItems(items)
    this.showFooter(footer)
  }

  private showHeader(html: string): void {
    if (html === this.headerHtml) return
    this.headerHtml = html
    for (const node of this.header) node.remove()
    this.header = this.parse(html)
    this.article.prepend(...this.header)
  }

  private showFooter(footer: RenderedBlock | null): void {
    if (footer !== null && this.footer !== null && looksSame(this.footer, footer)) {
      Object.assign(this.footer.item, footer)
      return
    }
    this.remove(this.footer === null ? [] : [this.footer])
    this.footer = footer === null ? null : this.create({ ...footer, byline: null })
    this.article.append(...(this.footer?.nodes ?? []))
  }

  private parse(html: string): ChildNode[] {
    const template = this.page.createElement('template')
    template.innerHTML = html
    return [...template.content.childNodes]
  }

  private create(item: PageItem): Shown {
    const nodes = this.parse(item.rawHtml ? this.sanitize(item.html, item.formulas) : item.html)
    const shown: Shown = { item, html: item.html, nodes, section: null }
    for (const node of nodes) this.owners.set(node, shown)
    return shown
  }

  private remove(list: readonly Shown[]): void {
    for (const { nodes } of list) for (const node of nodes) node.remove()
  }

  private showItems(items: readonly PageItem[]): void {
    const before = this.shown
    const shared = Math.min(before.length, items.length)
    let start = 0
    while (start < shared && keep(before[start]!, items[start]!)) start += 1
    let tail = 0
    while (tail < shared - start && keep(before.at(-1 - tail)!, items.at(-1 - tail)!)) tail += 1
    if (start + tail === items.length && start + tail === before.length) return
    const gone = before.slice(start, before.length - tail)
    const fresh = items.slice(start, items.length - tail).map((item) => this.create(item))
    const rest = before.slice(before.length - tail)
    if (this.amend(gone, fresh)) return
    this.shown = [...before.slice(0, start), ...fresh, ...rest]
    this.remove(gone)
    const first = start > 0 ? before[start - 1] : fresh.length > 0 ? (gone[0] ?? rest[0]) : undefined
    const isPlain = ({ item }: Shown) => item.byline === null
    const section = start > 0 || (first !== undefined && isPlain(first)) ? first?.section : null
    if (section && gone.every(isPlain) && fresh.every(isPlain)) this.insert(fresh, section, rest)
    else this.regroup(start, gone)
  }

  /** Lets the elements of blocks become those of others in place; only where each is alike the one in its place. */
  private amend(blocks: readonly Shown[], fresh: readonly Shown[]): boolean {
    const isPaired = (shown: Shown, index: number) => {
      const other = fresh[index]!
      return shown.item.byline === other.item.byline && canAmend(shown.nodes, other.nodes)
    }
    if (blocks.length !== fresh.length || !blocks.every(isPaired)) return false
    this.unmark()
    blocks.forEach((shown, index) => {
      const { item, html, nodes } = fresh[index]!
      amend(shown.nodes, nodes)
      Object.assign(shown, { item, html })
    })
    return true
  }

  /** Puts new blocks into a section, before the first of the following ones that stands there too. */
  private insert(fresh: readonly Shown[], section: HTMLElement, rest: readonly Shown[]): void {
    const next = rest.find((shown) => shown.section !== section || shown.nodes.length > 0)
    const anchor = next?.section === section ? (next.nodes[0] ?? null) : null
    const fragment = this.page.createDocumentFragment()
    for (const shown of fresh) {
      shown.section = section
      fragment.append(...shown.nodes)
    }
    section.insertBefore(fragment, anchor)
  }

  /**
   * Puts all items from `start` to the next byline that stays into sections of their own, after bylines came or went.
   * Only the section that begins before `start` is kept.
   */
  private regroup(start: number, gone: readonly Shown[]): void {
    const stays = this.shown.findIndex(
      ({ item, section }, index) => index >= start && section !== null && item.byline !== null,
    )
    const end = stays < 0 ? this.shown.length : stays
    const old = new Set([...gone, ...this.shown.slice(start, end)].map(({ section }) => section))
    const after = this.shown[end]?.section ?? this.footer?.nodes[0] ?? null
    let section = start > 0 ? this.shown[start - 1]!.section : null
    old.delete(section)
    for (const shown of this.shown.slice(start, end)) {
      if (section === null || shown.item.byline !== null) {
        section = this.createSection(shown.item.byline)
        this.article.insertBefore(section, after)
      }
      shown.section = section
      section.append(...shown.nodes)
    }
    for (const element of old) element?.remove()
  }

  private createSection(handle: string | null): HTMLElement {
    const element = this.page.createElement('section')
    element.className = 'section'
    if (handle !== null) {
      element.dataset.author = handle
      element.setAttribute('style', `--hue:${authorHue(handle)}`)
    }
    this.dim(element)
    return element
  }

  private dim(section: HTMLElement): void {
    section.classList.toggle('is-dimmed', this.only !== null && section.dataset.author !== this.only)
  }

  /** Dims the sections of all other authors, or none (null). */
  showOnly(handle: string | null): void {
    if (handle === this.only) return
    this.only = handle
    for (const { item, section } of this.shown)
      if (section !== null && (item.byline !== null || item === this.shown[0]?.item)) this.dim(section)
  }

  /** Bylines and blocks with their places, in the order of the text; footnotes are not among them. */
  placed(): readonly PlacedBlock[] {
    this.places ??= this.shown.map(placeShown).filter((place) => place !== null)
    return this.places
  }

  /** The block or byline at a source offset: the last one with elements that begins there or before, or null. */
  placeAt(offset: number): PlacedBlock | null {
    let low = 0
    let high = this.shown.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.shown[middle]!.item.from <= offset) low = middle + 1
      else high = middle
    }
    let place: PlacedBlock | null = null
    while (place === null && low > 0) {
      low -= 1
      place = placeShown(this.shown[low]!)
    }
    return place
  }

  /** The block or byline that holds this node; for the header all of the text before the first block, for notes all of it. */
  placeOf(node: Node): PlacedBlock | null {
    for (let own: Node | null = node; own !== null; own = own.parentNode) {
      const shown = this.owners.get(own)
      // Notes stand together on the page, and anywhere in the text.
      if (shown !== undefined && shown === this.footer) return placeNodes(shown.nodes, 0, shown.item.to)
      if (shown !== undefined) return placeShown(shown)
      if (this.header.some((element) => element === own))
        return placeNodes(this.header, 0, this.placed()[0]?.from ?? 0)
    }
    return null
  }

  /** Marks the block at a source offset and answers with its place, or null. */
  mark(offset: number): PlacedBlock | null {
    const place = this.placeAt(offset)
    const element = place?.first ?? null
    if (element !== this.current) {
      this.unmark()
      element?.classList.add('is-current')
      this.current = element
    }
    return place
  }

  private unmark(): void {
    this.current?.classList.remove('is-current')
    if (this.current?.className === '') this.current.removeAttribute('class')
    this.current = null
  }
}

const placeShown = ({ nodes, item }: Shown) => placeNodes(nodes, item.from, item.to)

function looksSame({ item, html }: Shown, other: Omit<PageItem, 'byline'>): boolean {
  return item === other || (html === other.html && item.rawHtml === other.rawHtml)
}

/** Whether an item can stay as it is drawn; it takes the offsets of the new one. */
function keep(shown: Shown, item: PageItem): boolean {
  if (shown.item.byline !== item.byline || !looksSame(shown, item)) return false
  shown.item = item
  return true
}
