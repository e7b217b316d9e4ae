import type { Text } from '@codemirror/state'
import type { FolderFields, PostId } from '#api'
import { authorUsage } from '#domain/fields/authorWriting'
import type { FolderUsage } from '#domain/fields/usage'
import { request } from '../transport'
import { missingImagesOf } from './analysisSlice'
import { startAnalysisWorker } from './analysisWorker'
import { openCopy } from './copiesSlice'
import { useStore } from './store'

let habits: { of: FolderFields | null; usage: FolderUsage | null } = { of: null, usage: null }

/** How the folder's posts name their authors; the same value as long as nothing changes. */
function authorHabits(fields: FolderFields | null): FolderUsage | null {
  if (habits.of !== fields) habits = { of: fields, usage: fields && authorUsage(fields.usage) }
  return habits.usage
}

/** Everything an analysis depends on; compared by identity. */
function readInputs() {
  const state = useStore.getState()
  const copy = openCopy(state)
  if (copy === null || state.folder === null) return null
  return {
    id: copy.id,
    doc: copy.state.doc,
    authors: state.authors,
    missingImages: missingImagesOf(state, copy.id),
    usage: authorHabits(state.folderFields),
    folderKey: state.folder.key,
    assetsRevision: state.assetsRevision,
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
        state.setAnalysis({ id, doc, result: answer.result })
        void updateMissingImages(id, answer.result.page.images)
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

const asked = new Map<PostId, string>()

/** Asks main which images are missing whenever the set of images or the files have changed. */
async function updateMissingImages(id: PostId, sources: string[]): Promise<void> {
  const { assetsRevision, folder } = useStore.getState()
  const question = JSON.stringify([folder?.key, assetsRevision, sources])
  if (asked.get(id) === question) return
  asked.set(id, question)
  const answer = sources.length === 0 ? null : await request('findMissingImages', { id, sources })
  const missing = answer?.ok ? answer.value : []
  const state = useStore.getState()
  const known = missingImagesOf(state, id)
  if (JSON.stringify(known) !== JSON.stringify(missing)) state.setMissingImages(id, missing)
}
