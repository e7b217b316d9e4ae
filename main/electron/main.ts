import { app, dialog, session as electronSessions, Menu } from 'electron'
import { readPathArgument } from './arguments'
import { listenToDrops } from './dropped'
import { IpcBoundary } from './ipc'
import type { Beginning, Program } from './program'
import { answerScheme, appUrl, registerScheme, serveScheme } from './scheme'
import { lockAllContents, lockSession } from './security'
import { setUpSpelling } from './spelling'
import { openWindow, readWindowLook, whenShown } from './window'
import { keepYoungRoomSmall } from './youngRoom'

/**
 * The desktop app, in the order in which it comes to life: first its window, then, while the page loads, the program
 * behind it. What this file imports holds up the window.
 */

app.setName('Byline')
if (process.env.BYLINE_USER_DATA) app.setPath('userData', process.env.BYLINE_USER_DATA)

/** The program behind the window: from when it is begun, and from when it stands. */
let running: Promise<Program> | null = null
let program: Program | null = null
/** A path asked for before it was begun (macOS tells it by an event). */
let early: string | null = null

function openPath(path: string): void {
  if (running === null) early = path
  else void running.then((own) => own.openPath(path))
}

/** Loading it keeps this thread busy, so that waits until the page is on its way. */
async function loadProgram(isOnItsWay: Promise<void>, beginning: Omit<Beginning, 'asked'>): Promise<Program> {
  await isOnItsWay
  const asked = readPathArgument(process.argv, app.isPackaged, process.cwd()) ?? early
  const { startProgram } = await import('./program')
  program = await startProgram({ ...beginning, asked })
  return program
}

async function boot(): Promise<void> {
  const userData = app.getPath('userData')
  const [look] = await Promise.all([readWindowLook(userData), app.whenReady()])
  const own = electronSessions.defaultSession
  const getSession = () => program?.session ?? null
  lockSession(own, getSession)
  const isOnItsWay = serveScheme(own, getSession)
  const hasSpelling = setUpSpelling(own, userData)
  const boundary = new IpcBoundary()
  const window = openWindow(look, userData)
  const isLoaded = window.loadURL(appUrl)
  // While the page is asked for, what answers it is tried: Node loads that when it is first used.
  void answerScheme(new Request(appUrl), null)
  running = loadProgram(isOnItsWay, { tell: boundary.tell, whenShown: whenShown(window) })
  boundary.listen(running)
  listenToDrops(running)
  const isOpen = running.then(({ attend, showWindow, whenOpen }) => {
    attend(window)
    app.on('activate', () => void showWindow())
    return whenOpen
  })
  await Promise.all([isLoaded, isOpen, hasSpelling])
}

app.on('open-file', (event, path) => {
  event.preventDefault()
  openPath(path)
})
app.on('second-instance', (_event, argv, cwd) => {
  const path = readPathArgument(argv, app.isPackaged, cwd)
  void running?.then(({ showWindow }) => showWindow())
  if (path !== null) openPath(path)
})
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
app.on('will-quit', () => void program?.session.close())

if (app.requestSingleInstanceLock()) {
  app.enableSandbox()
  keepYoungRoomSmall()
  registerScheme()
  lockAllContents()
  // Electron's own menu is not built: ours comes with the program.
  Menu.setApplicationMenu(null)
  boot().catch((error: unknown) => {
    dialog.showErrorBox('Byline could not start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
} else {
  app.quit()
}
