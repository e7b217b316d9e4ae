import { setImmediate } from 'node:timers/promises'

/** Lets everything else run now and then, in long work by calls that do not wait (`swiftDisk`). */
export function createBreather(longest = 12): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < longest) return
    await setImmediate()
    last = performance.now()
  }
}
