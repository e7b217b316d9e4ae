import { app, type BrowserWindow, dialog } from 'electron'
import type { Session } from '../session'
import { isAskingToLeave } from './leaving'
import { note } from './log'
import { appUrl } from './scheme'

/** What the writer can do about a window that has stopped. */
const afterCrash = ['Load again', 'Quit']
const afterSilence = ['Wait', 'Load again']

let isQuitting = false
app.on('before-quit', () => {
  isQuitting = true
})

/** The window comes to life again with the post that was open, and with the text that was kept of it. */
async function loadAgain(window: BrowserWindow, session: Session): Promise<void> {
  session.restoreNext()
  await window.loadURL(appUrl).catch(() => {})
}

/** Longest time for a page to show that it lives, in milliseconds. */
const patience = 2000

/** Whether a page answers nothing at all: Electron says so five seconds after each try to close, even one called off. */
async function isSilent({ webContents }: BrowserWindow): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, true)
  })
  const answer = webContents.executeJavaScript('0').then(
    () => false,
    () => false,
  )
  const isSilent = await Promise.race([answer, silence])
  clearTimeout(timer)
  return isSilent
}

/** Offers to load a window again whose page has died or does not answer; its text was kept a second after each edit. */
export function watchTroubles(window: BrowserWindow, session: Session): void {
  let isAsking = false
  /** Whether the writer has chosen to load a silent page again, which ends it: no crash to tell of. */
  let isEndWanted = false
  /** Whether the writer wants the window again; only one question stands at a time. */
  const ask = async (message: string, detail: string, buttons: string[], again: number): Promise<boolean> => {
    if (isAsking || window.isDestroyed()) return false
    isAsking = true
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Byline',
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    isAsking = false
    return response === again && !window.isDestroyed()
  }

  window.webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || isQuitting) return
    if (isEndWanted) {
      isEndWanted = false
      await loadAgain(window, session)
      return
    }
    note('The window is gone.', { reason, exitCode })
    const isWanted = await ask(
      'The window has stopped working.',
      'What you had typed was kept, up to the last second or two. Load the window again to go on with it.',
      afterCrash,
      0,
    )
    if (isWanted) await loadAgain(window, session)
    else app.quit()
  })
  window.on('unresponsive', async () => {
    if (isAskingToLeave() || !(await isSilent(window))) return
    note('The window does not answer.')
    const isWanted = await ask(
      'The window does not answer.',
      'It may be busy with a very long text. Wait for it, or load it again: what you had typed was kept, up to the last second or two.',
      afterSilence,
      1,
    )
    if (!isWanted) return
    isEndWanted = true
    window.webContents.forcefullyCrashRenderer()
  })
}
