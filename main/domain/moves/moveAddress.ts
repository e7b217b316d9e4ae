import { decodeAddress, encodeAddress } from '../markdown/addressText'
import { linkKind } from '../markdown/links'
import { folderOf, nameOf, normalizePath, relativePath, withoutExtension } from '../posts/postPath'
import type { Address } from './addresses'
import { type Move, movedPath } from './move'

/** The post in which an address stands, before and after the move. */
export interface Place {
  before: string
  after: string
}

/** Folders of a site from which its addresses count. */
const roots = ['', 'content/', 'static/', 'public/', 'assets/', 'source/', 'docs/', 'src/content/']

/** Where a path leads after the move, in the same form: with or without the extension of a post. Null: elsewhere. */
function follow(path: string, move: Move): string | null {
  const moved = movedPath(path, move)
  if (moved !== path) return moved
  if (!move.isFolder && path === withoutExtension(move.from)) return withoutExtension(move.to)
  return null
}

function followRooted(path: string, move: Move): string | null {
  for (const root of roots) {
    const target = follow(root + path, move)
    if (target === null) continue
    // An address of the site, not of the file: the post may say itself what it is.
    const isOfSite =
      root + path === withoutExtension(move.from) || (move.isFolder && root + path === move.from)
    if (isOfSite && move.namesAddress) return null
    return target.startsWith(root) ? target.slice(root.length) : null
  }
  return null
}

/** Hugo looks for a `ref` beside the page, from the content folder, and by the name of the file alone. */
function followRef(path: string, place: Place, move: Move): string | null {
  if (path.startsWith('/')) {
    const rooted = followRooted(path.slice(1), { ...move, namesAddress: false })
    return rooted === null ? null : `/${rooted}`
  }
  const beside = normalizePath(`${folderOf(place.before)}/${path}`)
  const target = beside === null ? null : follow(beside, move)
  if (target !== null) return relativePath(folderOf(place.after), target)
  const rooted = followRooted(path, { ...move, namesAddress: false })
  if (rooted !== null) return rooted
  if (path.includes('/')) return null
  const [old, fresh] = [nameOf(move.from), nameOf(move.to)]
  if (path === old) return fresh === old ? null : fresh
  return path === withoutExtension(old) && old !== fresh ? withoutExtension(fresh) : null
}

/**
 * What an address must be so that it leads where it led before a move; null where it can stay. `isThere` tells whether
 * there is a file, a folder or (without its extension) a post at a path: in the moved post itself, only addresses that
 * lead somewhere are changed.
 */
export function moveAddress(
  { text, kind }: Pick<Address, 'text' | 'kind'>,
  place: Place,
  move: Move,
  isThere: (path: string) => boolean,
): string | null {
  const [, own = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(text) ?? []
  const differing = (address: string) => (address === own ? null : address + rest)
  if (own === '' || (kind === 'address' && linkKind(text) !== 'relative')) return null
  if (kind === 'ref') {
    const target = followRef(own, place, move)
    return target === null ? null : differing(target)
  }
  if (kind === 'post') {
    const name = withoutExtension(nameOf(move.from))
    return own === name || own.endsWith(`/${name}`)
      ? differing(own.slice(0, own.length - name.length) + withoutExtension(nameOf(move.to)))
      : null
  }
  const path = decodeAddress(own).replace(/\/$/, '')
  const end = /\/$/.test(own) ? '/' : ''
  if (kind === 'path' || path.startsWith('/')) {
    const target = followRooted(path.replace(/^\//, ''), move)
    const start = path.startsWith('/') ? '/' : ''
    return target === null ? null : differing(start + encodeAddress(target) + end)
  }
  const before = normalizePath(`${folderOf(place.before)}/${path}`)
  if (before === null || before === '') return null
  const target = follow(before, move) ?? (place.before === place.after || !isThere(before) ? null : before)
  if (target === null) return null
  const relative = relativePath(folderOf(place.after), target)
  const start = /^\.\//.test(own) && !relative.startsWith('..') ? './' : ''
  const fresh = start + encodeAddress(relative) + end
  // The same place in other words stays as it is written.
  return normalizePath(`${folderOf(place.after)}/${path}`) === target ? null : differing(fresh)
}
