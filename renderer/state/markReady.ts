import { currentView } from '../editor/currentView'
import { afterPaint } from './afterPaint'
import { useStore } from './store'

let resolve: () => void = () => {}

/** Resolves when the window can first be worked in, and nothing else was to be done for a moment. */
export const whenReady = new Promise<void>((done) => {
  resolve = done
})

/**
 * Marks in the browser's own list of times when the window can first be worked in: its welcome, or the first posts of its
 * folder and, `withPost`, the editor with a post stand painted. Benchmarks read it.
 */
export function markReady(withPost: boolean): void {
  const look = afterPaint(() => {
    if (withPost && currentView() === null) {
      look()
      return
    }
    performance.mark('byline:ready')
    requestIdleCallback(resolve, { timeout: 500 })
  })
  const isReady = () => {
    const { isStarted, folder, posts, progress } = useStore.getState()
    return isStarted && (folder === null || posts.size > 0 || progress.finished)
  }
  const mark = () => {
    if (!isReady()) return
    stop()
    look()
  }
  const stop = useStore.subscribe(mark)
  mark()
}
