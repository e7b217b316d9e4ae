import type { Token } from 'markdown-it'
import type { ParsedBlock } from '../markdown/parseBody'
import { createMemo } from '../memo'
import { localImages, remoteImages } from './localImages'
import type { PageImages } from './rendered'

const noImages: PageImages = { images: [], remoteImages: [] }

/** Images by a block's list of tokens, which stays the same as long as the block does. */
const images = createMemo<readonly Token[], PageImages>()

/** The images of a block, as the page shows them. */
export function imagesOfBlock(block: ParsedBlock): PageImages {
  const known = images.get(block.tokens)
  if (known !== undefined) return known
  const found = { images: localImages(block), remoteImages: remoteImages(block) }
  // Most have none, which is seen sooner than remembered.
  if (found.images.length + found.remoteImages.length === 0) return noImages
  images.set(block.tokens, found)
  return found
}

/** The images of a page from those of its blocks, without repeats. */
export function joinImages(lists: readonly PageImages[]): PageImages {
  const some = lists.filter((list) => list !== noImages)
  return {
    images: [...new Set(some.flatMap((list) => list.images))],
    remoteImages: [...new Set(some.flatMap((list) => list.remoteImages))],
  }
}
