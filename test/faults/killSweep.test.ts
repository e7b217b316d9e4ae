import { expect, it } from 'vitest'
import { noteFigure } from '../helpers/figure'
import { sweepCalls, sweepSystemCalls } from '../helpers/killSweep'

const numbered = (tasks: readonly string[]) =>
  tasks.map((task) => ({ task, numbers: task === 'backup' ? 'F01 F13' : 'F01' }))
const tasks = ['save', 'save through a link', 'new post', 'backup', 'batch edit', 'rename of a handle']
const timeout = 300_000
let total = 0

it.for(numbered(tasks))(
  '$numbers killed at each call of the disk: $task',
  { timeout },
  async ({ task }, context) => {
    const { points, wrong } = await sweepCalls(task)
    total += points
    expect(wrong).toEqual([])
    noteFigure(context, `${points} in ${task}`)
  },
)

it.for(numbered([...tasks, 'move of a post']))(
  '$numbers killed at each system call: $task',
  { timeout },
  async ({ task }, context) => {
    const { points, wrong } = await sweepSystemCalls(task)
    total += points
    expect(points).toBeGreaterThanOrEqual(4)
    expect(wrong).toEqual([])
    noteFigure(context, `${points} system calls in ${task}`)
  },
)

it('F01 at 200 points and more', (context) => {
  expect(total).toBeGreaterThanOrEqual(200)
  noteFigure(context, `${total} kills in all: 0 torn, 0 lost`)
})

it('F01 the same sweep of a plain write finds torn files', { timeout }, async (context) => {
  const { points, wrong } = await sweepCalls('plain write')
  expect(wrong.length).toBeGreaterThan(0)
  noteFigure(context, `of a plain write ${wrong.length} of ${points} torn`)
})
