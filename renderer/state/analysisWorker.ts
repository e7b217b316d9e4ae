import type { AnalysisAnswer, AnalysisJob } from './analysisMessages'

/** A text that takes the worker longer than this is given up: its page would come too late to be of use. */
const deadline = 5000
/**
 * Time is counted in ticks, of which one comes late where the window or the machine was busy or asleep: only time in
 * which an answer could have been seen counts.
 */
const tick = 500

export interface AnalysisListener {
  answered(answer: AnalysisAnswer): void
  /** Whether the answer is still of use; asked while the job takes long. */
  isWanted(): boolean
  /** The job was no longer wanted; its worker is gone and another one stands ready. */
  dropped(): void
  /** The job ran out of time; its worker is gone and another one stands ready. */
  late(): void
  /** The worker failed by itself; another one stands ready. */
  failed(message: string): void
}

export interface AnalysisWorker {
  /** Has the worker load its program before the first job. */
  begin(): void
  /** Gives the worker a job, one at a time: the next one after the page of the last, or that there will be none. */
  post(job: AnalysisJob): void
  /** Whether the worker has answered nothing yet: it has no memory of a text that was posted before. */
  isFresh(): boolean
}

/** Owns the worker that reads texts, from the first one on: ends one that does not come back, and starts another. */
export function startAnalysisWorker(listener: AnalysisListener): AnalysisWorker {
  let isFresh = true
  let ticks = 0
  let timer: ReturnType<typeof setInterval> | undefined

  const rest = () => clearInterval(timer)

  const start = (): Worker => {
    isFresh = true
    const own = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' })
    own.onmessage = ({ data }: MessageEvent<AnalysisAnswer>) => {
      // A worker that failed to read a text remembers nothing, like a new one.
      isFresh = 'failure' in data
      ticks = 0
      if (!('patches' in data)) rest()
      listener.answered(data)
    }
    own.onerror = (event) => {
      replace()
      listener.failed(event.message || 'its worker stopped')
    }
    return own
  }

  const replace = () => {
    rest()
    // What the old one may still say comes too late.
    if (worker !== null) {
      worker.onmessage = null
      worker.onerror = null
      worker.terminate()
    }
    worker = start()
  }

  const watch = () => {
    ticks += 1
    const isWanted = listener.isWanted()
    if (isWanted && ticks * tick < deadline) return
    replace()
    if (isWanted) listener.late()
    else listener.dropped()
  }

  let worker: Worker | null = null
  const begun = (): Worker => {
    worker ??= start()
    return worker
  }
  return {
    begin: () => void begun(),
    isFresh: () => isFresh,
    post(job) {
      rest()
      ticks = 0
      timer = setInterval(watch, tick)
      begun().postMessage(job)
    },
  }
}
