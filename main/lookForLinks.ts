import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LeftAlone, PostId } from '#api'
import { splitFrontMatter } from '#domain/frontMatter/split'
import { type Move, movedPath } from '#domain/moves/move'
import { moveLinks } from '#domain/moves/moveLinks'
import { isPostName, nameOf, postExtensions, withoutExtension } from '#domain/posts/postPath'
import { decodePost, editPost, encodePost } from '#domain/postText'
import { createBreather } from './breather'
import { isInside } from './confine'
import { decodeText } from './decodeText'
import { swiftDisk } from './disk'
import { listHandleFiles } from './handleFiles'
import type { PlannedFile } from './lookForHandle'
import { reasonOf } from './result'
import { hashBytes, largestPost, readRegularFile } from './saveFile'
import { isWritable } from './writable'

/** The posts whose links a move changes, and those that it would change but cannot. */
export interface LookedLinks {
  files: PlannedFile[]
  /** The texts of these files as they are now, by id. */
  before: Map<string, string>
  refused: LeftAlone[]
}

const postEndings = ['', ...postExtensions]

/** Whether a post says itself what its address is, so that links to that do not follow its file. */
export function namesAddress(bytes: Uint8Array): boolean {
  const text = decodePost(decodeText(bytes).raw).text
  const block = splitFrontMatter(text)
  return block !== null && /^["']?(?:slug|url|permalink)["']?\s*[:=]/m.test(text.slice(0, block.to))
}

/** Tells whether a file or a post is there, and keeps what it has seen. */
export function isPostThere(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>()
  return (path) => {
    const found = known.get(path) ?? postEndings.some((ending) => existsSync(join(root, path + ending)))
    known.set(path, found)
    return found
  }
}

/** Looks in all posts of a folder (its real path) for links that a move changes. Nothing is written. */
export async function lookForLinks(
  root: string,
  move: Move,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<LookedLinks> {
  const ids = (await listHandleFiles(root)).filter(isPostName).sort()
  const looked: LookedLinks = { files: [], before: new Map(), refused: [] }
  const breathe = createBreather()
  const isThere = isPostThere(root)
  let told = performance.now()
  for (const [index, id] of ids.entries()) {
    if (signal.aborted) break
    await breathe()
    if (performance.now() - told > 200) {
      told = performance.now()
      onProgress(index, ids.length)
    }
    await lookInPost(root, id, move, isThere, looked)
  }
  return looked
}

async function lookInPost(
  root: string,
  id: PostId,
  move: Move,
  isThere: (path: string) => boolean,
  { files, before, refused }: LookedLinks,
): Promise<void> {
  const leave = (reason: string) => void refused.push({ id, reason })
  try {
    const isOwn = movedPath(id, move) !== id
    const read = await readRegularFile(join(root, id), 'The file', largestPost, swiftDisk)
    if (!read.ok) return
    const { raw, readOnly } = decodeText(read.value)
    if (!isOwn && !mentions(raw, move)) return
    const post = decodePost(raw)
    const edits = moveLinks(id, post.text, move, isThere)
    if (edits.length === 0) return
    const real = await swiftDisk.realpath(join(root, id))
    if (!isInside(root, real)) return
    if (readOnly !== null) return leave(readOnly)
    if (!(await isWritable(real, swiftDisk)))
      return leave('You may read this file but not change it. Allow writing to it first.')
    const text = encodePost(editPost(post, edits))
    before.set(id, raw)
    files.push({ id, real, path: id, hash: hashBytes(read.value), text, count: edits.length })
  } catch (error) {
    leave(`The file could not be read: ${reasonOf(error).reason}.`)
  }
}

/** Whether a text has the name of what moves: most have not, and are not parsed. */
export function mentions(raw: string, { from }: Move): boolean {
  const name = withoutExtension(nameOf(from))
  return raw.includes(name) || raw.includes(encodeURI(name)) || raw.includes(encodeURIComponent(name))
}
