/** A colour in linear light: red, green and blue from 0 to 1. */
export type LinearColour = readonly [number, number, number]

/** `#rgb` pairs as in `#0f6e63`; an alpha pair is not taken. */
export function fromHex(hex: string): LinearColour {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (match === null) throw new Error(`Not an opaque hex colour: ${hex}`)
  const channel = (pair: string | undefined) => {
    const value = Number.parseInt(pair ?? '', 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(match[1]), channel(match[2]), channel(match[3])]
}

/** As CSS Color 4 computes it; what lies outside sRGB is clipped, as browsers do. `hue` in degrees. */
export function fromOklch(lightness: number, chroma: number, hue: number): LinearColour {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: LinearColour, other: LinearColour): number {
  const luminance = ([red, green, blue]: LinearColour) => 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}
