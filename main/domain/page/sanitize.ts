import type { Config, DOMPurify } from 'dompurify'
import { canFollow, linkKind, pageAddress } from '../markdown/links'
import { type ImageUrl, missingImageLabel, planImage, remoteImageLabel } from './images'

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
  append(child: PageElement): void
  replaceWith(other: PageElement): void
  remove(): void
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
]

const configuration = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: forbiddenTags,
  FORBID_ATTR: forbiddenAttributes,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  SANITIZE_DOM: true,
} satisfies Config

/**
 * The one way to make a post's own HTML safe. Applied once, last, to each block with `rawHtml`; applying it again
 * changes nothing. `imageUrl` gives the addresses of local images, as in rendering.
 *
 * Ids stay as they are written, so that anchors work; `name` stays on `a` only, as names on other elements would hide
 * properties of the document.
 */
export function createSanitizer(purify: DOMPurify, imageUrl: ImageUrl): (html: string) => string {
  // Addresses that this sanitiser has put in itself are left alone when they come by again.
  const given = new Set<string>()
  const address = (source: string) => {
    if (given.has(source)) return source
    const result = imageUrl(source)
    if (result !== null && linkKind(result) === 'relative') given.add(result)
    return result
  }
  const checkAttribute = (node: unknown, event: unknown) =>
    keepAttribute(node as PageElement, event as AttributeEvent)
  const finish = (node: unknown) => finishElement(node as PageElement, address)
  return (html) => {
    // Hooks belong to the purifier, which others may share: they are there only while this call runs.
    purify.addHook('uponSanitizeAttribute', checkAttribute)
    purify.addHook('afterSanitizeAttributes', finish)
    try {
      return purify.sanitize(html, configuration)
    } finally {
      purify.removeHook('uponSanitizeAttribute', checkAttribute)
      purify.removeHook('afterSanitizeAttributes', finish)
    }
  }
}

const alignment = /^text-align:\s*(?:left|right|center);?$/

function keepAttribute(element: PageElement, event: AttributeEvent): void {
  const { attrName, attrValue } = event
  if (attrName === 'style') event.keepAttr = alignment.test(attrValue)
  else if (attrName === 'name') event.keepAttr = element.tagName === 'A'
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
    image.setAttribute('src', plan.address)
    image.setAttribute('loading', 'lazy')
    return
  }
  const { ownerDocument } = image
  const box = ownerDocument.createElement('span')
  if (plan.kind === 'missing') {
    const label = missingImageLabel(source)
    box.setAttribute('class', 'missing-image')
    box.setAttribute('role', 'img')
    box.setAttribute('aria-label', label)
    box.textContent = label
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
      box.textContent = label
    }
  }
  image.replaceWith(box)
}
