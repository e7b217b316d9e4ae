import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { capture, installPackages, run, tool } from './step'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function findInstalled(): string | null {
  const given = process.env.BYLINE_CHROMIUM
  if (given) return existsSync(given) ? given : null
  const own = chromium.executablePath()
  if (own && existsSync(own)) return own
  const onPath = names.map((name) => capture('which', [name])).find((path) => path !== null && path !== '')
  return onPath ?? places.find((path) => existsSync(path)) ?? null
}

/** A Chromium or Chrome of this machine; where there is none, Playwright's download or Debian's package. */
export function findChromium(): string | null {
  const found = findInstalled()
  if (found !== null) return found
  console.log('No Chromium or Chrome found: getting one.')
  if (installPackages(['chromium'])) return findInstalled()
  run(process.execPath, [tool('playwright/cli.js'), 'install', 'chromium'])
  return findInstalled()
}
