import { join } from 'node:path'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import * as v from 'valibot'
import { createJsonFile } from '../jsonFile'

const stateSchema = v.object({
  x: v.number(),
  y: v.number(),
  width: v.pipe(v.number(), v.minValue(400)),
  height: v.pipe(v.number(), v.minValue(300)),
  isMaximized: v.boolean(),
})

export type WindowState = v.InferOutput<typeof stateSchema>

const file = (userData: string) =>
  createJsonFile(join(userData, 'window.json'), v.nullable(stateSchema), null)

/** Whether a window of these bounds would be seen on the screens of today. */
export function isOnScreen(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const width =
      Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
    const height =
      Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y)
    return width > 100 && height > 100
  })
}

/** Where the window was last, as far as that is known. */
export function readWindowState(userData: string): Promise<WindowState | null> {
  return file(userData).read()
}

/** Keeps the window's place, shortly after each change of it. */
export function keepWindowState(window: BrowserWindow, userData: string): void {
  const stored = file(userData)
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    if (window.isDestroyed()) return
    void stored.write({ ...window.getNormalBounds(), isMaximized: window.isMaximized() }).catch(() => {})
  }
  const plan = () => {
    clearTimeout(timer)
    timer = setTimeout(write, 300)
  }
  window.on('resize', plan)
  window.on('move', plan)
  window.on('maximize', plan)
  window.on('unmaximize', plan)
  window.on('close', write)
}
