import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { PageFacts } from '#domain/export/pageFacts'
import { swiftDisk } from '../disk'
import { writeWhole } from '../writeWhole'

/** The file in an output folder that says what export has written there. */
export const manifestName = '.byline-export.json'

const facts = v.custom<PageFacts>((value) => typeof value === 'object' && value !== null)

const entrySchema = v.object({
  /** The post and its content folder; '' for pages that are none. */
  id: v.string(),
  root: v.string(),
  /** `stampOf` the post, and of what the page was made with, by path; '' for what was not there. */
  made: v.array(v.tuple([v.string(), v.string()])),
  /** `stampOf` and hash of what was written; '' while that is only planned. */
  stamp: v.string(),
  hash: v.string(),
  warnings: v.array(
    v.object({
      kind: v.picklist(['image', 'link', 'shortcode', 'style']),
      line: v.number(),
      message: v.string(),
    }),
  ),
  facts: v.nullable(facts),
  hasMath: v.boolean(),
})

export type ManifestEntry = v.InferOutput<typeof entrySchema>

const schema = v.object({
  version: v.literal(1),
  /** Stands for all settings that pages were made by. */
  settings: v.string(),
  files: v.record(v.string(), entrySchema),
})

export type Manifest = v.InferOutput<typeof schema>

export const noManifest: Manifest = { version: 1, settings: '', files: {} }

/** Reads what export wrote into a folder; nothing where there is no manifest, or one that cannot be read. */
export function readManifest(out: string): Manifest {
  try {
    const text = swiftDisk.readFile(join(out, manifestName)) as Buffer
    const read = v.safeParse(schema, JSON.parse(text.toString('utf8')))
    return read.success ? read.output : noManifest
  } catch {
    return noManifest
  }
}

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
  return info === undefined ? '' : [info.size, info.mtimeNs, info.ctimeNs, info.ino].join('-')
}

export const hashOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
