import { expect, test } from 'vitest'
import { createAnalyser } from '#domain/analysis'
import { pathologicalCases } from '../../helpers/pathological'

const context = {
  id: 'a.md',
  authors: [],
  missingImages: [],
  imageUrl: (source: string) => source,
}

/** Noise of a busy machine, in milliseconds. */
const slack = 1000

/**
 * The bound is the time that a test may take: what is worse than linear takes minutes at these sizes. The text is read
 * once more with a letter before it, which may take no more than the whole did.
 */
test.each(pathologicalCases)('B04 bounded: $name', { timeout: 60_000 }, ({ make }) => {
  const analyser = createAnalyser()
  const time = (task: () => unknown) => {
    const start = performance.now()
    task()
    return performance.now() - start
  }
  const text = `Words.\n\n${make()}`
  const whole = time(() => analyser.read(text, context))
  expect(analyser.details().sections.length).toBeGreaterThan(0)
  const edited = time(() => analyser.read(`x${text}`, context, { from: 0, to: 0, insert: 'x' }))
  expect(edited).toBeLessThan(3 * whole + slack)
})
