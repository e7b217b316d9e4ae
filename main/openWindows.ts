/** The windows that listen to this program. */
export interface OpenWindows {
  /** A window begins to listen; answers with what to call when it is gone. One window may listen twice for a moment. */
  add(window: string): () => void
  has(window: string): boolean
}

/** A connection that was lost may be taken up again: a window is gone when it has not come back for so long. */
const patience = 1000

/** `onGone` is told of a window that does not come back. */
export function createOpenWindows(onGone: () => void): OpenWindows {
  const listening = new Map<string, number>()
  return {
    add(window) {
      listening.set(window, (listening.get(window) ?? 0) + 1)
      return () => {
        setTimeout(() => {
          const rest = (listening.get(window) ?? 1) - 1
          if (rest > 0) listening.set(window, rest)
          else if (listening.delete(window)) onGone()
        }, patience).unref()
      }
    },
    has: (window) => listening.has(window),
  }
}
