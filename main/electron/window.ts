import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import type { Settings } from '#api'
import { packageRoot } from '../packageRoot'
import { settingsFile } from '../settings'
import { followAccent } from './accent'
import { showContextMenu } from './contextMenu'
import { setMainWindow } from './mainWindow'
import { showTheme } from './theme'
import { isOnScreen, keepWindowState, readWindowState, type WindowState } from './windowState'

/** What must be known of a window before it is there. */
export interface WindowLook {
  theme: Settings['theme']
  /** Where it was last. */
  state: WindowState | null
}

/** What is seen before the page is drawn: its own ground colour. */
const wall = { light: '#f4f2ee', dark: '#232326' }

/** Reads the look of the next window; can be asked before the app is ready. */
export async function readWindowLook(userData: string): Promise<WindowLook> {
  const [{ theme }, state] = await Promise.all([settingsFile(userData).read(), readWindowState(userData)])
  return { theme, state }
}

/** Opens the window where it was last, still without its page; it is shown when the first frame is drawn. */
export function openWindow({ theme, state: last }: WindowLook, userData: string): BrowserWindow {
  const state = last !== null && isOnScreen(last) ? last : null
  showTheme(theme)
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
  showContextMenu(window)
  followAccent(window)
  window.once('ready-to-show', () => window.show())
  return window
}

/** A window that is not drawn by then (milliseconds) keeps nothing waiting. */
const longestDrawing = 3000

/** Resolves when the first frame of a window was drawn. */
export function whenShown(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.once('ready-to-show', resolve)
    setTimeout(resolve, longestDrawing)
  })
}
