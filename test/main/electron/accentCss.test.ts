import { expect, it } from 'vitest'
import { accentCss } from '../../../main/electron/accentCss'

it('takes the hue of the system’s colour, and leaves the lightness as it is', () => {
  const css = accentCss('3584e4ff')
  expect(css).toContain(
    '--accent: light-dark(oklch(from #3584e4 0.47 min(c, 0.13) h), oklch(from #3584e4 0.76',
  )
  expect(accentCss('ABCDEF')).toContain('#ABCDEF')
})

it('takes nothing that is no colour', () => {
  for (const text of ['', 'red', '12345', '3584e4ff; }', 'url(x)']) expect(accentCss(text)).toBe('')
})
