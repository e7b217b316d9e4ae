import type { Page } from 'playwright'

export type PaneName = 'editor' | 'preview'

/** Where both panes stand, by the text that the page shows around its upper edge. Heights are the editor's, in pixels. */
export interface SeenPlace {
  /** What the editor shows at its upper edge. */
  editorTop: number
  lineHeight: number
  /** The texts at the page's upper edge, and those a line of the page away from it. */
  near: SeenTexts
  wide: SeenTexts
}

/** Where the editor has a text that ends above some height of the page, and one that begins below it. */
interface SeenTexts {
  above: number
  below: number
  texts: string[]
}

const preview = 'iframe[title="Preview"]'

/** How far a pane can be scrolled. */
export function reachOf(page: Page, pane: PaneName): Promise<number> {
  return page.evaluate(
    ([selector, name]) => {
      const frame = document.querySelector<HTMLIFrameElement>(selector!)
      const scroller =
        name === 'editor' ? document.querySelector('.cm-scroller') : frame?.contentDocument?.documentElement
      return (scroller?.scrollHeight ?? 0) - (scroller?.clientHeight ?? 0)
    },
    [preview, pane],
  )
}

/** Scrolls a pane with the pointer over it, and waits until neither pane moves any more. */
export async function scrollPane(page: Page, pane: PaneName, top: number): Promise<void> {
  const box = await page.locator(pane === 'editor' ? '.cm-scroller' : preview).boundingBox()
  if (box === null) throw new Error(`No ${pane} to scroll`)
  const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(x, y)
  await page.mouse.move(x + 1, y + 1)
  await page.evaluate(
    async ([selector, name, to]) => {
      const frame = document.querySelector<HTMLIFrameElement>(selector as string)
      const editor = document.querySelector('.cm-scroller')!
      const root = frame!.contentDocument!.documentElement
      ;(name === 'editor' ? editor : root).scrollTop = to as number
      let still = 0
      let before = ''
      while (still < 6) {
        await new Promise(requestAnimationFrame)
        const now = `${editor.scrollTop} ${root.scrollTop}`
        still = now === before ? still + 1 : 0
        before = now
      }
    },
    [preview, pane, top] as const,
  )
}

/** Reads where both panes stand; texts of the page are looked for in the source word by word. */
export function readPlace(page: Page): Promise<SeenPlace> {
  return page.evaluate((selector) => {
    const root = document.querySelector<HTMLIFrameElement>(selector)!.contentDocument!
    const content = document.querySelector('.cm-content') as unknown as { cmTile: { view: View } }
    interface View {
      state: { doc: { toString(): string; length: number } }
      scrollDOM: HTMLElement
      documentPadding: { top: number }
      defaultLineHeight: number
      lineBlockAt(offset: number): { from: number; to: number; top: number; height: number }
      lineBlockAtHeight(y: number): { from: number; to: number }
    }
    const { view } = content.cmTile
    const source = view.state.doc.toString()
    const editorTop = view.scrollDOM.scrollTop
    const near = view.lineBlockAtHeight(editorTop - view.documentPadding.top).from
    const walker = root.createTreeWalker(root.querySelector('article')!, NodeFilter.SHOW_TEXT, (node) => {
      const isShown =
        !node.parentElement!.closest('header, footer, .byline, .missing-image') &&
        node.parentElement!.checkVisibility()
      return isShown && /[\p{L}\p{N}]/u.test(node.textContent!)
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_SKIP
    })
    const texts: Text[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text)
    const rectOf = (node: Text, from: number, to: number) => {
      const range = root.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      return range.getClientRects()[0]
    }
    let low = 0
    let high = texts.length
    while (low < high) {
      const middle = (low + high) >> 1
      const rect = rectOf(texts[middle]!, 0, texts[middle]!.length)
      if (rect !== undefined && rect.top >= 0) high = middle
      else low = middle + 1
    }
    const words = texts.slice(Math.max(0, low - 60), low + 60).flatMap((node) =>
      Array.from(node.data.matchAll(/[\p{L}\p{N}]+/gu)).map(({ 0: text, index }) => {
        return { text, rect: rectOf(node, index, index + text.length) }
      }),
    )
    const between = '(?:\\]\\([^\\s)]*\\)|<[^<>]*>|[^\\p{L}\\p{N}])'
    /** Where the editor has a run of words that its text has just once, or else the nearest to what it shows. */
    const heightOf = (run: string[], end: 'start' | 'end', mustBeOnce: boolean): number | null => {
      const found = Array.from(source.matchAll(new RegExp(run.join(`${between}{1,80}?`), 'gu'))).map(
        (match) => match.index + (end === 'end' ? match[0].length : 0),
      )
      if (found.length === 0 || (mustBeOnce && found.length > 1)) return null
      const at = found.reduce((best, next) => (Math.abs(next - near) < Math.abs(best - near) ? next : best))
      const line = view.lineBlockAt(at)
      const share = (at - line.from) / (line.to + 1 - line.from)
      return view.documentPadding.top + line.top + line.height * share
    }
    const search = (from: number, step: 1 | -1): { y: number; text: string } | null => {
      if (from < 0) return null
      for (const [length, isOnce] of [
        [6, true],
        [3, false],
      ] as const) {
        for (let away = 0; away < 60; away += 1) {
          const start = step === 1 ? from + away : from - away - length + 1
          const run = words.slice(Math.max(0, start), Math.max(0, start + length)).map(({ text }) => text)
          if (run.length < length) break
          const y = heightOf(run, step === 1 ? 'start' : 'end', isOnce)
          if (y !== null) return { y, text: run.join(' ') }
        }
      }
      return null
    }
    /** Texts that end above and begin below the edge, at least `margin` away from it. */
    const around = (margin: number) => {
      // Cells of a table stand beside each other: only what ends before all that goes on is above.
      const on = words.findIndex(({ rect }) => rect !== undefined && rect.bottom > 1 - margin)
      const last = on < 0 ? words.length - 1 : on - 1
      const first = words.findLastIndex(({ rect }) => rect !== undefined && rect.top < margin - 1) + 1
      const above = search(last, -1)
      const below = search(first, 1)
      const texts = [above?.text ?? '', below?.text ?? '']
      return { above: above?.y ?? 0, below: below?.y ?? Number.MAX_SAFE_INTEGER, texts }
    }
    const pageLine = Number.parseFloat(getComputedStyle(root.querySelector('article')!).lineHeight)
    return {
      editorTop,
      lineHeight: view.defaultLineHeight,
      near: around(0),
      wide: around(pageLine),
    }
  }, preview)
}

/** How many lines of the editor it is from the text between two others; 0 where it shows that text. */
function linesFrom({ editorTop, lineHeight }: SeenPlace, { above, below }: SeenTexts): number {
  return Math.max(0, above - editorTop, editorTop - below) / lineHeight
}

/** How many lines the panes are apart; not more than one where it is less than a line of the page. */
export function linesApart(place: SeenPlace): number {
  const apart = linesFrom(place, place.near)
  return apart > 1 && linesFrom(place, place.wide) === 0 ? 1 : apart
}
