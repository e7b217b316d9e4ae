import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nearDisk } from '../disk'
import { isStrayTemporary, makeTemporaryName, writeWhole } from '../writeWhole'
import { hashOf, type ManifestEntry, stampOf } from './manifest'

/** Where an export writes. */
export interface Place {
  out: string
  /** Folders that are there. */
  folders: Set<string>
  /** A folder for files that are being written: several threads would wait for each other in that of the pages. */
  temporary: string
}

/** Makes the folder for what is being written; the end of the export removes it, or the next one. */
export function placeIn(out: string): Place {
  const temporary = makeTemporaryName()
  mkdirSync(join(out, temporary))
  return { out, folders: new Set(), temporary }
}

/** Removes the folders for what was being written: all but those of other programs that still run. */
export function clearTemporaries(out: string): void {
  const own = `-${process.pid}-`
  for (const name of readdirSync(out))
    if (isStrayTemporary(name) || (/^\.byline-.*\.tmp$/.test(name) && name.includes(own)))
      rmSync(join(out, name), { recursive: true, force: true })
}

/**
 * Writes a file of an export: whole, or not at all, also when the process is killed. It is not synced: what a loss of power
 * takes away is noticed by the next export, which makes it again from the posts.
 */
export async function put(
  { out, folders, temporary }: Place,
  path: string,
  bytes: Uint8Array,
): Promise<ManifestEntry> {
  const target = join(out, path)
  const folder = dirname(target)
  if (!folders.has(folder)) {
    mkdirSync(folder, { recursive: true })
    folders.add(folder)
  }
  await writeWhole(target, bytes, undefined, {
    disk: nearDisk,
    isLasting: false,
    temporaryFolder: join(out, temporary),
  })
  return {
    ...{ id: '', root: '', made: [], warnings: [], facts: null, hasMath: false },
    stamp: stampOf(target),
    hash: hashOf(bytes),
  }
}
