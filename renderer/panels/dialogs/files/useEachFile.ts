import { useEffect, useRef, useState } from 'react'
import type { EachControl, EachOutcome } from '../../../state/manyMoves'

export type EachState =
  | { step: 'ask' }
  | { step: 'running'; done: number; total: number }
  | ({ step: 'done'; total: number } & EachOutcome)

/** Runs work on one file after the other; it can be stopped, and is when its dialog goes. */
export function useEachFile(): {
  state: EachState
  run(total: number, work: (control: EachControl) => Promise<EachOutcome>): Promise<EachOutcome>
  stop(): void
} {
  const [state, setState] = useState<EachState>({ step: 'ask' })
  const stopping = useRef(new AbortController())
  useEffect(() => () => stopping.current.abort(), [])
  return {
    state,
    async run(total, work) {
      const { signal } = stopping.current
      setState({ step: 'running', done: 0, total })
      const outcome = await work({
        signal,
        onProgress: (done) => setState({ step: 'running', done, total }),
      })
      setState({ step: 'done', total, ...outcome })
      return outcome
    },
    stop: () => stopping.current.abort(),
  }
}
