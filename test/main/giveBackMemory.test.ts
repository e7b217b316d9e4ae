import { expect, test } from 'vitest'
import { giveBackMemory } from '../../main/giveBackMemory'

test('what is not needed any more is collected, and its room given back', () => {
  const before = process.memoryUsage().heapTotal
  const kept = { lists: Array.from({ length: 40 }, () => new Array(250_000).fill(1.5)) }
  const filled = process.memoryUsage().heapTotal
  expect(filled - before).toBeGreaterThan(40e6)
  kept.lists.length = 0
  giveBackMemory()
  expect(process.memoryUsage().heapTotal).toBeLessThan(before + (filled - before) / 2)
  expect(globalThis.gc).toBeUndefined()
})
