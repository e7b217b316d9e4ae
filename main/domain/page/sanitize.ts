import type { Config, DOMPurify } from 'dompurify'
import { canFollow, linkKind, pageAddress } from '../markdown/links'
import {
  type ImageSize,
  type ImageUrl,
  knownImage,
  missingImageLabel,
  planImage,
  remoteImageLabel,
  shownAttributes,
  triedLabel,
} from './images'
import { type FormulaPlace, placeFormulas } from './mathHtml'
import { safeStyle } from './safeStyle'
import { isTooDeep, tooDeepBox } from './tooDeep'

/** As much of a DOM element as is needed here: this code knows no DOM, the purifier brings one. */
interface PageElement {
  tagName: string
  textContent: string | null
  ownerDocument: { createElement(name: string): PageElement }
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  hasAttribute(name: string): boolean
  closest(selector: string): PageElement | null
  append(...children: (PageElement | string)[]): void
  replaceWith(other: PageElement): void
  remove(): void
}

interface PageFragment {
  ownerDocument: { createElement(name: string): PageContainer }
}

interface PageContainer {
  innerHTML: string
  append(child: PageFragment): void
  querySelectorAll(selector: string): Iterable<FormulaPlace>
}

interface AttributeEvent {
  attrName: string
  attrValue: string
  keepAttr: boolean
}

/** Elements that run, ask, submit, embed or restyle. What is written inside them stays where that is safe. */
const forbiddenTags = [
  ...[
    'style',
    'script',
    'link',
    'meta',
    'base',
    'template',
    'noscript',
    'iframe',
    'frame',
    'object',
    'embed',
  ],
  ...['form', 'button', 'select', 'option', 'optgroup', 'textarea', 'fieldset', 'dialog', 'video', 'audio'],
  ...['source', 'picture', 'track', 'canvas', 'map', 'area', 'slot', 'shadow', 'marquee', 'nobr', 'menuitem'],
]

const forbiddenAttributes = [
  'srcset',
  'background',
  'poster',
  'ping',
  'action',
  'formaction',
  'usemap',
  'target',
  'autofocus',
  'crossorigin',
]

const configuration = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: forbiddenTags,
  FORBID_ATTR: forbiddenAttributes,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  SANITIZE_DOM: true,
} satisfies Config

/** Makes a block's HTML safe, and then puts the formulas in that were rendered from it. */
export type Sanitize = (html: string, formulas?: readonly string[]) => string

/**
 * The one way to make a post's own HTML safe. Applied once, last, to each block with `rawHtml`; applying it again
 * changes nothing but formulas, which come in after it with styles that no post may have. `imageUrl` gives the
 * addresses of local images, as in rendering.
 *
 * Ids stay as they are written, so that anchors work; `name` stays on `a` only, as names on other elements would hide
 * properties of the document.
 */
export function createSanitizer(purify: DOMPurify, imageUrl: ImageUrl): Sanitize {
  // Addresses that this sanitiser has put in itself are left alone when they come by again.
  const given = new Set<string>()
  const askOnce: ImageUrl = (source) => {
    if (given.has(source)) return source
    const answer = imageUrl(source)
    const { address } = knownImage(answer)
    if (address !== null && linkKind(address) === 'relative') given.add(address)
    return answer
  }
  const checkAttribute = (node: unknown, event: unknown) =>
    keepAttribute(node as PageElement, event as AttributeEvent)
  const finish = (node: unknown) => finishElement(node as PageElement, askOnce)
  return (html, formulas = []) => {
    if (isTooDeep(html)) return tooDeepBox
    // Hooks belong to the purifier, which others may share: they are there only while this call runs.
    purify.addHook('uponSanitizeAttribute', checkAttribute)
    purify.addHook('afterSanitizeAttributes', finish)
    try {
      if (formulas.length === 0) return purify.sanitize(html, configuration)
      const safe: unknown = purify.sanitize(html, { ...configuration, RETURN_DOM_FRAGMENT: true })
      return withFormulas(safe as PageFragment, formulas)
    } finally {
      purify.removeHook('uponSanitizeAttribute', checkAttribute)
      purify.removeHook('afterSanitizeAttributes', finish)
    }
  }
}

/** Nodes, not text, are looked at: what a post writes into an attribute is never taken for a place. */
function withFormulas(safe: PageFragment, formulas: readonly string[]): string {
  const container = safe.ownerDocument.createElement('div')
  container.append(safe)
  placeFormulas(container, formulas)
  return container.innerHTML
}

function keepAttribute(element: PageElement, event: AttributeEvent): void {
  const { attrName, attrValue } = event
  if (attrName === 'style') {
    event.attrValue = safeStyle(attrValue)
    event.keepAttr = event.attrValue !== ''
  } else if (attrName === 'name') event.keepAttr = element.tagName === 'A'
  else if (attrName === 'href' || attrName === 'cite' || attrName === 'longdesc')
    event.keepAttr = canFollow(attrValue)
  else if (attrName === 'src') event.keepAttr = element.tagName === 'IMG'
}

function finishElement(element: PageElement, imageUrl: ImageUrl): void {
  if (element.tagName === 'A') finishLink(element)
  else if (element.tagName === 'IMG') finishImage(element, imageUrl)
  else if (element.tagName === 'INPUT') finishInput(element)
}

function finishLink(link: PageElement): void {
  const href = link.getAttribute('href')
  if (href === null) return
  const address = pageAddress(href)
  if (address !== href) link.setAttribute('href', address)
  if (linkKind(address) === 'remote') link.setAttribute('rel', 'noopener noreferrer')
}

/** Of form controls only the box of a task stays, and nobody can change it. */
function finishInput(input: PageElement): void {
  if (input.getAttribute('type')?.toLowerCase() !== 'checkbox') input.remove()
  else if (!input.hasAttribute('disabled')) input.setAttribute('disabled', '')
}

function finishImage(image: PageElement, imageUrl: ImageUrl): void {
  const source = image.getAttribute('src')?.trim() ?? ''
  const plan = planImage(source, imageUrl)
  if (plan.kind === 'shown') {
    const size = plan.size && fitSize(image, plan.size)
    image.setAttribute('src', plan.address)
    image.removeAttribute('loading')
    for (const [name, value] of shownAttributes({ ...plan, size })) image.setAttribute(name, value)
    return
  }
  const { ownerDocument } = image
  const box = ownerDocument.createElement('span')
  const addNote = (text: string) => {
    if (text === '') return
    const small = ownerDocument.createElement('small')
    small.textContent = text
    box.append(' ', small)
  }
  if (plan.kind === 'missing') {
    const label = missingImageLabel(source)
    const tried = triedLabel(plan.tried)
    box.setAttribute('class', 'missing-image')
    box.setAttribute('role', 'img')
    box.setAttribute('aria-label', [label, tried].filter(Boolean).join('. '))
    box.append(label)
    addNote(tried)
  } else {
    const label = remoteImageLabel(image.getAttribute('alt') ?? '', plan.host)
    box.setAttribute('class', 'remote-image')
    if (image.closest('a') === null) {
      const link = ownerDocument.createElement('a')
      link.setAttribute('href', plan.address)
      link.setAttribute('rel', 'noopener noreferrer')
      link.textContent = label
      box.append(link)
    } else {
      box.append(label)
    }
    addNote(plan.note)
  }
  image.replaceWith(box)
}

/**
 * The size for an image of the post's own HTML: where that gives one of width and height in pixels, the other follows
 * from it, so that its place has the right shape before it is there; null where it is left as it is written.
 */
function fitSize(image: PageElement, { width, height }: ImageSize): ImageSize | null {
  const ownWidth = image.getAttribute('width')
  const ownHeight = image.getAttribute('height')
  if (ownWidth === null && ownHeight === null) return { width, height }
  const pixels = (text: string | null) =>
    /^\s*[1-9]\d{0,4}(?:px)?\s*$/i.test(text ?? '') ? parseInt(text!, 10) : 0
  if (ownHeight === null && pixels(ownWidth) > 0)
    return { width: pixels(ownWidth), height: Math.max(1, Math.round((pixels(ownWidth) * height) / width)) }
  if (ownWidth === null && pixels(ownHeight) > 0)
    return { width: Math.max(1, Math.round((pixels(ownHeight) * width) / height)), height: pixels(ownHeight) }
  return null
}
