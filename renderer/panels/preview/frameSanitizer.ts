import createPurifier, { type WindowLike } from 'dompurify'
import type { ImageUrl } from '#domain/page/images'
import { createSanitizer, type Sanitize } from '#domain/page/sanitize'
import { imagesOf } from '../../state/analysisSlice'
import { createImageUrl } from '../../state/imageUrl'
import { useStore } from '../../state/store'

/**
 * The post's own HTML is sanitised with the addresses of the post that is shown at that moment, by the frame's own
 * parser: nothing can run there even while it is being parsed.
 */
export function createFrameSanitizer(page: Document): Sanitize {
  const purifier = createPurifier((page.defaultView ?? window) as WindowLike)
  let known: { of: readonly unknown[]; imageUrl: ImageUrl } | null = null
  return createSanitizer(purifier, (source) => {
    const state = useStore.getState()
    const id = state.openId
    if (id === null || state.folder === null) return null
    const { key, settings } = state.folder
    const { remoteImages } = settings
    const images = imagesOf(state, id)
    const of = [id, key, images, remoteImages]
    // Made once for all images: it looks at each of them.
    if (known === null || known.of.some((value, index) => value !== of[index]))
      known = { of, imageUrl: createImageUrl({ id, folderKey: key, images, remoteImages }) }
    return known.imageUrl(source)
  })
}
