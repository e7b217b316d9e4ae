import { type Analyser, type AnalysisContext, createAnalyser } from '#domain/analysis'
import type { ImageUrl } from '#domain/page/images'
import { applyEdits } from '#domain/textEdit'
import { Typesetter } from '#domain/typesetting/typesetter'
import type { AnalysisAnswer, AnalysisJob, JobContext } from './analysisMessages'
import { type AnalysisMessage, mostMessages, splitAnswer } from './answerParts'
import { createImageUrl } from './imageUrl'

/**
 * Parses and renders beside the typing path. The page of a new text is answered at once; sections, problems and counts
 * when no newer text has come for a while.
 */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<AnalysisJob>) => void) | null
  postMessage(message: AnalysisMessage): void
}

/**
 * Details wait for a pause of so many times what they take, after a letter at least so many milliseconds, while a page is
 * drawn as long as that took to make and at most so many, and not longer than so many times, or so many milliseconds,
 * after the text that they were left out for first: a page rarely has to wait for them, and the frame of the next key not
 * for that of the panels.
 */
const pausePerCost = 8
const pauseInTyping = 150
const pauseInDrawing = 300
const delayPerCost = 25
const leastDelay = 900

let analyser: Analyser = createAnalyser()
let text = ''
let context: AnalysisContext | null = null
/** Who tells addresses stays the same as long as what the addresses depend on: what was rendered is still good. */
let addresses: { key: string; imageUrl: ImageUrl } = { key: '', imageUrl: () => null }
const typeset = new Typesetter()

function withAddresses(job: JobContext): AnalysisContext {
  const { id, folderKey, images, remoteImages } = job
  const key = JSON.stringify([id, folderKey, images, remoteImages])
  if (key !== addresses.key) addresses = { key, imageUrl: createImageUrl(job) }
  const missingImages = images.filter(({ file }) => file === null)
  return { ...job, missingImages, imageUrl: addresses.imageUrl, typeset }
}

/** Sends a page bit by bit: no other job comes before its end. Details make way for one, so they go at once. */
async function send(answer: AnalysisAnswer): Promise<void> {
  let sent = 0
  for (const message of splitAnswer(answer)) {
    if ('patches' in answer && sent > 0 && sent % mostMessages === 0)
      await new Promise((resolve) => setTimeout(resolve))
    scope.postMessage(message)
    sent += 1
  }
}

async function answer(seq: number, task: () => Promise<AnalysisAnswer>): Promise<void> {
  try {
    await send(await task())
  } catch (error) {
    analyser = createAnalyser()
    scope.postMessage({ seq, failure: error instanceof Error ? error.message : String(error) })
  }
}

async function readJob({ seq, text: change, context: own }: AnalysisJob): Promise<AnalysisAnswer> {
  if (own !== undefined) context = withAddresses(own)
  if (context === null) throw new Error('the first text came without its post')
  const isWhole = typeof change === 'string'
  if (isWhole) analyser = createAnalyser()
  text = isWhole ? change : applyEdits(text, [change])
  const patches = [analyser.read(text, context, isWhole ? undefined : change)]
  // The page waits for what it needs, so that nothing changes its look under the reader's eyes.
  if (await typeset.load()) patches.push(analyser.read(text, context))
  return { seq, patches }
}

let timer: ReturnType<typeof setTimeout> | undefined
let waitingSince: number | null = null
/** How long the last details took, in milliseconds. */
let cost = 0

/** Whether a change is a letter typed or deleted; what a panel or a command does is shown there at once. */
function isLetter(change: AnalysisJob['text']): boolean {
  return typeof change !== 'string' && change.to - change.from + change.insert.length <= 2
}

/** `pageCost`: how long the page of the text took, in milliseconds. */
function planDetails({ seq, text: change }: AnalysisJob, pageCost: number): void {
  clearTimeout(timer)
  const now = performance.now()
  waitingSince ??= now
  const latest = waitingSince + Math.max(leastDelay, cost * delayPerCost)
  const rest = Math.max(
    isLetter(change) ? pauseInTyping : 0,
    cost * pausePerCost,
    Math.min(pageCost, pauseInDrawing),
  )
  const pause = Math.min(rest, latest - now)
  timer = setTimeout(() => {
    waitingSince = null
    void answer(seq, async () => {
      const start = performance.now()
      const details = analyser.details()
      cost = performance.now() - start
      return { seq, details }
    })
  }, pause)
}

scope.onmessage = async ({ data }) => {
  clearTimeout(timer)
  const start = performance.now()
  await answer(data.seq, () => readJob(data))
  planDetails(data, performance.now() - start)
}
