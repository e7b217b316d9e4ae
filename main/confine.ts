import { join, sep } from 'node:path'
import type { Result } from '#api'
import { patientDisk } from './disk'
import { errorCode, fail, failureOf, ok } from './result'

/** A file below the content folder whose real place has been checked. */
export interface ConfinedPath {
  /** The path as named: folder and id joined. Links are not followed. */
  path: string
  /** Where the bytes are, all links followed; inside the folder's real path. */
  real: string
}

const drive = /^[a-zA-Z]:/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in a path are what is refused here
const refusedCharacters = /[\u0000-\u001f\u007f\\]/
const windowsRefused = /[<>:"|?*]|[. ]$/
const windowsDevice = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/**
 * The parts of a relative path with `/`, or null when it could lead elsewhere: empty, absolute, with a drive, a UNC
 * start, a backslash, a control character, `.`, `..` or an empty part. On Windows also what it would rename silently.
 */
export function splitRelativePath(
  path: string,
  platform: NodeJS.Platform = process.platform,
): string[] | null {
  if (path === '' || drive.test(path) || refusedCharacters.test(path)) return null
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return null
  if (platform === 'win32' && parts.some((part) => windowsRefused.test(part) || windowsDevice.test(part)))
    return null
  return parts
}

/** Whether `path` is `folder` or lies below it; both absolute and free of links. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/**
 * Resolves a path below the content folder, following links, and refuses one that leaves it.
 * `root` must be the folder's real path.
 */
export async function confine(
  root: string,
  relativePath: string,
  disk = patientDisk,
): Promise<Result<ConfinedPath>> {
  const parts = splitRelativePath(relativePath)
  if (!parts) return fail('bad-request', `“${shorten(relativePath)}” is not a path below the content folder.`)
  const path = join(root, ...parts)
  try {
    const real = await disk.realpath(path)
    if (!isInside(root, real)) {
      return fail(
        'no-rights',
        `“${shorten(relativePath)}” is a link that leads out of the content folder, so Byline leaves it alone. Open the folder that it leads to instead.`,
      )
    }
    return ok({ path, real })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return fail('not-found', `“${shorten(relativePath)}” is not there: it was deleted, moved or renamed.`)
    }
    return failureOf(error, `“${shorten(relativePath)}” cannot be reached`)
  }
}

/**
 * Resolves a path below the content folder at which no file is yet: its folder must be there, inside, links followed.
 */
export async function confineNew(root: string, relativePath: string): Promise<Result<ConfinedPath>> {
  const parts = splitRelativePath(relativePath)
  const name = parts?.at(-1)
  if (!parts || name === undefined)
    return fail('bad-request', `“${shorten(relativePath)}” is not a path below the content folder.`)
  const folder = parts.slice(0, -1).join('/')
  const place = folder === '' ? ok({ path: root, real: root }) : await confine(root, folder)
  return place.ok ? ok({ path: join(root, ...parts), real: join(place.value.real, name) }) : place
}

function shorten(path: string): string {
  return path.length > 200 ? `${path.slice(0, 200)}…` : path
}
