import { assetPath, type PostId, type PostImage } from '#api'
import { linkKind, secureAddress } from '#domain/markdown/links'
import type { ImageUrl } from '#domain/page/images'

/** What stands below an image of another site that is not loaded. */
const blockedNote = 'Blocked. “Show remote images in this folder” loads it.'

/** What the page of a post knows of its images. One that main has not told of yet has an address and no size. */
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
    if (image === undefined) return assetPath(folderKey, id, source, 0)
    const { file, tried } = image
    if (file === null) return { address: null, tried }
    return { address: assetPath(folderKey, id, source, file.version), size: file.size }
  }
}
