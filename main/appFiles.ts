import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { splitRelativePath } from './confine'
import { packageRoot } from './packageRoot'

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

/** The policy of the preview's document: no script at all, no request to other machines. */
export const previewPolicy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "form-action 'none'",
  "base-uri 'self'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ')

/** The document that the preview fills: both hosts serve it as `preview.html`. */
const previewDocument =
  '<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><link rel="stylesheet" href="page.css"></head><body></body></html>'

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

export interface AppFile {
  body: Buffer
  type: string
  csp: string
}

/** The style of the page, shared by preview and export. */
export function readPageCss(): Promise<string> {
  return readFile(join(packageRoot, 'assets', 'page.css'), 'utf8')
}

/**
 * Reads a file of the program's own by its address (`index.html`, `assets/index-x.js`, `preview.html`, `page.css`,
 * `icon.svg`); null when there is none.
 */
export async function readAppFile(path: string): Promise<AppFile | null> {
  if (path === 'preview.html') {
    return { body: Buffer.from(previewDocument), type: types['.html']!, csp: previewPolicy }
  }
  const type = types[extname(path).toLowerCase()]
  const parts = splitRelativePath(path)
  if (!type || !parts) return null
  const file =
    path === 'page.css' || path === 'icon.svg'
      ? join(packageRoot, 'assets', path)
      : join(packageRoot, 'out', 'renderer', ...parts)
  try {
    return { body: await readFile(file), type, csp: appPolicy }
  } catch {
    return null
  }
}
