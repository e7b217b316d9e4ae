import { assetPath, type MissingImage, type PostId } from '#api'

/** Addresses of a post's local images for the preview; null for one that is known to be missing. */
export function createImageUrl(context: {
  id: PostId
  folderKey: string
  assetsRevision: number
  missingImages: MissingImage[]
}): (source: string) => string | null {
  const missing = new Set(context.missingImages.map(({ source }) => source))
  return (source) =>
    missing.has(source) ? null : assetPath(context.folderKey, context.id, source, context.assetsRevision)
}
