import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { answerRequest } from '../answerRequest'
import { readAppFile } from '../appFiles'
import { assetHeaders, noImage, parseAssetUrl } from '../assets'
import { createRequests } from '../requests'
import { fail } from '../result'
import type { Session } from '../session'
import type { Access } from './access'
import { streamEvents } from './eventStream'
import { refusalPage, refusalPolicy } from './refusalPage'

/** The largest request: a post of the largest size, as JSON. */
const largestBody = 160 * 1024 * 1024

/** The contract over HTTP, for pages that hold the cookie. `stopping` ends the event streams. */
export function createApp(session: Session, access: Access, stopping: AbortSignal): Hono {
  const app = new Hono()
  const requests = createRequests(session)

  const isOwnPage = (context: Context) =>
    access.isOwnPage({
      origin: context.req.header('origin'),
      fetchSite: context.req.header('sec-fetch-site'),
    })

  app.use(
    secureHeaders({
      xFrameOptions: false,
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      referrerPolicy: 'no-referrer',
    }),
  )

  app.use(async (context, next) => {
    if (!access.isOwnHost(context.req.header('host'))) return context.text('Wrong host', 403)
    const { method } = context.req
    const isSafe = method === 'GET' || method === 'HEAD'
    if ((!isSafe || context.req.path === '/events') && !isOwnPage(context)) {
      return context.text('Wrong origin', 403)
    }
    const isEntry = isSafe && context.req.path === '/' && context.req.query('secret') !== undefined
    if (!isEntry && !access.isSession(getCookie(context, access.cookie.name))) return refuse(context)
    await next()
  })

  app.get('/', (context) => {
    const secret = context.req.query('secret')
    if (secret === undefined) return sendAppFile(context, 'index.html', access.origin)
    if (!access.isSecret(secret)) return refuse(context)
    setCookie(context, access.cookie.name, access.cookie.value, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    })
    context.header('cache-control', 'no-store')
    return context.redirect('/', 303)
  })

  app.post(
    '/request/:name',
    bodyLimit({
      maxSize: largestBody,
      onError: (context) => context.json(fail('bad-request', 'The request is too large.'), 413),
    }),
    async (context) => {
      const args: unknown = await context.req.json().catch(() => undefined)
      const answer = await answerRequest(requests, context.req.param('name'), args)
      context.header('cache-control', 'no-store')
      return context.json(answer)
    },
  )

  app.get('/events', (context) => streamEvents(context, session, stopping, context.req.query('window') ?? ''))

  app.get('/asset/*', async (context) => {
    const wanted = parseAssetUrl(new URL(context.req.url))
    const folder = session.folder()
    if (!wanted || !folder || folder.info.key !== wanted.folderKey) return context.notFound()
    const asset = await folder.images.read(wanted.post, wanted.source)
    if (!asset.ok) return context.body(null, noImage)
    return context.body(new Uint8Array(asset.value.bytes), 200, {
      ...assetHeaders,
      'content-type': asset.value.type,
      'cache-control': 'private, max-age=3600',
    })
  })

  app.get('*', (context) =>
    sendAppFile(
      context,
      decodePath(context.req.path),
      access.origin,
      session.allowsRemoteImages(new URL(context.req.url)),
    ),
  )
  app.notFound((context) => context.text('Not found', 404))
  app.onError((error, context) => context.json(fail('failed', `Byline failed: ${error.message}`), 500))
  return app
}

async function sendAppFile(
  context: Context,
  path: string,
  origin: string,
  isRemoteAllowed = false,
): Promise<Response> {
  const file = await readAppFile(path, origin, isRemoteAllowed)
  if (!file) return context.notFound()
  return context.body(new Uint8Array(file.body), 200, {
    'content-type': file.type,
    'content-security-policy': file.csp,
    // Only names that hold a hash of their content may be kept.
    'cache-control': path.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
  })
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path.slice(1))
  } catch {
    return ''
  }
}

function refuse(context: Context): Response | Promise<Response> {
  return context.html(refusalPage, 403, {
    'content-security-policy': refusalPolicy,
    'cache-control': 'no-store',
  })
}
