import { type ImageUrl, knownImage } from '#domain/page/images'
import { placeFormulas } from '#domain/page/mathHtml'
import { createSanitizer, type Sanitize } from '#domain/page/sanitize'

/** Makes a post's own HTML fit for a page, in a DOM without a window. */
export interface Purifier {
  /** What is safe stays. */
  sanitize(imageUrl: ImageUrl): Sanitize
  /** All stays, scripts too; images get their addresses. */
  keep(imageUrl: ImageUrl): Sanitize
}

let purifier: Promise<Purifier> | null = null

/** Loads the DOM when it is first asked for. */
export function createPurifier(): Promise<Purifier> {
  purifier ??= load()
  return purifier
}

async function load(): Promise<Purifier> {
  const [{ JSDOM }, { default: createDOMPurify }] = await Promise.all([import('jsdom'), import('dompurify')])
  const { window } = new JSDOM('')
  return {
    // A fresh one for each page: hooks of one page must not see the images of another.
    sanitize: (imageUrl) => createSanitizer(createDOMPurify(window), imageUrl),
    keep: (imageUrl) => (html, formulas) => {
      // Its comment marks what is known of the images; a page has no use for it.
      const container = window.document.createElement('div')
      container.innerHTML = html.replace(/^<!--[0-9a-z]{1,8}-->/, '')
      placeFormulas(container, formulas ?? [])
      for (const image of container.querySelectorAll('img[src]')) {
        const { address } = knownImage(imageUrl(image.getAttribute('src') ?? ''))
        if (address !== null) image.setAttribute('src', address)
      }
      return container.innerHTML
    },
  }
}
