import type { Text } from '@codemirror/state'
import type { FolderFields, PostId } from '#api'
import { authorUsage } from '#domain/fields/authorWriting'
import type { FolderUsage } from '#domain/fields/usage'
import { type Analysis, imagesOf } from './analysisSlice'
import { startAnalysisWorker } from './analysisWorker'
import { openCopy } from './copiesSlice'
import { learnImages } from './learnImages'
import { useStore } from './store'

let habits: { of: FolderFields | null; usage: FolderUsage | null } = { of: null, usage: null }

/** How the folder's posts name their authors; the same value as long as nothing changes. */
function authorHabits(fields: FolderFields | null): FolderUsage | null {
  if (habits.of !== fields) habits = { of: fields, usage: fields && authorUsage(fields.usage) }
  return habits.usage
}

/** A disk that takes longer to tell of images keeps no page waiting (milliseconds). */
const longestHold = 300

/** Everything an analysis depends on; compared by identity. */
function readInputs() {
  const state = useStore.getState()
  const copy = openCopy(state)
  if (copy === null || state.folder === null) return null
  return {
    id: copy.id,
    doc: copy.state.doc,
    authors: state.authors,
    images: imagesOf(state, copy.id),
    remoteImages: state.folder.settings.remoteImages,
    usage: authorHabits(state.folderFields),
    folderKey: state.folder.key,
  }
}

type Inputs = NonNullable<ReturnType<typeof readInputs>>

const isSame = (a: Inputs, b: Inputs) =>
  (Object.keys(a) as (keyof Inputs)[]).every((key) => a[key] === b[key])

/**
 * Keeps the analysis of the open post up to date in a worker. One job runs at a time and always the newest text is
 * taken next, so a slow post never piles up work and the last keystroke is always shown. A text that takes too long is
 * given up until it changes.
 */
export function watchAnalysis(): void {
  let seq = 0
  let running: { seq: number; id: PostId; doc: Text } | null = null
  let latest: Inputs | null = null
  let shown = 0

  const start = () => {
    const inputs = readInputs()
    if (running !== null || inputs === null || (latest !== null && isSame(inputs, latest))) return
    const { lateText } = useStore.getState()
    if (lateText?.id === inputs.id && lateText.doc === inputs.doc) return
    latest = inputs
    seq += 1
    running = { seq, id: inputs.id, doc: inputs.doc }
    const { doc, ...context } = inputs
    worker.post({ seq, text: doc.toString(), ...context })
  }

  const show = (of: number, analysis: Analysis) => {
    if (of < shown) return
    shown = of
    useStore.getState().setAnalysis(analysis)
  }

  /** A page waits for the sizes of images that are new in it, so that nothing jumps when they arrive. */
  const holdUntil = async (learning: Promise<void>, of: number, analysis: Analysis) => {
    const { images } = useStore.getState()
    await Promise.race([learning, new Promise((resolve) => setTimeout(resolve, longestHold))])
    const state = useStore.getState()
    // With what was learned the page is rendered once more, and shown then.
    const isRenderedAgain = state.images !== images && running !== null
    if (!isRenderedAgain && state.openId === analysis.id) show(of, analysis)
  }

  const worker = startAnalysisWorker({
    answered(answer) {
      if (running === null || answer.seq !== running.seq) return
      const { id, doc } = running
      running = null
      const state = useStore.getState()
      if ('failure' in answer) {
        state.notify({
          tone: 'error',
          message: `The preview could not be made (${answer.failure}). Your text is safe; please report this.`,
        })
      } else if (state.openId === id) {
        const learning = learnImages(id, answer.result.page)
        if (learning === null) show(answer.seq, { id, doc, result: answer.result })
        else void holdUntil(learning, answer.seq, { id, doc, result: answer.result })
      }
      start()
    },
    isWanted: () => running?.id === useStore.getState().openId,
    dropped() {
      running = null
      start()
    },
    late() {
      const text = running
      running = null
      if (text !== null) useStore.getState().setLateText({ id: text.id, doc: text.doc })
      start()
    },
    failed(message) {
      // The next edit tries again; until then the page stays as it was.
      running = null
      useStore.getState().notify({
        tone: 'error',
        message: `The preview could not be made (${message}). Your text is safe.`,
      })
    },
  })
  useStore.subscribe(start)
}
