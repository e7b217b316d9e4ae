import { describe, expect, it } from 'vitest'
import { inBatches } from '../../main/batches'

const items = Array.from({ length: 25 }, (_, index) => index)

function options(atOnce = 3) {
  const stopping = new AbortController()
  const told: number[] = []
  return {
    stopping,
    told,
    batch: { size: 10, atOnce, signal: stopping.signal, onProgress: (done: number) => void told.push(done) },
  }
}

describe('work in batches', () => {
  it('answers in order, whatever ends first, and tells how far it is', async () => {
    const { batch, told } = options()
    const doubled = await inBatches(items, batch, async (own) => {
      await new Promise((resolve) => setTimeout(resolve, own[0] === 0 ? 20 : 1))
      return own.map((item) => item * 2)
    })
    expect(doubled).toEqual(items.map((item) => item * 2))
    expect(told.at(-1)).toBe(25)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })

  it('begins no batch once it is stopped', async () => {
    const { batch, stopping } = options(1)
    const answers = await inBatches(items, batch, async (own) => {
      if (own.includes(10)) stopping.abort()
      return own
    })
    expect(answers).toEqual([...items.slice(0, 20), ...Array(5).fill(undefined)])
  })

  it('ends with the first error', async () => {
    const { batch } = options(1)
    const seen: number[] = []
    const work = inBatches(items, batch, async (own) => {
      seen.push(own[0]!)
      throw new Error('the disk is gone')
    })
    await expect(work).rejects.toThrow('the disk is gone')
    expect(seen).toEqual([0])
  })
})
