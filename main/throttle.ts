/** Runs a task soon after it was asked for, and at most once in an interval. */
export interface Throttled {
  ask(): void
  /** Runs now what was asked for. */
  flush(): void
  cancel(): void
}

/** `interval` is in milliseconds, or tells them when the task is asked for. */
export function throttle(interval: number | (() => number), task: () => void): Throttled {
  let timer: NodeJS.Timeout | null = null
  const run = () => {
    timer = null
    task()
  }
  return {
    ask() {
      timer ??= setTimeout(run, typeof interval === 'number' ? interval : interval())
    },
    flush() {
      if (!timer) return
      clearTimeout(timer)
      run()
    },
    cancel() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
