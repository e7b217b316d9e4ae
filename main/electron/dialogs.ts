import { extname, join } from 'node:path'
import { app, dialog, shell } from 'electron'
import type { ExportKind } from '../host'
import { mainWindow } from './mainWindow'

const lastFolders: { open?: string; export?: string } = {}

/** Asks for a folder by the system's own dialog; null when the writer cancels. */
export async function chooseFolder(purpose: 'open' | 'export' = 'open'): Promise<string | null> {
  const isOpening = purpose === 'open'
  const options: Electron.OpenDialogOptions = {
    title: isOpening ? 'Open folder' : 'Folder for the pages',
    buttonLabel: isOpening ? 'Open' : 'Choose',
    // The other systems begin where the last dialog ended; GTK's begins with a list of recent files, which has no folders.
    ...(process.platform === 'linux' && { defaultPath: lastFolders[purpose] ?? app.getPath('home') }),
    properties: ['openDirectory', 'createDirectory'],
  }
  const window = mainWindow()
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  const [chosen = null] = filePaths
  if (chosen !== null) lastFolders[purpose] = join(chosen, '..')
  return chosen
}

let lastExportFolder: string | null = null

const wording: Record<ExportKind, { title: string; buttonLabel: string }> = {
  page: { title: 'Export HTML', buttonLabel: 'Export' },
  pdf: { title: 'Export as PDF', buttonLabel: 'Export' },
  sections: { title: 'Extract sections', buttonLabel: 'Extract' },
  copy: { title: 'Save a copy', buttonLabel: 'Save' },
}

const fileKinds: Partial<Record<ExportKind, string>> = { page: 'HTML', pdf: 'PDF' }

/** Asks where to write what leaves the content folder; null when the writer cancels. */
export async function chooseExportFile(
  suggestedName: string,
  kind: ExportKind = 'page',
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    ...wording[kind],
    defaultPath: join(lastExportFolder ?? app.getPath('documents'), suggestedName),
    filters: [{ name: fileKinds[kind] ?? 'Markdown', extensions: [extname(suggestedName).slice(1)] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const window = mainWindow()
  const { filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  if (!filePath) return null
  lastExportFolder = join(filePath, '..')
  return filePath
}

/** Moves a file or folder to the system's trash. */
export const trash = (path: string): Promise<void> => shell.trashItem(path)

/** Shows a file in the system's program for files. */
export async function showFile(path: string): Promise<void> {
  shell.showItemInFolder(path)
}
