import type { Buffer } from 'node:buffer'
import { join } from 'node:path'
import { authorSourceRank } from '#domain/authors/directory'
import { renameInFile } from '#domain/authors/renameInFile'
import { isPostName } from '#domain/posts/postPath'
import { isInside } from './confine'
import { decodeText } from './decodeText'
import { swiftDisk } from './disk'
import { whyNotMove } from './moveEntry'
import { reasonOf } from './result'
import { hashBytes, largestPost, readRegularFile } from './saveFile'
import { isWritable } from './writable'

/** A file that gets a text if it is still the revision `hash`, and then the path `path`. */
export interface PlannedFile {
  id: string
  /** Where the bytes are, all links followed. */
  real: string
  path: string
  hash: string
  /** Null where only the path changes. */
  text: string | null
  /** In how many places the handle stands. */
  count: number
}

/** What another handle does to a file that holds its letters; `real` is '' for one that could not be read. */
export type LookedFile =
  | { status: 'unchanged'; id: string; real: string }
  | { status: 'refused'; id: string; real: string; reason: string }
  | { status: 'planned'; id: string; real: string; file: PlannedFile }

/** The folder (its real path), the old handle and the new one. */
export interface HandleChange {
  root: string
  from: string
  to: string
}

/** Looks what another handle changes in one file of a folder (`id`); null for one without the letters of the handle. */
export async function lookForHandle(id: string, change: HandleChange): Promise<LookedFile | null> {
  const { root, from } = change
  try {
    const read = await readRegularFile(join(root, id), 'The file', largestPost, swiftDisk)
    if (!read.ok) return { status: 'refused', id, real: '', reason: read.error.message }
    const bytes = read.value
    if (!holdsText(bytes, from) && !(authorSourceRank(id) >= 0 && id.includes(from))) return null
    const real = await swiftDisk.realpath(join(root, id))
    return isInside(root, real) ? await planFile(id, real, bytes, change) : null
  } catch (error) {
    return {
      status: 'refused',
      id,
      real: '',
      reason: `The file could not be read: ${reasonOf(error).reason}.`,
    }
  }
}

/** Whether bytes hold a text: most files do not, and are not decoded. */
function holdsText(bytes: Buffer, text: string): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return isWide ? decodeText(bytes).raw.includes(text) : bytes.includes(text)
}

async function planFile(
  id: string,
  real: string,
  bytes: Buffer,
  { root, from, to }: HandleChange,
): Promise<LookedFile> {
  const refused = (reason: string): LookedFile => ({ status: 'refused', id, real, reason })
  const { raw, readOnly } = decodeText(bytes)
  const renamed = renameInFile(id, raw, isPostName(id), from, to)
  if (!renamed.ok) return refused(renamed.message)
  const { path, text, count } = renamed
  if (count === 0) return { status: 'unchanged', id, real }
  if (text !== raw && readOnly !== null) return refused(readOnly)
  if (text !== raw && !(await isWritable(real, swiftDisk)))
    return refused('You may read this file but not change it. Allow writing to it first.')
  const obstacle = path === id ? null : await whyNotMove(root, id, path)
  if (obstacle !== null) return refused(obstacle)
  const file = { id, real, path, hash: hashBytes(bytes), text: text === raw ? null : text, count }
  return { status: 'planned', id, real, file }
}
