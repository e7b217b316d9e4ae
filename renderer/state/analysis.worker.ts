import { analysePost } from '#domain/analysis'
import type { AnalysisAnswer, AnalysisJob } from './analysisMessages'
import { createImageUrl } from './imageUrl'

/** Parses and renders beside the typing path: one job in, one answer out. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<AnalysisJob>) => void) | null
  postMessage(answer: AnalysisAnswer): void
}

scope.onmessage = ({ data: { seq, text, ...context } }) => {
  try {
    const result = analysePost(text, { ...context, imageUrl: createImageUrl(context) })
    scope.postMessage({ seq, result })
  } catch (error) {
    scope.postMessage({ seq, failure: error instanceof Error ? error.message : String(error) })
  }
}
