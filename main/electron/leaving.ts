import { type BrowserWindow, dialog } from 'electron'
import type { Session } from '../session'

const buttons = ['Save and close', 'Close without saving', 'Cancel']

let isAsking = false

/** Whether the question stands: the page waits for its answer, and answers nothing else meanwhile. */
export const isAskingToLeave = (): boolean => isAsking

/** The page holds the window while it has unsaved text; then the writer is asked what shall happen. */
export function askToLeave(window: BrowserWindow, session: Session): void {
  window.webContents.on('will-prevent-unload', (event) => {
    isAsking = true
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: 'Byline',
      message: 'There is text that is not saved.',
      detail: 'Save it before Byline closes?',
      buttons,
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    })
    isAsking = false
    // Preventing this event lets the page go.
    if (choice === 1) {
      session.backups.forget()
      event.preventDefault()
    } else if (choice === 0) session.emit('command', { id: 'post.saveAllAndClose' })
  })
}
