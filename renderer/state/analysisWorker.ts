import type { AnalysisAnswer, AnalysisJob } from './analysisMessages'
import { type AnalysisMessage, AnswerJoiner } from './answerParts'

/** A text that takes the worker longer than this is given up: its page would come too late to be of use. */
const deadline = 4500
/** A writer who has waited so long for the first page of a post is told: five seconds, less what it takes to tell. */
const patience = 4700
/** How often the time is looked at. A look that comes late leaves it to the next: the answer may wait behind it. */
const tick = 100
/** A longer time without a look was one in which the machine slept, and does not count. */
const nap = 2000

export interface AnalysisListener {
  answered(answer: AnalysisAnswer): void
  /** Whether the answer is still of use; asked while the job takes long. */
  isWanted(): boolean
  /** The job was no longer wanted; its worker is gone and another one stands ready. */
  dropped(): void
  /** The writer has waited too long already; the job goes on. */
  slow(): void
  /** The job ran out of time; its worker is gone and another one stands ready. */
  late(): void
  /** The worker failed by itself; another one stands ready. */
  failed(message: string): void
}

export interface AnalysisWorker {
  /** Has the worker load its program before the first job. */
  begin(): void
  /**
   * Gives the worker a job, one at a time: the next one after the page of the last, or that there will be none. `since`
   * is when the writer began to wait for it.
   */
  post(job: AnalysisJob, since: number): void
  /** Whether the worker has answered nothing yet: it has no memory of a text that was posted before. */
  isFresh(): boolean
}

/** Owns the worker that reads texts, from the first one on: ends one that does not come back, and starts another. */
export function startAnalysisWorker(listener: AnalysisListener): AnalysisWorker {
  let isFresh = true
  /** The number of the last job. */
  let newest = 0
  let posted = 0
  let waiting: number | null = null
  let looked = 0
  let isLeftToNext = false
  let timer: ReturnType<typeof setInterval> | undefined

  const rest = () => clearInterval(timer)

  const start = (): Worker => {
    isFresh = true
    const own = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' })
    const joiner = new AnswerJoiner()
    own.onmessage = ({ data }: MessageEvent<AnalysisMessage>) => {
      const answer = joiner.take(data)
      // Details of the text before may come while the next one is read: its time goes on.
      if (data.seq === newest) {
        begin()
        if (answer !== null && !('patches' in answer)) rest()
      }
      if (answer === null) return
      // A worker that failed to read a text remembers nothing, like a new one.
      isFresh = 'failure' in answer
      listener.answered(answer)
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

  /** The time of the job begins, also for what follows its page. */
  const begin = (since: number | null = null) => {
    posted = looked = performance.now()
    waiting = since
  }

  const watch = () => {
    const now = performance.now()
    const gap = now - looked
    looked = now
    if (gap > nap) {
      posted += gap
      if (waiting !== null) waiting += gap
    }
    isLeftToNext = gap > 3 * tick && !isLeftToNext
    if (isLeftToNext) return
    const isWanted = listener.isWanted()
    if (isWanted && now - posted < deadline) {
      if (waiting === null || now - waiting < patience) return
      waiting = null
      listener.slow()
      return
    }
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
    post(job, since) {
      rest()
      newest = job.seq
      begin(since)
      timer = setInterval(watch, tick)
      begun().postMessage(job)
    },
  }
}
