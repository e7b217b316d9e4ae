import { join } from 'node:path'
import matter from 'gray-matter'
import { packHabits, readHabits } from '#domain/fields/habits'
import { readPlainYaml } from '#domain/frontMatter/plainYaml'
import { type FrontMatterBlock, splitFrontMatter } from '#domain/frontMatter/split'
import { engines } from '#domain/frontMatter/values'
import { marksOfBroken, type SummarisedPost, summarise, summariseUnreadable } from '#domain/posts/summarise'
import { decodePost } from '#domain/postText'
import { decodeText } from './decodeText'
import { type Disk, swiftDisk } from './disk'
import { openForReading } from './openForReading'
import { reasonOf } from './result'

/** Enough for the front matter and first heading of nearly every post. */
const headSize = 4096
/** Front matter that has not ended by then is read no further; it is not front matter. */
const longestHead = 68 * 1024

/** What the list and the index of fields keep of a post. */
export interface ReadPost extends SummarisedPost {
  /** As `packHabits` writes them; null where there is no front matter that can be read. */
  habits: string | null
}

/** Reads the head of a post for the list. Never fails: a file that cannot be read is listed with the reason. */
export async function readPostHead(path: string, id: string, disk?: Disk): Promise<ReadPost> {
  let changed = 0
  try {
    const file = await openForReading(path, disk)
    try {
      const info = await file.stat()
      changed = info.mtimeMs
      if (!info.isFile()) return unreadable(id, changed, 'it is not a file')
      const buffer = Buffer.allocUnsafe(Math.min(headSize, Math.max(1, info.size)))
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
      let text = toText(buffer.subarray(0, bytesRead))
      let block = splitFrontMatter(text)
      if (!block && bytesRead < info.size && opensFrontMatter(text)) {
        const longer = Buffer.allocUnsafe(Math.min(longestHead, info.size))
        const more = await file.read(longer, 0, longer.length, 0)
        text = toText(longer.subarray(0, more.bytesRead))
        block = splitFrontMatter(text)
      }
      const values = block && readBlock(text, block)
      return {
        ...summarise({
          id,
          changed,
          values: values ?? marksOf(text, block),
          body: text.slice(block ? block.to : 0),
        }),
        habits: block && values && packHabits(readHabits(block.kind, values)),
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    return unreadable(id, changed, reasonOf(error).reason)
  }
}

/**
 * Reads the heads of many posts below `root` in a thread of their own, where waiting for the disk holds nobody up. Answers
 * with each as JSON: from thread to thread that costs a part of what objects do.
 */
export async function readPostHeads(ids: readonly string[], root: string): Promise<string[]> {
  const heads: string[] = []
  for (const id of ids) heads.push(JSON.stringify(await readPostHead(join(root, id), id, swiftDisk)))
  return heads
}

function unreadable(id: string, changed: number, reason: string): ReadPost {
  const summary = summariseUnreadable(id, changed, `This file could not be read: ${reason}.`)
  return { summary, handles: [], habits: null }
}

/** The head may be cut inside a character: that only changes its last one. */
function toText(bytes: Buffer): string {
  return decodePost(decodeText(bytes).raw).text
}

function opensFrontMatter(text: string): boolean {
  return /^\s*(?:---|\+\+\+|\{)/.test(text.slice(0, 200))
}

/** What can be told of front matter that is broken or not closed. */
function marksOf(text: string, block: FrontMatterBlock | null): Record<string, unknown> {
  if (block !== null) return marksOfBroken(text.slice(block.contentFrom, block.contentTo))
  return opensFrontMatter(text) ? marksOfBroken(text.slice(0, headSize)) : {}
}

/** Values of a block, or null when it is broken: the editor tells why, the list goes by file name. */
function readBlock(text: string, block: FrontMatterBlock): Record<string, unknown> | null {
  const content = text.slice(block.contentFrom, block.contentTo)
  const plain = block.kind === 'yaml' ? readPlainYaml(content) : null
  if (plain !== null) return plain
  try {
    // Passing options also keeps gray-matter from caching every post it sees. Marks of our own make it read exactly the
    // block that was found, whichever marks the post has.
    const { data } = matter(`---\n${content}\n---\n`, { language: block.kind, engines, delimiters: '---' })
    return data
  } catch {
    return null
  }
}
