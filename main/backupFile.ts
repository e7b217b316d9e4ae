import * as v from 'valibot'
import type { PostId } from '#api'

/** Unsaved text of a post, as it is kept outside the content folder. */
export interface Backup {
  /** Real path of the content folder. */
  folder: string
  id: PostId
  /** The revision of the file that the text is based on; '' where there was none. */
  hash: string
  /** When it was kept, milliseconds since 1970. */
  time: number
  /** The text as a save would write it: line endings, byte order mark and all. */
  raw: string
}

/** The version of the format below. Files of later ones are left alone. */
const format = 1
const endMark = '\nend of backup\n'

const header = v.object({ format: v.number() })
const schema = v.object({
  format: v.literal(format),
  folder: v.string(),
  id: v.string(),
  hash: v.string(),
  time: v.number(),
  raw: v.string(),
})

/** JSON, in which every text can be written, also one with half a character; then a mark, without which it was cut. */
export function encodeBackup({ folder, id, hash, time, raw }: Backup): Buffer {
  return Buffer.from(`${JSON.stringify({ format, folder, id, hash, time, raw })}${endMark}`)
}

/** A backup; 'damaged' for what is none, or only a part of one; 'later' for one of a later version of Byline. */
export function decodeBackup(bytes: Uint8Array): Backup | 'damaged' | 'later' {
  const text = Buffer.from(bytes).toString('utf8')
  if (!text.endsWith(endMark)) return 'damaged'
  let value: unknown
  try {
    value = JSON.parse(text.slice(0, -endMark.length))
  } catch {
    return 'damaged'
  }
  if (v.is(header, value) && value.format > format) return 'later'
  const parsed = v.safeParse(schema, value)
  if (!parsed.success) return 'damaged'
  const { format: _format, ...backup } = parsed.output
  return backup
}
