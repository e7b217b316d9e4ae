import { createAnalyser } from '#domain/analysis'
import type { ImageUrl } from '#domain/page/images'
import { Typesetter } from '#domain/typesetting/typesetter'
import type { AnalysisAnswer, AnalysisJob } from './analysisMessages'
import { createImageUrl } from './imageUrl'

/** Parses and renders beside the typing path: one job in, one answer out. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<AnalysisJob>) => void) | null
  postMessage(answer: AnalysisAnswer): void
}

const analyse = createAnalyser()
const typeset = new Typesetter()
/** Who tells addresses stays the same as long as what the addresses depend on: what was rendered is still good. */
let addresses: { key: string; imageUrl: ImageUrl } = { key: '', imageUrl: () => null }

function imageUrlFor({ id, folderKey, images, remoteImages }: Omit<AnalysisJob, 'text' | 'seq'>) {
  const key = JSON.stringify([id, folderKey, images, remoteImages])
  if (key !== addresses.key)
    addresses = { key, imageUrl: createImageUrl({ id, folderKey, images, remoteImages }) }
  return addresses.imageUrl
}

scope.onmessage = async ({ data: { seq, text, ...job } }) => {
  try {
    const missingImages = job.images.filter(({ file }) => file === null)
    const context = { ...job, missingImages, imageUrl: imageUrlFor(job), typeset }
    let result = analyse(text, context)
    // The page waits for what it needs, so that nothing changes its look under the reader's eyes.
    if (await typeset.load()) result = analyse(text, context)
    scope.postMessage({ seq, result })
  } catch (error) {
    scope.postMessage({ seq, failure: error instanceof Error ? error.message : String(error) })
  }
}
