import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { findChromium } from '../run/chromium'

const root = resolve(import.meta.dirname, '../..')
let isBuilt = false

/** Builds Byline once, for a window in a real browser; false where there is no browser. */
export async function prepareApp(): Promise<boolean> {
  const chromium = findChromium()
  if (chromium === null) return false
  process.env.BYLINE_CHROMIUM = chromium
  if (!isBuilt) await promisify(execFile)('npm', ['run', 'build'], { cwd: root })
  isBuilt = true
  return true
}
