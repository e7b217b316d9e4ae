import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** What a test has counted or measured; the table of the faults shows it. */
    figure?: string
  }
}

/** Notes what a test has counted or measured. */
export function noteFigure({ task }: TestContext, figure: string): void {
  task.meta.figure = figure
}
