/** What a task answers that has not ended in time. */
export const late = Symbol('late')

/**
 * Runs a task; when it has not ended after so many milliseconds, its signal is aborted and the answer is `late`. What
 * the task waits for cannot be taken back: it goes on by itself, and what it throws then is nobody's concern.
 */
export async function withinTime<T>(
  milliseconds: number,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T | typeof late> {
  const giveUp = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let begin: NodeJS.Immediate | undefined
  const limit = new Promise<typeof late>((resolve) => {
    const end = () => {
      giveUp.abort()
      resolve(late)
    }
    // What the task does before it waits for the first time is not held up by the clock.
    begin = setImmediate(() => {
      timer = setTimeout(end, milliseconds)
    })
  })
  try {
    return await Promise.race([task(giveUp.signal), limit])
  } finally {
    clearImmediate(begin)
    clearTimeout(timer)
  }
}
