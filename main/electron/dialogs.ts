import { extname, join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'

/** Asks for a folder by the system's own dialog; null when the writer cancels. */
export async function chooseFolder(): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: 'Open folder',
    buttonLabel: 'Open',
    properties: ['openDirectory', 'createDirectory'],
  }
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return filePaths[0] ?? null
}

let lastExportFolder: string | null = null

/** Asks where to write an exported page, or a post of extracted sections; null when the writer cancels. */
export async function chooseExportFile(
  suggestedName: string,
  kind: 'page' | 'post' = 'page',
): Promise<string | null> {
  const isPage = kind === 'page'
  const options: Electron.SaveDialogOptions = {
    title: isPage ? 'Export HTML' : 'Extract sections',
    buttonLabel: isPage ? 'Export' : 'Extract',
    defaultPath: join(lastExportFolder ?? app.getPath('documents'), suggestedName),
    filters: isPage
      ? [{ name: 'HTML', extensions: ['html'] }]
      : [{ name: 'Markdown', extensions: [extname(suggestedName).slice(1)] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const { filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  if (!filePath) return null
  lastExportFolder = join(filePath, '..')
  return filePath
}
