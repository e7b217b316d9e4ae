import type { BrowserContext, Page, Request } from 'playwright'

/** Something that a hostile text brought about. */
export interface Hit {
  what: 'script' | 'dialog' | 'request' | 'navigation' | 'popup' | 'download' | 'handler'
  detail: string
}

export interface HitWatch {
  /** What happened since the last call. */
  take(): Hit[]
  /** Violations of a policy: something was tried and refused. */
  readonly refused: number
}

/** What hostile scripts call to show that they ran: calls are told to the test in place of a dialog. */
const callables = ['alert', 'confirm', 'prompt', 'print', 'open']

/** Hooks the callables of a window; in a frame that runs no scripts of its own, by its parent. */
function hookWindow(target: Window & typeof globalThis, names: string[]): void {
  const tell = (detail: string) =>
    (top as unknown as { bylineHit?(detail: string): void }).bylineHit?.(detail)
  for (const name of names) {
    Object.defineProperty(target, name, {
      configurable: true,
      value: (...args: unknown[]) => {
        const element = target.event?.currentTarget
        const section = element instanceof target.Element ? element.closest('section') : null
        const index = section === null ? -1 : [...(section.parentElement?.children ?? [])].indexOf(section)
        tell(`${name}(${args.map(String).join(', ').slice(0, 80)}) in section ${index}`)
        return null
      },
    })
  }
}

/**
 * Notes what pages of a context do that only a hostile text would have them do: scripts that run, dialogs, requests
 * beyond `isOwn`, navigation, popups, downloads.
 */
export async function watchForHits(
  context: BrowserContext,
  page: Page,
  isOwn: (url: URL) => boolean,
): Promise<HitWatch> {
  const hits: Hit[] = []
  const watch = { take: () => hits.splice(0), refused: 0 }
  const note = (what: Hit['what'], detail: string) => hits.push({ what, detail: detail.slice(0, 300) })
  await context.exposeFunction('bylineHit', (detail: string) => note('script', detail))
  await context.exposeFunction('bylineRefused', () => {
    watch.refused += 1
  })
  await context.addInitScript(`(${hookWindow})(window, ${JSON.stringify(callables)})`)
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', () =>
      (top as unknown as { bylineRefused?(): void }).bylineRefused?.(),
    )
  })
  // A request that the policy refuses is told as well, though it is never made.
  const noteRequest = (request: Request) => {
    if (isOwn(new URL(request.url())) || request.failure()?.errorText === 'csp') return
    note('request', `${request.method()} ${request.url()}`)
  }
  context.on('requestfinished', noteRequest)
  context.on('requestfailed', noteRequest)
  context.on('page', (popup) => {
    if (popup === page) return
    note('popup', popup.url())
    popup.close().catch(() => {})
  })
  page.on('dialog', (dialog) => {
    note('dialog', `${dialog.type()}: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('download', (download) => note('download', download.url()))
  page.on('framenavigated', (frame) => {
    const url = frame.url()
    // What the policy does not let a frame of the post's own load has the browser's error page in its place.
    const isRefused = url.startsWith('chrome-error:') && frame.parentFrame()?.parentFrame()
    if (isRefused) {
      watch.refused += 1
      return
    }
    // So it is with what a page that is not cleaned holds itself: it stands in a frame of its own, under the same policy.
    const isHeld = url === 'about:srcdoc' && frame.parentFrame()?.parentFrame()
    if (url !== 'about:blank' && !isHeld && !isOwn(new URL(url))) note('navigation', url)
  })
  return watch
}

/** Hooks the preview's window, in which init scripts do not run. */
export function hookPreview(page: Page): Promise<void> {
  return page.evaluate(
    ({ source, names }) => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
      const hook = new Function(`return ${source}`)() as typeof hookWindow
      const inner = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
      if (!inner) throw new Error('There is no preview to hook')
      hook(inner, names)
    },
    { source: String(hookWindow), names: callables },
  )
}

/**
 * Does to every element what a reader could: each event that it has a handler for, the usual ones besides, focus, and a
 * click on what can be followed or pressed. In the preview's document, or in the page's own.
 */
export function stir(page: Page, where: 'preview' | 'page'): Promise<void> {
  return page.evaluate((place) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
    const root = place === 'preview' ? frame?.contentDocument : document
    if (!root) throw new Error('There is no page to stir')
    const usual = [
      'mouseover',
      'mousedown',
      'pointerover',
      'keydown',
      'dragstart',
      'toggle',
      'animationend',
      'error',
    ]
    // Names in hostile HTML may hide what documents and forms have: their own methods are asked.
    const listOf = Element.prototype.getAttributeNames
    const attributeOf = Element.prototype.getAttribute
    const dispatch = EventTarget.prototype.dispatchEvent
    /** Each kind of element has its own way to take the focus. */
    const give = (name: 'focus' | 'blur', element: Element) => {
      for (const { prototype } of [HTMLElement, SVGElement, MathMLElement]) {
        try {
          prototype[name].call(element as HTMLElement & SVGElement & MathMLElement)
          return
        } catch {
          // Another kind.
        }
      }
    }
    for (const element of Document.prototype.querySelectorAll.call(root, 'body *')) {
      const own = listOf.call(element).filter((name) => name.startsWith('on'))
      for (const type of new Set([...usual, ...own.map((name) => name.slice(2))]))
        dispatch.call(element, new Event(type, { bubbles: false, cancelable: true }))
      if (
        !Element.prototype.matches.call(
          element,
          'a, area, input, button, summary, [tabindex], [contenteditable]',
        )
      )
        continue
      give('focus', element)
      const address = attributeOf.call(element, 'href') ?? attributeOf.call(element, 'xlink:href') ?? ''
      // Out of an exported page links lead where they say, also to an address that is none; the preview follows none.
      const { protocol } = URL.parse(address, location.href) ?? { protocol: 'http:' }
      if (place === 'preview' || !['http:', 'https:', 'mailto:', 'file:'].includes(protocol))
        dispatch.call(element, new MouseEvent('click', { bubbles: true, cancelable: true }))
      give('blur', element)
    }
  }, where)
}

/** Handlers in the window's own elements: nothing that a post holds may be there. */
export async function findHandlers(page: Page): Promise<Hit[]> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .flatMap((element) => [...element.attributes].map(({ name }) => ({ name, tag: element.localName })))
      .filter(({ name }) => name.startsWith('on'))
      .map(({ name, tag }) => `<${tag} ${name}>`),
  )
  return found.map((detail) => ({ what: 'handler', detail }))
}
