/**
 * The interface in the system's accent colour, which comes as `rrggbbaa`: its hue, at the lightness that our own accent
 * has, so that text stays readable whatever was chosen. Empty for what is no colour.
 */
export function accentCss(color: string): string {
  const [, hex] = /^([0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(color) ?? []
  if (hex === undefined) return ''
  const tone = (light: string, dark: string) =>
    `light-dark(oklch(from #${hex} ${light} h), oklch(from #${hex} ${dark} h))`
  return `:root {
  --accent: ${tone('0.47 min(c, 0.13)', '0.76 min(c, 0.1)')};
  --accent-strong: ${tone('0.4 min(c, 0.13)', '0.82 min(c, 0.1)')};
  --accent-wash: ${tone('0.94 min(c, 0.02)', '0.3 min(c, 0.04)')};
}`
}
