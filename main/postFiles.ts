import { basename } from 'node:path/posix'
import type { PostFile, PostId, Result } from '#api'
import { confine, confineNew } from './confine'
import { decodeText } from './decodeText'
import { isPostName } from './folderRules'
import { fail, ok } from './result'
import { createFile, hashBytes, readRegularFile, saveFile } from './saveFile'
import { isWritable } from './writable'

/** Reads and saves the posts of one folder; remembers which revision of each was last seen. */
export interface PostFiles {
  readPost(id: PostId): Promise<Result<PostFile>>
  /**
   * Saves by the save sequence; never twice at once for one post. `hash` is the revision that the text is based on; ''
   * stands for a file that is gone and shall be written again.
   */
  savePost(id: PostId, raw: string, hash: string): Promise<Result<{ hash: string }>>
  /**
   * After a sign of change: the revision on disk (null: gone) of a post that was read before, once, if it is not the one
   * last seen; otherwise undefined. Waits for a running save.
   */
  lookForChange(id: PostId): Promise<string | null | undefined>
  /** Runs a task on a file (its real path) while no save and no other task of it runs. */
  inTurn<T>(real: string, task: () => Promise<T>): Promise<T>
}

/** `root` is the real path of the content folder. */
export function createPostFiles(root: string): PostFiles {
  const seen = new Map<PostId, string | null>()
  const running = new Map<string, Promise<unknown>>()

  /** Runs tasks of one file one after the other. */
  function queue<T>(path: string, task: () => Promise<T>): Promise<T> {
    const before = running.get(path) ?? Promise.resolve()
    const own = before.then(task, task)
    running.set(path, own)
    const forget = () => {
      if (running.get(path) === own) running.delete(path)
    }
    own.then(forget, forget)
    return own
  }

  async function confinePost(id: PostId) {
    return isPostName(id) ? confine(root, id) : notAPost(id)
  }

  return {
    inTurn: queue,

    async readPost(id) {
      const place = await confinePost(id)
      if (!place.ok) return place
      const { real } = place.value
      const bytes = await readRegularFile(real, quote(id))
      if (!bytes.ok) return bytes
      const text = decodeText(bytes.value)
      const hash = hashBytes(bytes.value)
      seen.set(id, hash)
      return ok({ id, raw: text.raw, hash, readOnly: text.readOnly ?? (await whyNotWritable(real)) })
    },

    async savePost(id, raw, hash) {
      if (!isPostName(id)) return notAPost(id)
      const isNew = hash === ''
      const place = await (isNew ? confineNew(root, id) : confine(root, id))
      if (!place.ok) return place
      const { real } = place.value
      return queue(real, async () => {
        if (!isNew) {
          const present = await readRegularFile(real, quote(id))
          if (!present.ok) return present
          const readOnly = decodeText(present.value).readOnly ?? (await whyNotWritable(real))
          if (readOnly) return fail('read-only', `${quote(id)} was not saved. ${readOnly}`)
        }
        const broken = findLoneSurrogate(raw)
        if (broken >= 0) {
          const line = raw.slice(0, broken).split(/\r\n|\r|\n/).length
          return fail(
            'failed',
            `${quote(id)} was not saved: line ${line} holds half of a character, which no UTF-8 file can keep. Delete that character, then save again.`,
          )
        }
        const bytes = Buffer.from(raw, 'utf8')
        const saved = isNew
          ? await createFile(real, bytes, quote(id))
          : await saveFile(real, bytes, hash, quote(id))
        if (!saved.ok) return saved
        seen.set(id, saved.value.hash)
        return ok({ hash: saved.value.hash })
      })
    },

    async lookForChange(id) {
      if (!seen.has(id)) return undefined
      const place = await confinePost(id)
      if (place.ok) {
        return queue(place.value.real, async () => {
          const bytes = await readRegularFile(place.value.real, quote(id))
          return tell(id, bytes.ok ? hashBytes(bytes.value) : null)
        })
      }
      return tell(id, null)
    },
  }

  function tell(id: PostId, hash: string | null): string | null | undefined {
    if (seen.get(id) === hash) return undefined
    seen.set(id, hash)
    return hash
  }
}

function notAPost(id: PostId) {
  return fail('bad-request', `“${id}” is not a post: its extension is not one of Markdown.`)
}

function quote(id: PostId): string {
  return `“${basename(id)}”`
}

async function whyNotWritable(path: string): Promise<string | null> {
  if (await isWritable(path)) return null
  return 'You may read this file but not change it. Allow writing to it, then open it again.'
}

/** Offset of the first half of a surrogate pair without its other half, or -1. */
function findLoneSurrogate(text: string): number {
  const match = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text)
  return match ? match.index : -1
}
