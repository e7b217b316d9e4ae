import type { Page } from 'playwright'

export type PaneName = 'editor' | 'preview'

/** Where both panes stand, by the text that the page shows around its upper edge. Heights are the editor's, in pixels. */
export interface SeenPlace {
  /** What the editor shows at its upper edge. */
  editorTop: number
  lineHeight: number
  /** Where the editor has the last text that ends above the page's upper edge, and the first one below it. */
  above: number
  below: number
  texts: [string, string]
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
      const isShown = !node.parentElement!.closest(
        'header, footer, .byline, .missing-image, td + td, th + th',
      )
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
    /** Where the editor has a run of words, looked for nearest to what it shows; null when it is not telling enough. */
    const heightOf = (words: string[], end: 'start' | 'end'): number | null => {
      const pattern = new RegExp(words.join('[^\\p{L}\\p{N}]{1,8}'), 'gu')
      let best: number | null = null
      for (const match of source.matchAll(pattern)) {
        const at = match.index + (end === 'end' ? match[0].length : 0)
        if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at
      }
      if (best === null) return null
      const line = view.lineBlockAt(best)
      const share = (best - line.from) / (line.to + 1 - line.from)
      return view.documentPadding.top + line.top + line.height * share
    }
    const isTelling = (words: string[]) => words.length >= 2 && words.join('').length >= 10
    const wordsOf = (node: Text) =>
      Array.from(node.data.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: text, index }) => ({ text, index }))
    let low = 0
    let high = texts.length
    while (low < high) {
      const middle = (low + high) >> 1
      const rect = rectOf(texts[middle]!, 0, texts[middle]!.length)
      if (rect !== undefined && rect.top >= 0) high = middle
      else low = middle + 1
    }
    // The last text that begins above the edge may go on below it: both sides are looked for from there.
    let above: { y: number; text: string } | null = null
    let below: { y: number; text: string } | null = null
    for (let index = low - 1; index >= 0 && index > low - 60 && above === null; index -= 1) {
      const node = texts[index]!
      const words = wordsOf(node).filter(
        ({ index: at, text }) => (rectOf(node, at, at + text.length)?.bottom ?? 1) <= 1,
      )
      for (let end = words.length; end > 0 && above === null; end -= 1) {
        const run = words.slice(Math.max(0, end - 4), end).map(({ text }) => text)
        const y = isTelling(run) ? heightOf(run, 'end') : null
        if (y !== null) above = { y, text: run.join(' ') }
      }
    }
    for (
      let index = Math.max(0, low - 1);
      index < texts.length && index < low + 60 && below === null;
      index += 1
    ) {
      const node = texts[index]!
      const words = wordsOf(node).filter(
        ({ index: at, text }) => (rectOf(node, at, at + text.length)?.top ?? -1) >= -1,
      )
      for (let from = 0; from < words.length && below === null; from += 1) {
        const run = words.slice(from, from + 4).map(({ text }) => text)
        const y = isTelling(run) ? heightOf(run, 'start') : null
        if (y !== null) below = { y, text: run.join(' ') }
      }
    }
    return {
      editorTop,
      lineHeight: view.defaultLineHeight,
      above: above?.y ?? 0,
      below: below?.y ?? Number.MAX_SAFE_INTEGER,
      texts: [above?.text ?? '', below?.text ?? ''] as [string, string],
    }
  }, preview)
}

/** How many lines of the editor the two panes are apart; 0 where the editor shows what stands between the two texts. */
export function linesApart({ editorTop, lineHeight, above, below }: SeenPlace): number {
  return Math.max(0, above - editorTop, editorTop - below) / lineHeight
}
