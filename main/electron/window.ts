import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { packageRoot } from '../packageRoot'
import type { Session } from '../session'
import { followAccent } from './accent'
import { showContextMenu } from './contextMenu'
import { askToLeave } from './leaving'
import { setMainWindow } from './mainWindow'
import { appUrl } from './scheme'
import { showTheme } from './theme'
import { watchTroubles } from './troubles'
import { keepWindowState, readWindowState } from './windowState'

/** What is seen before the page is drawn: its own ground colour. */
const wall = { light: '#f4f2ee', dark: '#232326' }

/** Opens the window where it was last, and shows it when its first frame is drawn. */
export async function openWindow(session: Session, userData: string): Promise<BrowserWindow> {
  showTheme(session.settings().theme)
  const state = await readWindowState(userData)
  // biome-ignore format: the mark stands on the line that it is about
  // A middle click opens nothing: windows are denied, navigation is refused (lockAllContents).
  const window = new BrowserWindow({ // eng-disable AUXCLICK_JS_CHECK
    width: state?.width ?? 1360,
    height: state?.height ?? 860,
    ...(state && { x: state.x, y: state.y }),
    minWidth: 900,
    minHeight: 560,
    show: false,
    title: 'Byline',
    backgroundColor: nativeTheme.shouldUseDarkColors ? wall.dark : wall.light,
    webPreferences: {
      // It runs in the sandbox and gives the page three functions, whose callers and arguments main checks.
      preload: join(packageRoot, 'out', 'preload', 'preload.cjs'), // eng-disable PRELOAD_JS_CHECK
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // What it knows of words is on this machine: see spelling.ts.
      spellcheck: true,
    },
  })
  setMainWindow(window)
  if (state?.isMaximized) window.maximize()
  keepWindowState(window, userData)
  askToLeave(window, session)
  watchTroubles(window, session)
  showContextMenu(window)
  followAccent(window)
  window.once('ready-to-show', () => window.show())
  await window.loadURL(appUrl)
  return window
}
