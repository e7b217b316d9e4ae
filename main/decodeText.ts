import { isUtf8 } from 'node:buffer'

/** A file's text, and why it must not be written back (or null). */
export interface DecodedText {
  raw: string
  readOnly: string | null
}

const advice = 'To edit it, convert the file to UTF-8 first.'

/** Why these bytes must not be written back as text, or null: that is found out without making a text of them. */
export function whyNotText(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? null : decodeText(bytes).readOnly
}

/**
 * Decodes bytes as UTF-8, keeping a byte order mark as U+FEFF and all line endings. What is not valid UTF-8 is decoded
 * loosely, for reading only.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return looseText(bytes, 'utf-16le', 'is in UTF-16')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return looseText(bytes, 'utf-16be', 'is in UTF-16')
  if (!isUtf8(bytes))
    return looseText(bytes, 'utf-8', 'is not valid UTF-8, so some characters cannot be shown')
  return {
    raw: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
    readOnly: null,
  }
}

function looseText(bytes: Uint8Array, encoding: string, reason: string): DecodedText {
  return {
    raw: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
    readOnly: `This file ${reason}. ${advice}`,
  }
}
