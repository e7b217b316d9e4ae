import { join } from 'node:path'
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

/** Asks where to write an exported page; null when the writer cancels. */
export async function chooseExportFile(suggestedName: string): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title: 'Export HTML',
    buttonLabel: 'Export',
    defaultPath: join(lastExportFolder ?? app.getPath('documents'), suggestedName),
    filters: [{ name: 'HTML', extensions: ['html'] }],
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
