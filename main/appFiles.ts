import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { splitRelativePath } from './confine'
import { mathFile } from './mathFiles'
import { packageRoot } from './packageRoot'

// Policies are headers of every answer, in both hosts; the checker knows none but those of pages and of onHeadersReceived.
// eng-disable CSP_GLOBAL_CHECK
/** The policy of the window: its own files only, no inline script, no form, never inside another page. */
export const appPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The policy of the preview's document at this origin: no script at all, its own style and the folder's images, no
 * request else, not even to Byline itself. `isRemoteAllowed` is for a folder whose remote images the writer wants to
 * see. Only https: what comes by http could be read and exchanged on its way, and would let a post ask the devices of
 * the writer's own network.
 */
export const previewPolicy = (origin: string, isRemoteAllowed = false): string =>
  [
    "default-src 'none'",
    `img-src ${origin}/asset/ data:${isRemoteAllowed ? ' https:' : ''}`,
    // Sheets that the writer's own style sheet imports are put into it as data.
    `style-src ${['page.css', 'preview.css', 'math/'].map((path) => `${origin}/${path}`).join(' ')} 'unsafe-inline' data:`,
    "font-src 'self' data:",
    "form-action 'none'",
    "base-uri 'self'",
    "frame-ancestors 'self'",
    // Modals: the window prints the page. Nothing in it can open one itself.
    'sandbox allow-same-origin allow-modals',
  ].join('; ')

/** The document that the preview fills: both hosts serve it as `preview.html`. */
const previewDocument =
  '<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><link rel="stylesheet" href="page.css"><link rel="stylesheet" href="preview.css"></head><body></body></html>'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const ownAssets = ['page.css', 'preview.css', 'icon.svg']

export interface AppFile {
  body: Buffer
  type: string
  csp: string
}

/** The style of the page, shared by preview and export: our own, or `own` with what every page needs below it. */
export async function readPageCss(own: string | null = null): Promise<string> {
  const css = await readFile(join(packageRoot, 'assets', own === null ? 'page.css' : 'page-base.css'), 'utf8')
  // The layer's place is fixed first, below all of the writer's; its rules come last, as imports must come before rules.
  return own === null ? css : `@layer byline;\n${own}\n${css}`
}

/**
 * Reads a file of the program's own by its address (`index.html`, `assets/index-x.js`, `preview.html`, `page.css`,
 * `preview.css`, `math/katex.min.css`, `icon.svg`); null when there is none. `origin` is the one that Byline is served
 * from; `isRemoteAllowed` lets the preview's document load images of other sites.
 */
export async function readAppFile(
  path: string,
  origin: string,
  isRemoteAllowed = false,
): Promise<AppFile | null> {
  if (path === 'preview.html') {
    const csp = previewPolicy(origin, isRemoteAllowed)
    return { body: Buffer.from(previewDocument), type: types['.html']!, csp }
  }
  const type = types[extname(path).toLowerCase()]
  const parts = splitRelativePath(path)
  if (!type || !parts) return null
  const file = ownAssets.includes(path)
    ? join(packageRoot, 'assets', path)
    : (mathFile(path) ?? join(packageRoot, 'out', 'renderer', ...parts))
  try {
    return { body: await readFile(file), type, csp: appPolicy }
  } catch {
    return null
  }
}
