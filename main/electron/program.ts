import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Result } from '#api'
import { answerRequest, type RequestTable } from '../answerRequest'
import { isInside } from '../confine'
import type { Emit } from '../events'
import { createFirstRequests } from '../firstRequests'
import { giveBackMemory } from '../giveBackMemory'
import { packageRoot } from '../packageRoot'
import { personalPath } from '../personalPath'
import { fail } from '../result'
import { createSession, type Host, type Session } from '../session'
import { version } from '../version'
import { chooseExportFile, chooseFolder, showFile, trash } from './dialogs'
import { showDocument } from './document'
import { askToLeave } from './leaving'
import { startLog } from './log'
import { mainWindow } from './mainWindow'
import { buildMenu, hasUnsavedText, showEnabledCommands } from './menu'
import { makePdf } from './pdf'
import { appUrl } from './scheme'
import { openExternal } from './security'
import { showTheme } from './theme'
import { watchTroubles } from './troubles'
import { openWindow, readWindowLook } from './window'

/** The program behind the window: session, menu, and what the window asks for. It is loaded while the page is. */
export interface Program {
  session: Session
  /** Resolves when what the program was asked to open is open, or has been told to be not. */
  whenOpen: Promise<void>
  /** Answers a request of the window, from `whenOpen` on: until then nobody can say what the window shows. */
  answer(name: string, args: unknown): Promise<unknown>
  /** Opens a folder or post; a failure is told in a box. */
  openPath(path: string): Promise<void>
  openDropped(path: string): Promise<Result<unknown>>
  /** Shows the window, or opens it anew. */
  showWindow(): Promise<void>
  /** Looks after a window: asks before it loses text, and helps when it dies. */
  attend(window: BrowserWindow): void
}

/** Opens a folder or post; nothing is opened where unsaved text of another folder would be let go for it. */
async function openInSession(session: Session, path: string): Promise<Result<unknown>> {
  const root = session.folder()?.root
  if (hasUnsavedText() && root !== undefined && !isInside(root, await realpath(path).catch(() => ''))) {
    return fail(
      'failed',
      `There is unsaved text, so “${personalPath(path)}” was not opened. Save the text, then open it again.`,
    )
  }
  const opened = await session.openPath(path)
  // Lists of the system's own: the dock's, the taskbar's.
  if (opened.ok) app.addRecentDocument(path)
  return opened
}

/** What is loaded beforehand waits so many milliseconds after the window is drawn: its first posts come before. */
const firstRest = 1000

/** A folder was read so many milliseconds ago: nobody waits for this process now. */
const readingRest = 1500

/** What a program begins with. */
export interface Beginning {
  /** The folder or post that it was asked to open. */
  asked: string | null
  /** Brings events to the window. */
  tell: Emit
  /** Resolves when the window stands: what takes long and is not in sight can wait for that. */
  whenShown: Promise<void>
}

export async function startProgram({ asked, tell, whenShown }: Beginning): Promise<Program> {
  const userData = app.getPath('userData')
  const host: Host = {
    kind: 'desktop',
    chooseFolder,
    chooseExportFile,
    openLink: openExternal,
    showFile,
    trash,
    makePdf,
    folderThread: join(packageRoot, 'out', 'main', 'folderThread.js'),
    logLabel: startLog(userData, version),
    setEnabledCommands: showEnabledCommands,
    showDocument,
    showTheme,
  }
  const session = await createSession({ host, userData, home: app.getPath('home'), whenShown })
  const first = createFirstRequests(session)
  let all: Promise<RequestTable> | null = null
  const loadAll = () => {
    all ??= import('../requests').then(({ createRequests }) => createRequests(session))
    return all
  }
  void whenShown.then(() => setTimeout(loadAll, firstRest))
  session.on(tell)
  session.on((name) => {
    const folder = name === 'folder' ? session.folder() : null
    void folder?.whenScanned.then(() => setTimeout(giveBackMemory, readingRest))
  })

  async function openPath(path: string): Promise<void> {
    const opened = await openInSession(session, path)
    if (!opened.ok) dialog.showErrorBox('This could not be opened', opened.error.message)
  }

  function attend(window: BrowserWindow): void {
    if (window.isDestroyed()) return
    askToLeave(window, session)
    watchTroubles(window, session)
  }

  const whenOpen = asked === null ? Promise.resolve() : openPath(asked)
  buildMenu(session, (path) => void openPath(path))
  return {
    session,
    whenOpen,
    openPath,
    openDropped: (path) => openInSession(session, path),
    attend,
    async answer(name, args) {
      await whenOpen
      return answerRequest(Object.hasOwn(first, name) ? first : await loadAll(), name, args)
    },
    async showWindow() {
      const window = mainWindow()
      if (window !== null) {
        if (window.isMinimized()) window.restore()
        window.focus()
        return
      }
      const fresh = openWindow(await readWindowLook(userData), userData)
      attend(fresh)
      await fresh.loadURL(appUrl)
    },
  }
}
