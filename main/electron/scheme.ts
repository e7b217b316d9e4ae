import { type Session as ElectronSession, protocol } from 'electron'
import { readAppFile } from '../appFiles'
import { assetHeaders, noImage, parseAssetUrl } from '../assets'
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

const notFound = () => new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })

const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

async function answerAsset(url: URL, session: Session): Promise<Response> {
  const wanted = parseAssetUrl(url)
  const folder = session.folder()
  if (wanted === null || folder === null || folder.info.key !== wanted.folderKey) return notFound()
  const asset = await folder.images.read(wanted.post, wanted.source)
  if (!asset.ok) return new Response(null, { status: noImage, headers: commonHeaders })
  return new Response(new Uint8Array(asset.value.bytes), {
    headers: { ...commonHeaders, ...assetHeaders, 'content-type': asset.value.type },
  })
}

/** Answers one request of the app's scheme: its own files, the preview's document, images of the open folder. */
export async function answerScheme(request: Request, session: Session): Promise<Response> {
  if (request.method !== 'GET') return new Response('Only GET', { status: 405 })
  const url = new URL(request.url)
  if (`${url.protocol}//${url.host}` !== appOrigin) return notFound()
  if (url.pathname.startsWith('/asset/')) return answerAsset(url, session)
  let path: string
  try {
    path = decodeURIComponent(url.pathname.slice(1))
  } catch {
    return notFound()
  }
  const file = await readAppFile(path, appOrigin, session.allowsRemoteImages(url))
  if (file === null) return notFound()
  return new Response(new Uint8Array(file.body), {
    headers: { ...commonHeaders, 'content-type': file.type, 'content-security-policy': file.csp },
  })
}

/** Serves app: from this machine's files in the window's session. */
export function serveScheme(electronSession: ElectronSession, session: Session): void {
  electronSession.protocol.handle('app', (request) => answerScheme(request, session))
}
