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
  const limit = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => {
      giveUp.abort()
      resolve(late)
    }, milliseconds)
  })
  try {
    return await Promise.race([task(giveUp.signal), limit])
  } finally {
    clearTimeout(timer)
  }
}
