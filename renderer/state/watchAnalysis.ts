import type { PostId } from '#api'
import { applyPatch, emptyParts } from '#domain/page/pagePatch'
import { afterPaint } from './afterPaint'
import { type Inputs, isSame, jobOf, readInputs } from './analysisInputs'
import type { AnalysisAnswer } from './analysisMessages'
import { isOpenPostCrashed } from './analysisSlice'
import { startAnalysisWorker } from './analysisWorker'
import { learnImages } from './learnImages'
import { whenReady } from './markReady'
import { useStore } from './store'
import { beginDrawing, endDrawing } from './watchDrawing'

/** A disk that takes longer to tell of images keeps no page waiting (milliseconds). */
const longestHold = 300

/** What was sent to the worker. */
interface Sent {
  seq: number
  inputs: Inputs
  /** Whether its page has come, or that there will be none. */
  isAnswered: boolean
}

/**
 * Keeps page and analysis of the open post up to date in a worker. One text is rendered at a time and always the newest
 * is taken next, so a slow post never piles up work and the last keystroke is always shown. Only changes of the text go
 * there, and only changes of the page come back. A text that takes too long is given up until it changes.
 */
export function watchAnalysis(): void {
  let seq = 0
  let last: Sent | null = null
  /** The text of the page that came last; a newer one may be on its way. */
  let drawn: Sent | null = null
  let parts = emptyParts
  let holds = 0
  /** The post that the writer has chosen last, and when. */
  let chosen: { id: PostId | null; at: number } = { id: null, at: 0 }

  /** When the writer began to wait for a page: for the first one of a post when it was chosen, else now. */
  const waitingSince = ({ id }: Inputs): number => {
    const { page, lateText } = useStore.getState()
    const isFirst = chosen.id === id && page?.id !== id && lateText?.id !== id
    return isFirst ? chosen.at : performance.now()
  }

  const start = () => {
    const inputs = readInputs()
    if (inputs === null || (last !== null && (!last.isAnswered || isSame(inputs, last.inputs)))) return
    const { lateText } = useStore.getState()
    if (lateText?.isGivenUp && lateText.id === inputs.id && lateText.doc === inputs.doc) return
    if (isOpenPostCrashed(useStore.getState())) return
    beginDrawing()
    seq += 1
    const known = worker.isFresh() ? null : (last?.inputs ?? null)
    if (known?.id !== inputs.id) parts = emptyParts
    worker.post(jobOf(seq, inputs, known), waitingSince(inputs))
    last = { seq, inputs, isAnswered: false }
  }

  const show = () => {
    const { openId, setPage } = useStore.getState()
    if (holds > 0 || drawn === null || openId !== drawn.inputs.id) return
    setPage({ id: drawn.inputs.id, doc: drawn.inputs.doc, parts })
  }

  /** A page waits for the sizes of images that are new in it, so that nothing jumps when they arrive. */
  const holdFor = async (learning: Promise<void>) => {
    holds += 1
    await Promise.race([learning, new Promise((resolve) => setTimeout(resolve, longestHold))])
    holds -= 1
    // With what was learned the page is rendered once more, and shown then.
    if (last === drawn) show()
  }

  const take = (answer: AnalysisAnswer) => {
    if ('details' in answer) {
      if (last?.isAnswered !== false) endDrawing()
      if (drawn?.seq !== answer.seq || useStore.getState().openId !== drawn.inputs.id) return
      const { id, doc } = drawn.inputs
      useStore.getState().setAnalysis({ id, doc, result: answer.details })
      return
    }
    if (last === null || answer.seq !== last.seq) return
    last.isAnswered = true
    if ('failure' in answer) {
      endDrawing()
      tell(`${answer.failure}). Your text is safe; please report this.`)
      return
    }
    drawn = last
    const { images } = parts
    for (const patch of answer.patches) parts = applyPatch(parts, patch)
    const learning = parts.images === images ? null : learnImages(last.inputs.id, parts.images)
    if (learning === null) show()
    else void holdFor(learning)
    start()
  }

  const worker = startAnalysisWorker({
    answered: take,
    isWanted: () => last?.inputs.id === useStore.getState().openId,
    dropped() {
      last = null
      start()
    },
    slow() {
      if (last !== null && !last.isAnswered) tellLate(last.inputs, false)
    },
    late() {
      const text = last?.inputs
      last = null
      endDrawing()
      if (text !== undefined) tellLate(text, true)
      start()
    },
    failed(message) {
      // The next edit tries again; until then the page stays as it was.
      if (last !== null) last.isAnswered = true
      endDrawing()
      tell(`${message}). Your text is safe.`)
    },
  })
  void whenReady.then(worker.begin)
  useStore.subscribe(({ openingId, openId }) => {
    const id = openingId ?? openId
    if (id !== chosen.id) chosen = { id, at: performance.now() }
  })
  // A letter is drawn before its page is thought of.
  useStore.subscribe(afterPaint(start))
}

function tellLate({ id, doc }: Inputs, isGivenUp: boolean): void {
  useStore.getState().setLateText({ id, doc, isGivenUp })
}

function tell(reason: string): void {
  useStore.getState().notify({ tone: 'error', message: `The preview could not be made (${reason}` })
}
