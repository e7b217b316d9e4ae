import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path/posix'
import type { PostId, PostImage, Result } from '#api'
import { decodeAddress } from '#domain/markdown/addressText'
import { type ImageRules, sitePath, sitePrefixes, usualImageRules } from '#domain/page/imageRules'
import { confine, splitRelativePath } from './confine'
import { readImageFile } from './imageFiles'
import { pageFileType } from './imageTypes'
import { fail, ok } from './result'
import { readRealFile } from './saveFile'
import { createTaskPool } from './taskPool'

/** A local file that a post shows. */
export interface Asset {
  /** Path below the folder. */
  id: string
  /** Where its bytes are, inside the folder. */
  path: string
  type: string
}

export interface AssetSearch {
  asset: Asset | null
  /** Paths below the folder that were tried, in order. */
  tried: string[]
}

/** Files served to a page carry these headers; the policy keeps an SVG from running anything. */
export const assetHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

/**
 * Status for an image that is not there, or that may not be shown. The writer is told by `findImages`; "no
 * content" shows nothing, where an error status would fill the console of every half-written post.
 */
export const noImage = 204

const largestAsset = 100 * 1024 * 1024

/** Whether an image source names a local file: no scheme, no other host, not empty. */
export function isLocalSource(source: string): boolean {
  const trimmed = source.trim()
  return trimmed !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\|#)/i.test(trimmed)
}

/**
 * The paths below the folder that a source of a post may mean, in order: relative to the post's folder, or for `/x` and
 * the site's own address in the folders that stand for its root. None for a source that is not local or leaves the
 * folder.
 */
export function assetCandidates(post: PostId, source: string, rules: ImageRules = usualImageRules): string[] {
  const written = sitePath(/%7B%7B/i.test(source) ? decodeAddress(source) : source, rules)
  if (!isLocalSource(written) || !splitRelativePath(post)) return []
  const bare = written.trim().replace(/[?#].*$/s, '')
  const decoded = decodeAddress(bare)
  const names = decoded === bare ? [bare] : [decoded, bare]
  const prefixes = sitePrefixes(rules).map((prefix) => `${prefix}/`)
  const places = names.flatMap((name) => {
    if (!name.startsWith('/')) return [join(dirname(post), name)]
    const prefix = prefixes.find((own) => name.startsWith(own))
    const paths = prefix === undefined ? [name] : [name.slice(prefix.length - 1), name]
    return paths.flatMap((path) => rules.roots.map((root) => join(root, path.replace(/^\/+/, ''))))
  })
  return [...new Set(places)].filter((path) => splitRelativePath(path) !== null)
}

/** Looks for the file that a source of a post means. `root` is the folder's real path. */
export async function findAsset(
  root: string,
  post: PostId,
  source: string,
  rules?: ImageRules,
): Promise<AssetSearch> {
  const tried: string[] = []
  for (const id of assetCandidates(post, source, rules)) {
    const type = pageFileType(id)
    tried.push(id)
    if (!type) continue
    const place = await confine(root, id)
    if (place.ok && pageFileType(place.value.real) === type && (await isFile(place.value.real))) {
      return { asset: { id, path: place.value.real, type }, tried }
    }
  }
  return { asset: null, tried }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/**
 * What is known of the images that a post names, each once: their files, or where they were looked for in vain. Nothing
 * for those of other sites. `onFound` is told the files' paths below the folder.
 */
export async function findImages(
  root: string,
  post: PostId,
  sources: readonly string[],
  rules: ImageRules = usualImageRules,
  onFound: (id: string) => void = () => {},
): Promise<PostImage[]> {
  const wanted = [...new Set(sources)]
  const found: (PostImage | undefined)[] = wanted.map(() => undefined)
  const pool = createTaskPool(16, () => {})
  for (const [index, source] of wanted.entries()) {
    pool.add(async () => {
      const { asset, tried } = await findAsset(root, post, source, rules)
      const file = asset && (await readImageFile(asset.path, asset.type))
      if (asset && file) {
        found[index] = { source, file, tried: [] }
        onFound(asset.id)
      } else if (isLocalSource(source)) found[index] = { source, file: null, tried }
    })
  }
  await pool.whenIdle()
  return found.filter((image) => image !== undefined)
}

/** The bytes and type of a file that a post shows. */
export async function readAsset(
  root: string,
  post: PostId,
  source: string,
  rules?: ImageRules,
): Promise<Result<{ bytes: Buffer; type: string }>> {
  const { asset } = await findAsset(root, post, source, rules)
  if (!asset) return fail('not-found', `No image was found for “${source}”.`)
  const bytes = await readRealFile(asset.path, asset.id, largestAsset)
  return bytes.ok ? ok({ bytes: bytes.value, type: asset.type }) : bytes
}

/** Reads the address that `assetPath` of the contract builds (path and query), or null. */
export function parseAssetUrl(url: URL): { folderKey: string; post: PostId; source: string } | null {
  const match = /^\/asset\/([^/]+)\/\d+$/.exec(url.pathname)
  const post = url.searchParams.get('post')
  const source = url.searchParams.get('src')
  return match && post !== null && source !== null ? { folderKey: match[1]!, post, source } : null
}
