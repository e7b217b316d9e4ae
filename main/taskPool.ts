/** Runs tasks with at most `limit` at once. */
export interface TaskPool {
  add(task: () => Promise<void>): void
  /** Resolves when nothing runs and nothing waits. */
  whenIdle(): Promise<void>
  /** Forgets what waits. */
  clear(): void
}

/** `onError` is told what a task threw; the others go on. */
export function createTaskPool(limit: number, onError: (error: unknown) => void): TaskPool {
  let waiting: (() => Promise<void>)[] = []
  let first = 0
  let running = 0
  let idle: (() => void)[] = []

  function next(): void {
    while (running < limit && first < waiting.length) {
      const task = waiting[first++]!
      running += 1
      task()
        .catch(onError)
        .finally(() => {
          running -= 1
          next()
        })
    }
    if (first === waiting.length) {
      waiting = []
      first = 0
    }
    if (running === 0 && waiting.length === 0) {
      const done = idle
      idle = []
      for (const resolve of done) resolve()
    }
  }

  return {
    add(task) {
      waiting.push(task)
      next()
    },
    whenIdle: () =>
      new Promise((resolve) => {
        idle.push(resolve)
        next()
      }),
    clear() {
      waiting = []
      first = 0
    },
  }
}
