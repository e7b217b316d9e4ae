import type { Settings } from '#api'

/** What is written outside the content folder: a page, a PDF of it, an author's sections, a copy of a post. */
export type ExportKind = 'page' | 'pdf' | 'sections' | 'copy'

/** What a program (desktop app, browser app) can do for the session beyond the services. */
export interface Host {
  kind: 'desktop' | 'browser'
  /** The folder the writer chose, null when cancelled; `chooser`: no native dialog, the renderer shows one. */
  chooseFolder(purpose?: 'open' | 'export'): Promise<string | null | 'chooser'>
  /** The file to write, null when cancelled; `download`: no save dialog, the renderer offers a download. */
  chooseExportFile(suggestedName: string, kind?: ExportKind): Promise<string | null | 'download'>
  /** Prints a finished page into a PDF. Hosts that cannot leave it out: the renderer prints the page. */
  makePdf?(html: string): Promise<Uint8Array>
  /** Shows a file, or the folder that it is in, in the system's program for files. */
  showFile(path: string): Promise<void>
  /** Opens an address that the allow-list let through. */
  openLink(url: string): Promise<void>
  /** Moves a file or folder to the system's trash; throws, and deletes nothing, where that cannot be. */
  trash(path: string): Promise<void>
  /** The built program of the threads that work on many posts; left out, all is done in one thread. */
  folderThread?: string
  /** Where the program writes its log, in a form for people. Hosts without one leave it out. */
  logLabel?: string
  /** Shows the file that the window is about (an absolute path) and whether it has unsaved text. */
  showDocument?(path: string | null, isEdited: boolean): void
  /** Gives what the system draws (menus, title bars, dialogs) the colours that the writer has chosen. */
  showTheme?(theme: Settings['theme']): void
  /** Tells the application menu which commands can run. Hosts without a menu leave it out. */
  setEnabledCommands?(ids: string[]): void
}
