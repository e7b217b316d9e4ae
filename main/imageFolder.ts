import type { PostId, PostImage, Result } from '#api'
import { type ImageRules, usualImageRules } from '#domain/page/imageRules'
import { findImages, readAsset } from './assets'

/** The images of one content folder, found by the folder's own rules. */
export interface ImageFolder {
  find(post: PostId, sources: readonly string[]): Promise<PostImage[]>
  /** The bytes and type of a file that a post shows. */
  read(post: PostId, source: string): Promise<Result<{ bytes: Buffer; type: string }>>
}

/** `root` is the folder's real path. `onFound` is told which of its files pages show. */
export function createImageFolder(
  root: string,
  rules: () => ImageRules = () => usualImageRules,
  onFound: (id: string) => void = () => {},
): ImageFolder {
  return {
    find: (post, sources) => findImages(root, post, sources, rules(), onFound),
    read: (post, source) => readAsset(root, post, source, rules()),
  }
}
