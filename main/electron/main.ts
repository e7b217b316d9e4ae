import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { app, dialog, session as electronSessions } from 'electron'
import type { Result } from '#api'
import { isInside } from '../confine'
import { personalPath } from '../personalPath'
import { fail } from '../result'
import { createSession, type Host, type Session } from '../session'
import { version } from '../version'
import { readPathArgument } from './arguments'
import { chooseExportFile, chooseFolder, showFile, trash } from './dialogs'
import { showDocument } from './document'
import { listenToDrops } from './dropped'
import { IpcBoundary } from './ipc'
import { startLog } from './log'
import { mainWindow } from './mainWindow'
import { buildMenu, hasUnsavedText, showEnabledCommands } from './menu'
import { makePdf } from './pdf'
import { registerScheme, serveScheme } from './scheme'
import { lockAllContents, lockSession, openExternal } from './security'
import { setUpSpelling } from './spelling'
import { showTheme } from './theme'
import { openWindow } from './window'

/** The desktop app, in the order in which it comes to life. */

app.setName('Byline')
if (process.env.BYLINE_USER_DATA) app.setPath('userData', process.env.BYLINE_USER_DATA)

const host: Host = {
  kind: 'desktop',
  chooseFolder,
  chooseExportFile,
  openLink: openExternal,
  showFile,
  trash,
  makePdf,
  folderThread: join(import.meta.dirname, 'folderThread.js'),
  setEnabledCommands: showEnabledCommands,
  showDocument,
  showTheme,
}

let session: Session | null = null
/** A path asked for before there is a session (macOS tells it by an event). */
let early: string | null = null

/** Opens a folder or post; nothing is opened where unsaved text of another folder would be let go for it. */
async function openInSession(running: Session, path: string): Promise<Result<unknown>> {
  const root = running.folder()?.root
  if (hasUnsavedText() && root !== undefined && !isInside(root, await realpath(path).catch(() => ''))) {
    return fail(
      'failed',
      `There is unsaved text, so “${personalPath(path)}” was not opened. Save the text, then open it again.`,
    )
  }
  const opened = await running.openPath(path)
  // Lists of the system's own: the dock's, the taskbar's.
  if (opened.ok) app.addRecentDocument(path)
  return opened
}

async function openPath(path: string): Promise<void> {
  if (session === null) {
    early = path
    return
  }
  const opened = await openInSession(session, path)
  if (!opened.ok) dialog.showErrorBox('This could not be opened', opened.error.message)
}

async function showWindow(running: Session): Promise<void> {
  const window = mainWindow()
  if (window === null) await openWindow(running, app.getPath('userData'))
  else {
    if (window.isMinimized()) window.restore()
    window.focus()
  }
}

async function boot(): Promise<void> {
  const userData = app.getPath('userData')
  host.logLabel = startLog(userData, version)
  const [running] = await Promise.all([
    createSession({ host, userData, home: app.getPath('home') }),
    app.whenReady(),
  ])
  session = running
  const own = electronSessions.defaultSession
  lockSession(own, running)
  serveScheme(own, running)
  const hasSpelling = setUpSpelling(own, userData)
  // The page loads while the folder is opened; its first question is answered when that is done.
  const asked = readPathArgument(process.argv, app.isPackaged, process.cwd()) ?? early
  const isOpen = asked === null ? Promise.resolve() : openPath(asked)
  new IpcBoundary(running, isOpen).listen()
  listenToDrops((path) => openInSession(running, path))
  const isShown = showWindow(running)
  buildMenu(running, (path) => void openPath(path))
  app.on('activate', () => void showWindow(running))
  await Promise.all([isShown, isOpen, hasSpelling])
}

app.on('open-file', (event, path) => {
  event.preventDefault()
  void openPath(path)
})
app.on('second-instance', (_event, argv, cwd) => {
  const path = readPathArgument(argv, app.isPackaged, cwd)
  if (session !== null) void showWindow(session)
  if (path !== null) void openPath(path)
})
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
app.on('will-quit', () => void session?.close())

if (app.requestSingleInstanceLock()) {
  app.enableSandbox()
  registerScheme()
  lockAllContents()
  boot().catch((error: unknown) => {
    dialog.showErrorBox('Byline could not start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
} else {
  app.quit()
}
