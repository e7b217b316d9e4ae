import { type Session as ElectronSession, protocol } from 'electron'
import { readAppFile } from '../appFiles'
import type { Session } from '../session'

/** The app's own address. Nothing is loaded by file:, so a page can never name a file of the machine. */
export const appOrigin = 'app://byline'
export const appUrl = `${appOrigin}/index.html`

/** Makes app: a secure scheme with an origin of its own, whose scripts stay compiled. Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** The answer for an address that stands for nothing. */
export const notFound = () =>
  new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })

/** Headers of everything that is served. */
export const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * Answers one request of the app's scheme: its own files, the preview's document, images of the open folder; none of
 * these without a session.
 */
export async function answerScheme(request: Request, session: Session | null): Promise<Response> {
  if (request.method !== 'GET') return new Response('Only GET', { status: 405 })
  const url = new URL(request.url)
  if (`${url.protocol}//${url.host}` !== appOrigin) return notFound()
  if (url.pathname.startsWith('/asset/')) {
    const folder = session?.folder() ?? null
    // What reads images is loaded with the program.
    return folder === null ? notFound() : (await import('./answerAsset')).answerAsset(url, folder)
  }
  let path: string
  try {
    path = decodeURIComponent(url.pathname.slice(1))
  } catch {
    return notFound()
  }
  const file = await readAppFile(path, appOrigin, session?.allowsRemoteImages(url))
  if (file === null) return notFound()
  return new Response(new Uint8Array(file.body), {
    headers: { ...commonHeaders, 'content-type': file.type, 'content-security-policy': file.csp },
  })
}

/**
 * Serves app: from this machine's files in the window's session. `getOwn` has what is open, once there is that. Resolves
 * when the first answer was given: then the page is on its way.
 */
export function serveScheme(electronSession: ElectronSession, getOwn: () => Session | null): Promise<void> {
  return new Promise((resolve) => {
    electronSession.protocol.handle('app', async (request) => {
      const response = await answerScheme(request, getOwn())
      setImmediate(resolve)
      return response
    })
  })
}
