import { rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext } from 'playwright'
import { build } from 'vite'
import config from '../../electron.vite.config'

const root = resolve(import.meta.dirname, '../..')

/** The layers that keep a preview safe. Switched off from outside only: the product has no such switch. */
export interface Protection {
  sanitiser: boolean
  policy: boolean
}

let unclean: Promise<string> | null = null

/** Builds the window with a sanitiser that lets all pass; answers with its folder. Takes some seconds, once. */
function buildWithoutSanitiser(): Promise<string> {
  unclean ??= (async () => {
    const outDir = await mkdtemp(join(tmpdir(), 'byline-unclean-'))
    process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
    const { renderer } = config as { renderer: import('vite').UserConfig }
    await build({
      ...renderer,
      root: join(root, 'renderer'),
      configFile: false,
      logLevel: 'error',
      plugins: [
        ...(renderer.plugins ?? []),
        {
          name: 'no-sanitiser',
          enforce: 'pre',
          load: (id) =>
            id.endsWith('main/domain/page/sanitize.ts')
              ? 'export const createSanitizer = () => (html) => html'
              : undefined,
        },
      ],
      build: { ...renderer.build, outDir, minify: false },
    })
    return outDir
  })()
  return unclean
}

/** Takes layers of protection off what a browser is about to load from this origin. */
export async function takeOff(
  context: BrowserContext,
  origin: string,
  { sanitiser, policy }: Protection,
): Promise<void> {
  const folder = sanitiser ? null : await buildWithoutSanitiser()
  if (!policy) {
    // The frame's sandbox is an attribute of its element.
    await context.addInitScript(() => {
      const set = Element.prototype.setAttribute
      Element.prototype.setAttribute = function (this: Element, name: string, value: string) {
        if (!(this instanceof HTMLIFrameElement && name === 'sandbox')) set.call(this, name, value)
      }
    })
  }
  if (sanitiser && policy) return
  await context.route(
    (url) => url.origin === origin && /^\/(?:$|preview\.html$|assets\/)/.test(url.pathname),
    async (route) => {
      const { pathname } = new URL(route.request().url())
      const response = await route.fetch({ maxRedirects: 0 })
      const headers = { ...response.headers() }
      if (!policy) delete headers['content-security-policy']
      const path = pathname === '/' ? 'index.html' : pathname.slice(1)
      // Files of the other build have names of their own; the server knows none of them.
      const body =
        folder === null || response.status() === 303
          ? null
          : await readFile(join(folder, path)).catch(() => null)
      if (body === null) return route.fulfill({ response, headers })
      const type = path.endsWith('.html')
        ? 'text/html'
        : path.endsWith('.css')
          ? 'text/css'
          : 'text/javascript'
      delete headers['content-length']
      await route.fulfill({ status: 200, headers: { ...headers, 'content-type': type }, body })
    },
  )
}
