import { afterPaint } from './afterPaint'
import { useStore } from './store'

/**
 * Marks in the browser's own list of times when the window can first be worked in: its welcome, or the first posts of its
 * folder, stand painted. Benchmarks read it.
 */
export function markReady(): void {
  const mark = afterPaint(() => performance.mark('byline:ready'))
  const isReady = () => {
    const { isStarted, folder, posts, progress } = useStore.getState()
    return isStarted && (folder === null || posts.size > 0 || progress.finished)
  }
  const stop = useStore.subscribe(() => {
    if (!isReady()) return
    stop()
    mark()
  })
}
