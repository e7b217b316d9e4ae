import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endSpaces, type Meetings, mapHeight } from '../../renderer/panels/preview/scrollMap'
import { fraction } from '../helpers/fraction'

/** Meetings with these distances from one to the next, beginning at the top of both panes. */
function meetingsOf(steps: readonly (readonly [number, number])[]): Meetings {
  const places = [[0, 0]]
  for (const [editor, preview] of steps) {
    const [y = 0, p = 0] = places.at(-1)!
    places.push([y + editor, p + preview])
  }
  return {
    length: places.length,
    editor: (index) => places[index]![0]!,
    preview: (index) => places[index]![1]!,
  }
}

const line = 24
const step = fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }))
const anyStep = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }))
const share = fraction
const endOf = (meetings: Meetings, pane: 'editor' | 'preview') => meetings[pane](meetings.length - 1)

describe('mapHeight', () => {
  it('never falls, whatever the heights', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), share, share, (steps, a, b) => {
        const meetings = meetingsOf(steps)
        for (const pane of ['editor', 'preview'] as const) {
          const end = endOf(meetings, pane)
          const [low, high] = [Math.min(a, b) * end, Math.max(a, b) * end]
          expect(mapHeight(meetings, pane, low)).toBeLessThanOrEqual(mapHeight(meetings, pane, high) + 1e-6)
        }
      }),
    )
  })

  it('brings top to top and end to end', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const meetings = meetingsOf(steps)
        for (const [pane, other] of [
          ['editor', 'preview'],
          ['preview', 'editor'],
        ] as const) {
          expect(mapHeight(meetings, pane, 0)).toBe(0)
          expect(mapHeight(meetings, pane, -50)).toBe(0)
          expect(mapHeight(meetings, pane, endOf(meetings, pane))).toBe(endOf(meetings, other))
          expect(mapHeight(meetings, pane, endOf(meetings, pane) + 50)).toBe(endOf(meetings, other))
        }
      }),
    )
  })

  it('comes back to the same line', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), share, (steps, at) => {
        const meetings = meetingsOf(steps)
        const y = at * endOf(meetings, 'editor')
        const back = mapHeight(meetings, 'preview', mapHeight(meetings, 'editor', y))
        expect(Math.abs(back - y)).toBeLessThan(line)
      }),
    )
  })

  it('passes a place that takes no room in one pane at once', () => {
    const meetings = meetingsOf([
      [100, 100],
      [0, 300],
      [100, 100],
    ])
    expect(mapHeight(meetings, 'editor', 99)).toBe(99)
    expect(mapHeight(meetings, 'editor', 100)).toBe(400)
    expect(mapHeight(meetings, 'preview', 250)).toBe(100)
  })
})

describe('endSpaces', () => {
  it('let both panes end at the same place', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        (steps, editorHeight, previewHeight) => {
          const meetings = meetingsOf(steps)
          const reach = {
            editor: Math.max(0, endOf(meetings, 'editor') - editorHeight),
            preview: Math.max(0, endOf(meetings, 'preview') - previewHeight),
          }
          const spaces = endSpaces((pane, y) => mapHeight(meetings, pane, y), reach)
          const end = reach.preview + spaces.preview
          expect(mapHeight(meetings, 'editor', reach.editor + spaces.editor)).toBeCloseTo(end, 5)
          expect(Math.min(spaces.editor, spaces.preview)).toBe(0)
        },
      ),
    )
  })
})
