import { assetPath, type PostId, type PostImage } from '#api'
import { linkKind, secureAddress } from '#domain/markdown/links'
import type { ImageUrl } from '#domain/page/images'

/** What stands below an image of another site that is not loaded. */
const blockedNote = 'Blocked. “Show remote images in this folder” loads it.'

/** Nothing to be seen, and nothing to be asked for: ten thousand images that may not be there would keep all else waiting. */
const notYet = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** What the page of a post knows of its images. One that main has not told of yet comes when it has, with its size. */
export function createImageUrl(context: {
  id: PostId
  folderKey: string
  images: readonly PostImage[]
  /** Whether images of other sites are loaded. */
  remoteImages: boolean
}): ImageUrl {
  const { id, folderKey, remoteImages } = context
  const known = new Map(context.images.map((image) => [image.source, image]))
  return (source) => {
    const image = known.get(source)
    if (image === undefined && linkKind(source) === 'remote')
      return remoteImages ? { address: secureAddress(source) } : { address: null, note: blockedNote }
    if (image === undefined) return notYet
    const { file, tried } = image
    if (file === null) return { address: null, tried }
    return { address: assetPath(folderKey, id, source, file.version), size: file.size }
  }
}
