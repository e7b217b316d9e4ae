import type { BrowserWindow } from 'electron'

let window: BrowserWindow | null = null

/** The one window that the writer works in; hidden windows, as a PDF has one, are never meant. Null without one. */
export function mainWindow(): BrowserWindow | null {
  return window
}

/** Says which window that is, until it is closed. */
export function setMainWindow(own: BrowserWindow): void {
  window = own
  own.once('closed', () => {
    if (window === own) window = null
  })
}
