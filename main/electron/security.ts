import { app, type Session as ElectronSession, shell, type WebContents } from 'electron'
import { readAllowedLink } from '../links'

/** Addresses that a page of ours may load. Everything else is refused before it leaves the machine. */
const ownAddress = /^(?:app:\/\/byline\/|data:|blob:app:\/\/byline\/|devtools:)/

/** macOS checks spelling itself; elsewhere Chromium would fetch dictionaries from a server of Google's. */
export const hasOwnSpelling = process.platform === 'darwin'

/** Denies all that a web page could ask of the machine, and every request that is not for our own files. */
export function lockSession(session: ElectronSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !ownAddress.test(details.url) }),
  )
  session.setSpellCheckerEnabled(hasOwnSpelling)
  session.on('will-download', (event) => event.preventDefault())
}

/** Opens http, https and mailto in the system's own program; all other addresses do nothing. */
export async function openExternal(url: string): Promise<void> {
  const allowed = readAllowedLink(url)
  if (allowed !== null) await shell.openExternal(allowed)
}

function lockContents(contents: WebContents): void {
  const stay = (event: Electron.Event) => event.preventDefault()
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', (event) => {
    // The one navigation that is ours: the preview's frame loads its document.
    if (event.isMainFrame || event.url !== 'app://byline/preview.html') event.preventDefault()
  })
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', stay)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Locks every page that will ever be made: no way leads out of it, into another window, or into a webview. */
export function lockAllContents(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}
