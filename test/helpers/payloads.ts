import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Hostile pieces of HTML and Markdown: a JSON list of strings where BYLINE_PAYLOADS points, else
 * ../shared/xss/payloads.json. Empty, with a line on the console, where there is none.
 */
export function readPayloads(): string[] {
  const place =
    process.env.BYLINE_PAYLOADS ?? resolve(import.meta.dirname, '../../../shared/xss/payloads.json')
  if (!existsSync(place)) {
    console.log(`Payloads: ${place} not found, skipped`)
    return []
  }
  return JSON.parse(readFileSync(place, 'utf8')) as string[]
}
