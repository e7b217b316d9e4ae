import { basename, extname, join } from 'node:path'
import type { PageOptions } from '#domain/export/options'
import { navigationHtml } from '#domain/export/siteLists'
import { assetCandidates } from '../assets'
import { confine } from '../confine'
import { decodeText } from '../decodeText'
import { swiftDisk } from '../disk'
import { createImageFolder } from '../imageFolder'
import { failureOf } from '../result'
import { largestPost, readRealFile } from '../saveFile'
import type { FolderContent } from './folderContent'
import { makePage, type PageKit } from './makePage'
import { hashOf, type ManifestEntry, stampOf } from './manifest'
import { type Place, placeIn, put } from './pageFiles'
import { createPageLinks } from './pageLinks'

/** One post to export. */
export interface PageJob {
  /** The content folder's real path. */
  root: string
  id: string
  /** The page's path below the output folder. */
  path: string
}

/** What all posts of an export have in common. Plain data: it goes to threads. */
export interface ExportBase {
  /** The output folder's real path. */
  out: string
  options: PageOptions
  template: string
  css: string
  siteTitle: string
  folders: Record<string, FolderContent>
  /** Paths of all pages by id, by content folder. */
  pages: Record<string, [string, string][]>
  /** Stands for one export: what a thread has prepared for it holds for its next batch. */
  run: string
}

export type PageOutcome =
  | { kind: 'written'; entry: ManifestEntry; files: [string, ManifestEntry][] }
  /** The author that pages are made of has no section in it. */
  | { kind: 'empty' }
  | { kind: 'failed'; reason: string }

let prepared: { run: string; kits: Map<string, PageKit>; place: Place } | null = null
/** Images that were placed while one page was made. */
let placed: [string, Buffer][] = []

/** Renders a batch of posts and writes their pages; one after the other. */
export async function exportPages(jobs: readonly PageJob[], base: ExportBase): Promise<PageOutcome[]> {
  if (prepared?.run !== base.run) prepared = { run: base.run, kits: new Map(), place: placeIn(base.out) }
  const { kits, place } = prepared
  const outcomes: PageOutcome[] = []
  for (const job of jobs) {
    const kit = kits.get(job.root) ?? createKit(job.root, base)
    kits.set(job.root, kit)
    outcomes.push(await exportOne(job, base, kit, place))
  }
  return outcomes
}

function createKit(root: string, base: ExportBase): PageKit {
  const { options, template, css, siteTitle } = base
  const { authors, images, markdown, rules } = base.folders[root]!
  const isSite = options.format === 'folder'
  return {
    ...{ root, authors, markdown, options, rules, template, css },
    images: createImageFolder(root, () => images),
    links: createPageLinks(new Map(base.pages[root])),
    ...(isSite && {
      navigation: (path: string) => navigationHtml(path, siteTitle),
      placeImage: (source: string, { bytes }: { bytes: Buffer }) => {
        const path = imagePath(source, bytes)
        placed.push([path, bytes])
        return path
      },
    }),
  }
}

/** Images of one name and other contents stay apart, equal ones are one file. */
function imagePath(source: string, bytes: Buffer): string {
  const name = basename(source.replace(/[?#].*$/s, '').replaceAll('\\', '/')).normalize('NFC')
  const extension = extname(name).toLowerCase()
  const stem = name
    .slice(0, name.length - extension.length)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 60)
  return `images/${stem || 'image'}-${hashOf(bytes)
    .slice(0, 8)
    .replace(/[^A-Za-z0-9]/g, '0')}${extension}`
}

async function exportOne(
  { root, id, path }: PageJob,
  base: ExportBase,
  kit: PageKit,
  target: Place,
): Promise<PageOutcome> {
  const { options } = base
  const failed = (reason: string): PageOutcome => ({ kind: 'failed', reason })
  const place = await confine(root, id, swiftDisk)
  if (!place.ok) return failed(place.error.message)
  const stamp = stampOf(place.value.real)
  const read = await readRealFile(place.value.real, 'The post', largestPost, swiftDisk)
  if (!read.ok) return failed(read.error.message)
  placed = []
  const made = await makePage(kit, id, decodeText(read.value).raw, path)
  if (!made.ok) return failed(made.error.message)
  if (made.value === null) return { kind: 'empty' }
  const { html, facts, warnings, hasMath, sources } = made.value
  try {
    const files: [string, ManifestEntry][] = []
    for (const [imagePath, bytes] of placed) files.push([imagePath, await put(target, imagePath, bytes)])
    const entry = await put(target, path, encode(html))
    const looked = sources.flatMap((source) => assetCandidates(id, source, base.folders[root]!.images))
    const stamps = [...new Set(looked)].map((own): [string, string] => [own, stampOf(join(root, own))])
    return {
      kind: 'written',
      entry: {
        ...entry,
        ...{ id, root, warnings, hasMath },
        made: [[id, stamp], ...stamps],
        ...(options.format === 'folder' ? { facts } : { facts: null }),
      },
      files,
    }
  } catch (error) {
    return failed(failureOf(error, 'The page could not be written').error.message)
  }
}

const usualBytes = 256 * 1024
let encoded: Buffer | null = null

/** The bytes of a text, until the next one is encoded: thousands of pages in turn need the room of one. */
function encode(text: string): Uint8Array {
  if (text.length * 3 > usualBytes) return Buffer.from(text, 'utf8')
  encoded ??= Buffer.allocUnsafeSlow(usualBytes)
  return encoded.subarray(0, encoded.write(text, 'utf8'))
}
