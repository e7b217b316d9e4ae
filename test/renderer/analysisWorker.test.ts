import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnalysisAnswer, AnalysisJob } from '../../renderer/state/analysisMessages'
import { startAnalysisWorker } from '../../renderer/state/analysisWorker'

/** A worker that answers when it is told to; the last one made is the one that stands ready. */
class SilentWorker {
  static last: SilentWorker
  onmessage: ((event: { data: AnalysisAnswer }) => void) | null = null
  onerror = null
  isEnded = false
  constructor() {
    SilentWorker.last = this
  }
  postMessage() {}
  terminate() {
    this.isEnded = true
  }
}

const job: AnalysisJob = { seq: 1, text: 'A text' }

function startWorker() {
  const told: string[] = []
  const state = { isWanted: true }
  const worker = startAnalysisWorker({
    answered: () => told.push('answered'),
    isWanted: () => state.isWanted,
    dropped: () => told.push('dropped'),
    slow: () => told.push('slow'),
    late: () => told.push('late'),
    failed: () => told.push('failed'),
  })
  return { worker, told, state }
}

beforeEach(() => {
  vi.stubGlobal('Worker', SilentWorker)
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('a text without an end is given up before five seconds, and another worker stands ready', () => {
  const { worker, told } = startWorker()
  worker.post(job, performance.now())
  const held = SilentWorker.last
  vi.advanceTimersByTime(4000)
  expect(told).toEqual([])
  vi.advanceTimersByTime(900)
  expect(told).toEqual(['late'])
  expect(held.isEnded).toBe(true)
  expect(SilentWorker.last).not.toBe(held)
})

test('five seconds count from when the post was chosen, also where its text came late; its page may still come', () => {
  const { worker, told } = startWorker()
  const chosen = performance.now()
  vi.advanceTimersByTime(3000)
  worker.post(job, chosen)
  vi.advanceTimersByTime(1900)
  expect(told).toEqual(['slow'])
  SilentWorker.last.onmessage?.({ data: { seq: 1, patches: [] } })
  expect(told).toEqual(['slow', 'answered'])
})

test('details of the text before, which come late, leave the next text its five seconds', () => {
  const { worker, told } = startWorker()
  const details = { sections: [], bylines: [], problems: [], words: 0, links: [] }
  worker.post(job, performance.now())
  SilentWorker.last.onmessage?.({ data: { seq: 1, patches: [] } })
  worker.post({ ...job, seq: 2 }, performance.now())
  vi.advanceTimersByTime(1000)
  SilentWorker.last.onmessage?.({ data: { seq: 1, details } })
  vi.advanceTimersByTime(3900)
  expect(told).toEqual(['answered', 'answered', 'late'])
})

test('a text that nobody waits for any more holds nobody up', () => {
  const { worker, told, state } = startWorker()
  worker.post(job, performance.now())
  vi.advanceTimersByTime(1000)
  state.isWanted = false
  vi.advanceTimersByTime(200)
  expect(told).toEqual(['dropped'])
})

test('time in which the window was held or slept gives nothing up before the answer could be seen', () => {
  const { worker, told } = startWorker()
  worker.post(job, performance.now())
  vi.advanceTimersByTime(4400)
  // The next look comes a second late, with the answer behind it.
  const now = performance.now()
  vi.spyOn(performance, 'now').mockReturnValue(now + 1100)
  vi.advanceTimersByTime(100)
  expect(told).toEqual([])
  SilentWorker.last.onmessage?.({ data: { seq: 1, patches: [] } })
  expect(told).toEqual(['answered'])
})

test('a window that is looked at rarely still gives up', () => {
  const { worker, told } = startWorker()
  worker.post(job, performance.now())
  let now = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  // Timers of a window in the background run once in a second.
  for (let second = 0; second < 8; second += 1) {
    now += 1000
    vi.advanceTimersByTime(100)
  }
  expect(told[0]).toBe('late')
})
