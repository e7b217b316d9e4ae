import { join } from 'node:path'
import type { ExportBase, PageJob } from './exportPages'
import { hashOf, type Manifest, type ManifestEntry, stampOf } from './manifest'

/** Stands for all that pages are made by beside their posts and images; `version` is Byline's own. */
export function settingsHash(base: ExportBase, version: string): string {
  const { out: _out, run: _run, pages, options, ...rest } = base
  // Links between pages need the paths of all; other shapes have none.
  const own = { version, options, ...rest, ...(options.format === 'folder' && { pages }) }
  return hashOf(JSON.stringify(own))
}

/**
 * Whether a page that export has written is still there, and would be the same again. `asWritten`: pages that are there, where
 * that has just been looked at.
 */
export function isUnchanged(
  { root, id, path }: PageJob,
  out: string,
  manifest: Manifest,
  asWritten: ReadonlySet<string> | null,
): boolean {
  const entry: ManifestEntry | undefined = manifest.files[path]
  return (
    entry !== undefined &&
    entry.root === root &&
    entry.id === id &&
    entry.stamp !== '' &&
    (asWritten?.has(path) ?? entry.stamp === stampOf(join(out, path))) &&
    entry.made.every(([own, stamp]) => stampOf(join(root, own)) === stamp)
  )
}
