import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { authorHues } from '#domain/authors/colour'
import { contrast, fromHex, fromOklch } from '../helpers/contrast'

/** What WCAG 2 asks of text of normal size. */
const enough = 4.5

const sheets = [
  {
    file: 'assets/page.css',
    texts: ['ink', 'strong-ink', 'soft', 'accent', 'warn'],
    grounds: ['paper', 'tint'],
  },
  {
    file: 'assets/page.css',
    texts: ['keyword', 'string', 'number', 'comment', 'type', 'function', 'property'].map(
      (kind) => `code-${kind}`,
    ),
    grounds: ['tint'],
  },
  {
    file: 'renderer/styles/theme.css',
    texts: ['ink', 'soft', 'accent', 'warn', 'error'],
    grounds: ['paper', 'wall'],
  },
].map((sheet) => ({ ...sheet, css: readFileSync(new URL(`../../${sheet.file}`, import.meta.url), 'utf8') }))

const schemes = ['light', 'dark'] as const

function hexOf(css: string, name: string, scheme: (typeof schemes)[number]): string {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)
  const hex = match?.[scheme === 'light' ? 1 : 2]
  if (hex === undefined) throw new Error(`--${name} is no pair of opaque colours`)
  return hex
}

/** Lightness and chroma of `--author` where the hue stands. */
function authorOf(css: string, scheme: (typeof schemes)[number]): [number, number] {
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) var\(--hue\)\)`
  const match = new RegExp(`--author: light-dark\\(${colour}, ${colour}\\)`).exec(css)
  if (match === null) throw new Error('--author is no pair of oklch colours with a hue')
  const [lightness, chroma] = scheme === 'light' ? match.slice(1, 3) : match.slice(3, 5)
  return [Number(lightness), Number(chroma)]
}

test('contrast is that of WCAG, and oklch that of CSS', () => {
  expect(contrast(fromHex('#000000'), fromHex('#ffffff'))).toBeCloseTo(21, 5)
  expect(contrast(fromHex('#777777'), fromHex('#ffffff'))).toBeCloseTo(4.48, 2)
  // CSS Color 4: sRGB red is oklch(0.62796 0.25768 29.234).
  const red = fromOklch(0.62796, 0.25768, 29.234)
  expect(red[0]).toBeCloseTo(1, 3)
  expect(red[1]).toBeCloseTo(0, 3)
  expect(red[2]).toBeCloseTo(0, 3)
})

describe.each(sheets)('$file', ({ css, texts, grounds }) => {
  describe.each(schemes)('%s', (scheme) => {
    test.each(authorHues)('an author of hue %i can be read', (hue) => {
      const colour = fromOklch(...authorOf(css, scheme), hue)
      for (const ground of grounds) {
        const ratio = contrast(colour, fromHex(hexOf(css, ground, scheme)))
        expect(ratio, `on --${ground}`).toBeGreaterThanOrEqual(enough)
      }
    })

    test.each(texts)('--%s can be read', (text) => {
      for (const ground of grounds) {
        const ratio = contrast(fromHex(hexOf(css, text, scheme)), fromHex(hexOf(css, ground, scheme)))
        expect(ratio, `on --${ground}`).toBeGreaterThanOrEqual(enough)
      }
    })
  })
})
