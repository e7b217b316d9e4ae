import { parsePost } from '../markdown/parseBody'
import type { TextEdit } from '../textEdit'
import { findAddresses } from './addresses'
import { type Move, movedPath } from './move'
import { moveAddress } from './moveAddress'

/** The edits of a post's text (`id` before the move) after which its links and images lead where they led before. */
export function moveLinks(
  id: string,
  text: string,
  move: Move,
  isThere: (path: string) => boolean,
): TextEdit[] {
  const place = { before: id, after: movedPath(id, move) }
  return findAddresses(parsePost(text)).flatMap((address) => {
    const insert = moveAddress(address, place, move, isThere)
    return insert === null ? [] : [{ from: address.from, to: address.to, insert }]
  })
}
