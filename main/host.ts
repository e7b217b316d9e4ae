/** What a program (desktop app, browser app) can do for the session beyond the services. */
export interface Host {
  kind: 'desktop' | 'browser'
  /** The folder the writer chose, null when cancelled; `chooser`: no native dialog, the renderer shows one. */
  chooseFolder(): Promise<string | null | 'chooser'>
  /** The file to write, null when cancelled; `download`: no save dialog, the renderer offers a download. */
  chooseExportFile(suggestedName: string, kind?: 'page' | 'post'): Promise<string | null | 'download'>
  /** Opens an address that the allow-list let through. */
  openLink(url: string): Promise<void>
  /** The built program of the threads that work on many posts; left out, all is done in one thread. */
  folderThread?: string
  /** Tells the application menu which commands can run. Hosts without a menu leave it out. */
  setEnabledCommands?(ids: string[]): void
}
