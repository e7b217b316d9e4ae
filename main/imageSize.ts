import { disableTypes, imageSize, types } from 'image-size'
import { readTags } from '#domain/markdown/htmlTags'
import type { ImageSize } from '#domain/page/images'

/** Formats of pictures in pixels that pages show; the reader is not let near any other. */
const readTypes = ['png', 'jpg', 'gif', 'webp', 'heif', 'bmp', 'ico']
disableTypes(types.filter((type) => !readTypes.includes(type)))

const largest = 100_000
/** An SVG without a size of its own fills the width that it is given; pages then limit this one. */
const filling = 2000

/**
 * The size in which a browser shows an image, from the first bytes of its file; null where they do not tell. Never
 * throws, and takes no longer than a look at the bytes.
 */
export function imageSizeOf(bytes: Uint8Array, type: string): ImageSize | null {
  const size = type === 'image/svg+xml' ? svgSize(bytes) : rasterSize(bytes)
  if (size === null) return null
  const width = Math.round(size.width)
  const height = Math.round(size.height)
  return isLength(width) && isLength(height) ? { width, height } : null
}

const isLength = (pixels: number) => Number.isFinite(pixels) && pixels >= 1 && pixels <= largest

function rasterSize(bytes: Uint8Array): ImageSize | null {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    // A camera held upright: the picture is turned when it is shown.
    return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}

function svgSize(bytes: Uint8Array): ImageSize | null {
  const text = new TextDecoder().decode(bytes)
  for (const { name, kind, attributes } of readTags(text)) {
    if (kind !== 'open' || name.replace(/^.*:/, '') !== 'svg') continue
    const width = cssPixels(attributes.get('width'))
    const height = cssPixels(attributes.get('height'))
    if (width !== null && height !== null) return { width, height }
    const [, , boxWidth = 0, boxHeight = 0] = (attributes.get('viewbox') ?? '')
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    if (!(boxWidth > 0 && boxHeight > 0)) return null
    const ratio = boxWidth / boxHeight
    if (width !== null) return { width, height: width / ratio }
    if (height !== null) return { width: height * ratio, height }
    return { width: filling, height: filling / ratio }
  }
  return null
}

const units: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
}

function cssPixels(length: string | undefined): number | null {
  const match = /^\+?(\d{0,6}(?:\.\d{1,6})?)([a-z]{0,2})$/i.exec(length?.trim() ?? '')
  const unit = units[match?.[2]?.toLowerCase() ?? '']
  const pixels = match === null || unit === undefined ? 0 : Number(match[1]) * unit
  return pixels > 0 ? pixels : null
}
