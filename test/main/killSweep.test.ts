import { expect, it } from 'vitest'
import { sweepCalls } from '../helpers/killSweep'

// The whole sweep is test/faults/killSweep.test.ts.
it.each(['save', 'backup'])('F01 F13 killed at some calls of the disk: %s', async (task) => {
  const { points, wrong } = await sweepCalls(task, 5)
  expect(points).toBeGreaterThanOrEqual(2)
  expect(wrong).toEqual([])
})

it('F01 the same sweep of a plain write finds torn files', async () => {
  expect((await sweepCalls('plain write', 2)).wrong.length).toBeGreaterThan(0)
})
