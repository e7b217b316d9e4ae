import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../assets/page.css', import.meta.url), 'utf8')

test('the style of the page asks for nothing from elsewhere', () => {
  expect(css).not.toMatch(/@import|@font-face|url\(|image-set\(|https?:|<\/style/i)
})
