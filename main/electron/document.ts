import { mainWindow } from './mainWindow'

/** Shows which file the window is about and whether it has unsaved text, where the system has a sign for that (macOS). */
export function showDocument(path: string | null, isEdited: boolean): void {
  const window = mainWindow()
  window?.setRepresentedFilename(path ?? '')
  window?.setDocumentEdited(isEdited)
}
