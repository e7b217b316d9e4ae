import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright'
import { findElectron } from '../../main/electronRuntime'
import { collectComplaints, type RunningApp } from './runningApp'

const root = resolve(import.meta.dirname, '../..')

export interface DesktopApp extends RunningApp {
  electron: ElectronApplication
}

/** The built desktop app in the real Electron of this machine, sandbox on. */
export function launchElectron(args: string[], userData: string): Promise<ElectronApplication> {
  const executablePath = findElectron()
  if (executablePath === null) throw new Error('No Electron runtime: set ELECTRON_OVERRIDE_DIST_PATH')
  return _electron.launch({
    executablePath,
    chromiumSandbox: true,
    args: [root, ...args],
    env: { ...(process.env as Record<string, string>), BYLINE_USER_DATA: userData },
    locale: 'en-GB',
  })
}

/** The desktop app with a folder open; the save dialog answers with a file in the user-data folder. */
export async function openOnDesktop(folder: string, userData: string): Promise<DesktopApp> {
  const electron = await launchElectron([folder], userData)
  const page = await electron.firstWindow()
  const complaints = collectComplaints(page)
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  return {
    host: 'desktop',
    electron,
    page,
    folder,
    complaints,
    async exportHtml() {
      const target = join(userData, 'exported.html')
      await electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, target)
      await page.getByRole('button', { name: 'Export HTML' }).click()
      await page.getByText(/^Exported to/).waitFor()
      return readFile(target, 'utf8')
    },
    async close() {
      // Unsaved text would hold the window by a native question.
      await electron.evaluate(({ app }) => app.exit(0)).catch(() => {})
      await electron.close().catch(() => {})
    },
  }
}
