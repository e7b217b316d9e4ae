/** Windows that nobody sees make no frames: there a task waits so many milliseconds at most. */
const longestWait = 50

/** A function that has the task run once after the next frame was painted, however often it is called before. */
export function afterPaint(task: () => void): () => void {
  const { port1, port2 } = new MessageChannel()
  let timer: ReturnType<typeof setTimeout> | undefined
  const runOnce = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    task()
  }
  port1.onmessage = runOnce
  return () => {
    if (timer !== undefined) return
    timer = setTimeout(runOnce, longestWait)
    requestAnimationFrame(() => port2.postMessage(null))
  }
}
