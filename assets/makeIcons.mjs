/**
 * Draws assets/icon.svg as PNGs into assets/icons/. Run by hand after the drawing changed:
 *     node assets/makeIcons.mjs <path of Chromium or Chrome>
 */
import { mkdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const executablePath = process.argv[2]
if (executablePath === undefined) {
  console.error('Say which browser draws: node assets/makeIcons.mjs /usr/bin/chromium')
  process.exit(2)
}

const drawing = await readFile(new URL('icon.svg', import.meta.url), 'utf8')
const folder = new URL('icons/', import.meta.url)
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`)
  const path = fileURLToPath(new URL(`icon-${size}.png`, folder))
  await page.screenshot({ path, omitBackground: true })
  await page.close()
}
await browser.close()
