import { crc32, deflateSync } from 'node:zlib'

/** A PNG of this size that browsers show, all of one colour. */
export function png(width: number, height: number, [red, green, blue] = [15, 110, 99]): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
  }
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 3, 0, 0, 0])])
  const isDrawable = width > 0 && width * height < 1e7
  const pixels = deflateSync(Buffer.alloc(isDrawable ? (width + 1) * height : 0))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([red ?? 0, green ?? 0, blue ?? 0])),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The header of a GIF. */
export function gif(width: number, height: number): Buffer {
  return Buffer.concat([Buffer.from('GIF89a'), uint16le(width), uint16le(height), Buffer.alloc(6)])
}

/** The header of an extended WebP. */
export function webp(width: number, height: number): Buffer {
  const size = (pixels: number) => uint32le(pixels - 1).subarray(0, 3)
  const body = Buffer.concat([uint32le(0), size(width), size(height)])
  return Buffer.concat([Buffer.from('RIFF'), uint32le(22), Buffer.from('WEBPVP8X'), uint32le(10), body])
}

/** The header of a JPEG; `orientation` as a camera writes it (EXIF). Width and height are those of the stored pixels. */
export function jpeg(width: number, height: number, orientation = 0): Buffer {
  const segment = (marker: number, data: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker]), uint16(data.length + 2), data])
  const entry = Buffer.concat([uint16(0x0112), uint16(3), uint32(1), uint16(orientation), uint16(0)])
  const exif = Buffer.concat([Buffer.from('Exif\0\0MM\0*', 'latin1'), uint32(8), uint16(1), entry, uint32(0)])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(orientation > 0 ? [segment(0xe1, exif)] : []),
    segment(
      0xc0,
      Buffer.concat([Buffer.from([8]), uint16(height), uint16(width), Buffer.from([1, 1, 0x11, 0])]),
    ),
    Buffer.from([0xff, 0xd9]),
  ])
}

const bytesOf = (length: number, write: (buffer: Buffer) => void) => {
  const buffer = Buffer.alloc(length)
  write(buffer)
  return buffer
}
const uint32 = (value: number) => bytesOf(4, (buffer) => buffer.writeUInt32BE(value))
const uint32le = (value: number) => bytesOf(4, (buffer) => buffer.writeUInt32LE(value))
const uint16 = (value: number) => bytesOf(2, (buffer) => buffer.writeUInt16BE(value))
const uint16le = (value: number) => bytesOf(2, (buffer) => buffer.writeUInt16LE(value))
