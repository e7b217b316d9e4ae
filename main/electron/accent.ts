import { type BrowserWindow, systemPreferences } from 'electron'
import { accentCss } from './accentCss'

/** Gives the window the system's accent colour where the system has one (macOS, Windows), and follows its changes. */
export function followAccent(window: BrowserWindow): void {
  if (process.platform !== 'darwin' && process.platform !== 'win32') return
  let shown: string | null = null
  const show = async () => {
    const before = shown
    const css = accentCss(systemPreferences.getAccentColor())
    // The text is ours but for six hexadecimal digits: see accentCss.
    shown = css === '' ? null : await window.webContents.insertCSS(css) // eng-disable DANGEROUS_FUNCTIONS_JS_CHECK
    if (before !== null) await window.webContents.removeInsertedCSS(before).catch(() => {})
  }
  window.webContents.on('dom-ready', () => {
    shown = null
    void show()
  })
  const change = () => void show()
  systemPreferences.on('accent-color-changed', change)
  window.once('closed', () => systemPreferences.off('accent-color-changed', change))
}
