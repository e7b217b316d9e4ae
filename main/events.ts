import type { EventName, Events } from '#api'

/** Tells every listener of the session about an event of the contract. */
export type Emit = <N extends EventName>(name: N, event: Events[N]) => void

export interface EventSource {
  emit: Emit
  /** Answers with the way to stop listening. */
  on(listener: Emit): () => void
}

export function createEventSource(): EventSource {
  const listeners = new Set<Emit>()
  return {
    emit(name, event) {
      for (const listener of listeners) listener(name, event)
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
