import { ipcMain, type WebFrameMain } from 'electron'
import type { Emit } from '../events'
import { fail } from '../result'
import { mainWindow } from './mainWindow'
import type { Program } from './program'
import { appOrigin } from './scheme'

/** The one channel for requests, and the one for events. */
export const requestChannel = 'byline:request'
export const eventChannel = 'byline:event'

/** Whether a frame is the top frame of our own page: the only one that may ask main for anything. */
export function isOwnFrame(frame: WebFrameMain | null): boolean {
  if (frame === null || frame.parent !== null) return false
  try {
    const { protocol, host } = new URL(frame.url)
    return `${protocol}//${host}` === appOrigin
  } catch {
    return false
  }
}

/** The boundary between window and main: checks who asks, hands on what is asked, and tells events. */
export class IpcBoundary {
  /** Tells the window of an event. */
  readonly tell: Emit = (name, event) => {
    const frame = mainWindow()?.webContents.mainFrame ?? null
    if (isOwnFrame(frame)) frame?.send(eventChannel, name, event)
  }

  /** Requests wait for the program, which validates and answers them. */
  listen(program: Promise<Pick<Program, 'answer'>>): void {
    ipcMain.handle(requestChannel, async (event, name: unknown, args: unknown) => {
      if (!isOwnFrame(event.senderFrame)) {
        return fail('bad-request', 'This page may not ask Byline for anything.')
      }
      if (typeof name !== 'string') return fail('bad-request', 'A request has a name.')
      return (await program).answer(name, args)
    })
  }
}
