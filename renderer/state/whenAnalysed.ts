import { openCopy } from './copiesSlice'
import { type Store, useStore } from './store'

/** A text that takes longer to read than this keeps nothing waiting. */
const longestWait = 10_000

let last: Promise<unknown> = Promise.resolve()

function isCurrent(state: Store): boolean {
  const { analysis } = state
  const copy = openCopy(state)
  return copy === null || (analysis?.id === copy.id && analysis.doc === copy.state.doc)
}

/**
 * Runs a task once the analysis is the one of the text in the editor, tasks in the order they came: what is chosen in a
 * panel is found by what the panel will show, never by what it showed before the last change. Answers null, and tells
 * the writer, where the analysis does not come.
 */
export function whenAnalysed<T>(task: () => T): Promise<T | null> {
  const run = last.then(async () => {
    if (await waitForAnalysis()) return task()
    useStore.getState().notify({
      tone: 'error',
      message: 'The post is still being read, so nothing was done. Try again in a moment.',
    })
    return null
  })
  last = run.catch(() => {})
  return run
}

function waitForAnalysis(): Promise<boolean> {
  if (isCurrent(useStore.getState())) return Promise.resolve(true)
  return new Promise((resolve) => {
    const end = (isThere: boolean) => {
      stop()
      clearTimeout(timer)
      resolve(isThere)
    }
    const stop = useStore.subscribe((state) => isCurrent(state) && end(true))
    const timer = setTimeout(() => end(false), longestWait)
  })
}
