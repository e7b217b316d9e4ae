import type { PostId, PostImage } from '#api'
import type { PageImages } from '#domain/page/rendered'
import { request } from '../transport'
import { imagesOf, openPage } from './analysisSlice'
import { useStore } from './store'

/** What was asked last, by post. */
const asked = new Map<PostId, string>()

/**
 * Asks main for what it knows of a page's images, where that was not asked yet or files have changed since; null where
 * nothing is to be asked. What is known comes into the store before the answer resolves.
 */
export function learnImages(id: PostId, { images, remoteImages }: PageImages): Promise<void> | null {
  const { assetsRevision, folder } = useStore.getState()
  const sources = [...images, ...remoteImages]
  const question = JSON.stringify([folder?.key, assetsRevision, sources])
  if (asked.get(id) === question || (sources.length === 0 && !asked.has(id))) return null
  asked.set(id, question)
  return askFor(id, sources, () => asked.get(id) === question)
}

async function askFor(id: PostId, sources: string[], isWanted: () => boolean): Promise<void> {
  const answer = sources.length === 0 ? null : await request('findImages', { id, sources })
  if (!isWanted()) return
  const found = answer?.ok ? answer.value : []
  const state = useStore.getState()
  if (!isSame(imagesOf(state, id), found)) state.setImages(id, found)
}

const isSame = (before: readonly PostImage[], found: readonly PostImage[]) =>
  before.length === found.length && JSON.stringify(before) === JSON.stringify(found)

/** Asks again when files have changed: those that are as they were keep their addresses, and nothing of them is drawn. */
export function watchImages(): void {
  useStore.subscribe((state, before) => {
    if (state.assetsRevision === before.assetsRevision || state.openId === null) return
    const page = openPage(state)
    if (page !== null) void learnImages(state.openId, page.parts.images)
  })
}
