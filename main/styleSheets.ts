import { extname } from 'node:path/posix'
import type { Result } from '#api'
import type { ImageRules } from '#domain/page/imageRules'
import { findAsset } from './assets'
import { confine } from './confine'
import { decodeText } from './decodeText'
import { isToolFolder } from './folderRules'
import { readStyle, replaceAddresses, type StyleAddress } from './inlineStyle'
import { fail, ok } from './result'
import { readRealFile } from './saveFile'
import { walkFolder } from './walkFolder'

/** A style sheet with all that it asks for inside. */
export interface WholeStyle {
  css: string
  /** Addresses that were left out: of other sites, or without a file. */
  leftOut: string[]
}

const mostListed = 2000
const largestSheet = 4 * 1024 * 1024
/** Of all that a style sheet asks for, fonts above all. */
const largestWhole = 24 * 1024 * 1024
const deepestImport = 6
const nothing = 'data:,'

/** The CSS files of a folder, by their paths below it. */
export async function listStyleSheets(root: string): Promise<string[]> {
  const found: string[] = []
  const stop = new AbortController()
  const onFile = (path: string) => {
    if (isStyleSheet(path)) found.push(path)
    if (found.length >= mostListed) stop.abort()
  }
  await walkFolder(root, { onFile, onTrouble: () => {} }, stop.signal, isToolFolder)
  return found.slice(0, mostListed).sort((a, b) => a.localeCompare(b, 'en'))
}

export const isStyleSheet = (path: string) => extname(path).toLowerCase() === '.css'

/**
 * Reads a CSS file below a folder (`root` is its real path) into one that stands alone: images, fonts and further sheets
 * of the folder are put into it; what other sites have is left out, so that nothing is asked of them. `onFound` is told
 * which files it is made of.
 */
export async function readStyleSheet(
  root: string,
  path: string,
  rules?: ImageRules,
  onFound: (id: string) => void = () => {},
): Promise<Result<WholeStyle>> {
  let left = largestWhole
  const leftOut = new Set<string>()

  async function readWhole(id: string, real: string, above: readonly string[]): Promise<Result<string>> {
    const bytes = await readRealFile(real, id, largestSheet)
    if (!bytes.ok) return bytes
    const style = readStyle(decodeText(bytes.value).raw.replace(/^\uFEFF/, ''))
    const replacement = new Map<StyleAddress, string>()
    for (const address of style.addresses) {
      const data = await readAddress(id, address, [...above, real])
      if (data !== null) replacement.set(address, data)
    }
    return ok(replaceAddresses(style, replacement))
  }

  /** The data that stands for an address; null for one that stays as it is. */
  async function readAddress(
    id: string,
    { address, isImport }: StyleAddress,
    above: readonly string[],
  ): Promise<string | null> {
    if (/^(?:#|data:)/i.test(address.trim()) || address.trim() === '') return null
    const { asset } = await findAsset(root, id, address, rules)
    if (asset !== null) onFound(asset.id)
    if (asset === null || isStyleSheet(asset.id) !== isImport) return leaveOut(address)
    if (isImport) {
      if (above.includes(asset.path) || above.length >= deepestImport) return leaveOut(address)
      const css = await readWhole(asset.id, asset.path, above)
      return css.ok ? dataOf('text/css;charset=utf-8', Buffer.from(css.value)) : leaveOut(address)
    }
    const bytes = await readRealFile(asset.path, asset.id, left)
    if (!bytes.ok) return leaveOut(address)
    left -= bytes.value.length
    const last = address.split(/[\s"\\]/).at(-1) ?? ''
    const [, ...parts] = last.split('#')
    return [dataOf(asset.type, bytes.value), ...parts].join('#')
  }

  function leaveOut(address: string): string {
    leftOut.add(address.length > 200 ? `${address.slice(0, 200)}…` : address)
    return nothing
  }

  if (!isStyleSheet(path)) return fail('bad-request', `“${path}” is no CSS file. Choose another one.`)
  const place = await confine(root, path)
  if (!place.ok) return place
  if (!isStyleSheet(place.value.real))
    return fail('bad-request', `“${path}” is no CSS file. Choose another one.`)
  onFound(path)
  const css = await readWhole(path, place.value.real, [])
  return css.ok ? ok({ css: css.value, leftOut: [...leftOut] }) : css
}

function dataOf(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString('base64')}`
}
