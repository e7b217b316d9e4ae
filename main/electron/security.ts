import { app, type Session as ElectronSession, shell, type WebContents } from 'electron'
import { previewPath } from '#api'
import { readAllowedLink } from '../links'
import type { Session } from '../session'

/** Addresses that a page of ours may load. Everything else is refused before it leaves the machine. */
const ownAddress = /^(?:app:\/\/byline\/|data:|blob:app:\/\/byline\/|devtools:)/

/** The addresses that the preview's frame may have. */
const previewAddresses = [false, true].map((remote) => `app://byline/${previewPath(remote)}`)

/** Whether a request is for an image that another site has, from a page that may load such. */
function isWantedImage({ resourceType, url, frame }: RequestDetails, own: Session | null): boolean {
  return (
    resourceType === 'image' &&
    url.startsWith('https://') &&
    own?.allowsRemoteImages(new URL(frame?.url ?? 'about:blank')) === true
  )
}

type RequestDetails = Pick<Electron.OnBeforeRequestListenerDetails, 'resourceType' | 'url' | 'frame'>

/**
 * Denies all that a web page could ask of the machine, and every request that is not for our own files or an image of
 * another site that the writer wants to see: `getOwn` has the session that knows, once there is one. Such a site is told
 * nothing about the writer, and keeps nothing here.
 */
export function lockSession(session: ElectronSession, getOwn: () => Session | null): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !ownAddress.test(details.url) && !isWantedImage(details, getOwn()) }),
  )
  const remote = { urls: ['https://*/*'] }
  session.webRequest.onBeforeSendHeaders(remote, ({ requestHeaders }, callback) =>
    callback({ requestHeaders: without(requestHeaders, ['cookie', 'referer', 'authorization']) }),
  )
  session.webRequest.onHeadersReceived(remote, ({ responseHeaders = {} }, callback) =>
    callback({ responseHeaders: without(responseHeaders, ['set-cookie']) }),
  )
  session.on('will-download', (event) => event.preventDefault())
}

function without<T>(headers: Record<string, T>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase())))
}

/** Opens http, https and mailto in the system's own program; all other addresses do nothing. */
export async function openExternal(url: string): Promise<void> {
  const allowed = readAllowedLink(url)
  // What is left is http, https or mailto, written anew by the parser of addresses.
  if (allowed !== null) await shell.openExternal(allowed) // eng-disable OPEN_EXTERNAL_JS_CHECK
}

function lockContents(contents: WebContents): void {
  const stay = (event: Electron.Event) => event.preventDefault()
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', (event) => {
    // The one navigation that is ours: the preview's frame loads its document.
    if (event.isMainFrame || !previewAddresses.includes(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', stay)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Locks every page that will ever be made: no way leads out of it, into another window, or into a webview. */
export function lockAllContents(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}
