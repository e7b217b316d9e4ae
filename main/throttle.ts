/** Runs a task soon after it was asked for, and at most once in `interval` milliseconds. */
export interface Throttled {
  ask(): void
  /** Runs now what was asked for. */
  flush(): void
  cancel(): void
}

export function throttle(interval: number, task: () => void): Throttled {
  let timer: NodeJS.Timeout | null = null
  const run = () => {
    timer = null
    task()
  }
  return {
    ask() {
      timer ??= setTimeout(run, interval)
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
