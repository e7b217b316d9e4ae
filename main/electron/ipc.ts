import { type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron'
import { answerRequest, createRequests, type RequestTable } from '../requests'
import { fail } from '../result'
import type { Session } from '../session'
import { mainWindow } from './mainWindow'
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

/** The boundary between window and main: checks who asks, validates what is asked, and tells events. */
export class IpcBoundary {
  private readonly requests: RequestTable

  /** Requests wait until `isOpen`: until then nobody can say what the window shows. */
  constructor(
    private readonly session: Session,
    private readonly isOpen: Promise<void>,
  ) {
    this.requests = createRequests(session)
  }

  listen(): void {
    ipcMain.handle(requestChannel, (event, name: unknown, args: unknown) => this.answer(event, name, args))
    this.session.on((name, event) => {
      const frame = mainWindow()?.webContents.mainFrame ?? null
      if (isOwnFrame(frame)) frame?.send(eventChannel, name, event)
    })
  }

  private async answer(event: IpcMainInvokeEvent, name: unknown, args: unknown): Promise<unknown> {
    if (!isOwnFrame(event.senderFrame)) {
      return fail('bad-request', 'This page may not ask Byline for anything.')
    }
    if (typeof name !== 'string') return fail('bad-request', 'A request has a name.')
    await this.isOpen
    return answerRequest(this.requests, name, args)
  }
}
