import { describe, expect, test } from 'vitest'
import { readAppFile } from '../../main/appFiles'
import { mathFile, readMathCss } from '../../main/mathFiles'

const origin = 'http://127.0.0.1:1'

describe('the files of formulas', () => {
  test('are its style, and the fonts that this names', async () => {
    const style = await readAppFile('math/katex.min.css', origin)
    expect(style?.type).toBe('text/css; charset=utf-8')
    const fonts = new Set(style?.body.toString().match(/fonts\/[\w-]+\.woff2/g))
    expect(fonts.size).toBeGreaterThan(15)
    for (const name of fonts) {
      const font = await readAppFile(`math/${name}`, origin)
      expect(font?.type).toBe('font/woff2')
      expect(font?.body.subarray(0, 4).toString()).toBe('wOF2')
    }
  })

  test.each([
    'math/katex.min.js',
    'math/katex.mjs',
    'math/../package.json',
    'math/fonts/../katex.min.css',
    'math/fonts/KaTeX_Main-Regular.ttf',
    'math/fonts/Other.woff2',
    'math/fonts/KaTeX_.woff2/x.woff2',
    'math/',
    'katex.min.css',
  ])('are not %s', (path) => {
    expect(mathFile(path)).toBe(null)
  })

  test('stand inside an exported page, as few as it needs', async () => {
    const css = await readMathCss('<span class="katex"><span class="mord mathnormal">x</span></span>')
    expect(css.match(/src:url\(data:font\/woff2;base64,[\w+/=]+\) format\("woff2"\)/g)).toHaveLength(2)
    expect(css.match(/url\(/g)).toHaveLength(2)
    expect(css.length).toBeLessThan(100_000)
  })
})
