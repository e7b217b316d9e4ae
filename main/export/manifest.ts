import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportWarning } from '#domain/export/options'
import type { PageFacts } from '#domain/export/pageFacts'
import { swiftDisk } from '../disk'
import { writeWhole } from '../writeWhole'

/** The file in an output folder that says what export has written there. */
export const manifestName = '.byline-export.json'

export interface ManifestEntry {
  /** The post and its content folder; '' for pages that are none. */
  id: string
  root: string
  /** `stampOf` the post, and of what the page was made with, by path; '' for what was not there. */
  made: [path: string, stamp: string][]
  /** `stampOf` and hash of what was written; '' while that is only planned. */
  stamp: string
  hash: string
  warnings: ExportWarning[]
  facts: PageFacts | null
  hasMath: boolean
}

export interface Manifest {
  version: 1
  /** Stands for all settings that pages were made by. */
  settings: string
  files: Record<string, ManifestEntry>
}

export const noManifest: Manifest = { version: 1, settings: '', files: {} }

/** Reads what export wrote into a folder; nothing where there is no manifest, or one that cannot be read. */
export function readManifest(out: string): Manifest {
  try {
    const text = swiftDisk.readFile(join(out, manifestName)) as Buffer
    const read: unknown = JSON.parse(text.toString('utf8'))
    return isManifest(read) ? read : noManifest
  } catch {
    return noManifest
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
function isManifest(value: unknown): value is Manifest {
  return (
    isObject(value) &&
    value.version === 1 &&
    typeof value.settings === 'string' &&
    isObject(value.files) &&
    !Array.isArray(value.files) &&
    Object.values(value.files).every(isEntry)
  )
}

/** By hand: a schema takes as long for ten thousand entries as all else that an export without changes does. */
function isEntry(value: unknown): value is ManifestEntry {
  if (!isObject(value)) return false
  const { made, warnings } = value
  return (
    typeof value.id === 'string' &&
    typeof value.root === 'string' &&
    typeof value.stamp === 'string' &&
    typeof value.hash === 'string' &&
    typeof value.facts === 'object' &&
    typeof value.hasMath === 'boolean' &&
    Array.isArray(made) &&
    made.every(isMade) &&
    Array.isArray(warnings) &&
    warnings.every(isWarning)
  )
}

const isMade = (value: unknown) =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string'

const warningKinds: readonly unknown[] = ['frontMatter', 'image', 'link', 'shortcode', 'style']
const isWarning = (value: unknown) =>
  isObject(value) &&
  warningKinds.includes(value.kind) &&
  typeof value.line === 'number' &&
  typeof value.message === 'string'

/** Writes the manifest so that it lasts, whole. */
export async function writeManifest(out: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(out, manifestName), Buffer.from(`${JSON.stringify(manifest)}\n`, 'utf8'))
}

/**
 * Stands for one state of a file: another one after every change, as far as the system tells, also one that leaves size and
 * time of change alone. '' for a file that is not there.
 */
export function stampOf(path: string): string {
  const info = statSync(path, { bigint: true, throwIfNoEntry: false })
  return info === undefined ? '' : `${info.size}-${info.mtimeNs}-${info.ctimeNs}-${info.ino}`
}

export const hashOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
