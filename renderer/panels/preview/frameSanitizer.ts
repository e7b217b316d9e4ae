import createPurifier, { type WindowLike } from 'dompurify'
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
  return createSanitizer(purifier, (source) => {
    const state = useStore.getState()
    const id = state.openId
    if (id === null || state.folder === null) return null
    const { key, settings } = state.folder
    const { remoteImages } = settings
    return createImageUrl({ id, folderKey: key, images: imagesOf(state, id), remoteImages })(source)
  })
}
