import { dirname, join } from 'node:path'
import { basename } from 'node:path/posix'
import type { PostFile, PostId, Result } from '#api'
import { isPostName } from '#domain/posts/postPath'
import { confine, confineNew } from './confine'
import { decodeText, whyNotText } from './decodeText'
import type { Disk } from './disk'
import { diskFor } from './diskFor'
import { fail, ok } from './result'
import { createFile, hashBytes, readRealFile, saveFile } from './saveFile'
import { encodeText } from './textBytes'
import { late, withinTime } from './timeLimit'
import { isWritable } from './writable'

export interface PostSaveOptions {
  /** Whether the writer has deleted all letters: nothing else makes an empty file of a post. */
  isEmptied?: boolean | undefined
  /** Is told the bytes that are replaced. */
  onRead?: (before: Buffer) => void
}

export interface SavedPost {
  hash: string
  /** What the writer should know of the file. */
  warning?: string
}

/** Reads and saves the posts of one folder; remembers which revision of each was last seen. */
export interface PostFiles {
  readPost(id: PostId): Promise<Result<PostFile>>
  /**
   * Saves by the save sequence; never twice at once for one post. `hash` is the revision that the text is based on; ''
   * stands for a file that is gone and shall be written again. A disk that does not answer in time is a failure; until it does, the post is not saved again. A text whose save failed half way
   * is known as our own where it is found on disk later.
   */
  savePost(id: PostId, raw: string, hash: string, options?: PostSaveOptions): Promise<Result<SavedPost>>
  /**
   * After a sign of change: the revision on disk (null: gone) of a post that was read before, once, if it is not the one
   * last seen; otherwise undefined. Waits for a running save.
   */
  lookForChange(id: PostId): Promise<string | null | undefined>
  /** Whether a post was read before: of others no change matters. */
  wasRead(id: PostId): boolean
  /** The posts that were read last, a hundred at most. */
  lastRead(): PostId[]
  /** Runs a task on a file (its real path) while no save and no other task of it runs. */
  inTurn<T>(real: string, task: () => Promise<T>): Promise<T>
}

export interface PostFilesOptions {
  /** By which files are saved; the one that fits their folder unless given. */
  disk?: Disk
  /** How long a save of so many bytes may take, in milliseconds. */
  patienceFor?: (bytes: number) => number
}

/** Less than the ten seconds after which people think that a program hangs; a large text may take longer. */
const usualPatience = (bytes: number) => 8000 + bytes / 1000

/** `root` is the real path of the content folder. */
export function createPostFiles(
  root: string,
  { disk, patienceFor = usualPatience }: PostFilesOptions = {},
): PostFiles {
  const seen = new Map<PostId, string | null>()
  /** Revisions of which nobody knows whether they are, and stay, on the disk: their saves failed or are late. */
  const unsure = new Map<PostId, string>()
  /** Posts with a save that the disk has not answered yet, though the writer was told that it failed. */
  const hanging = new Set<PostId>()
  const running = new Map<string, Promise<unknown>>()

  /** Runs tasks of one file one after the other; of its id when its real path is yet to be found, and then of that. */
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

  interface Saving extends PostSaveOptions {
    id: PostId
    bytes: Buffer
    hash: string
  }

  interface How {
    disk: Disk
    signal: AbortSignal
  }

  async function saveNow(saving: Saving, signal: AbortSignal): Promise<Result<SavedPost>> {
    const { id, hash } = saving
    // Where the post is named; a link may lead to another folder.
    const near = disk ?? (await diskFor(join(root, dirname(id))))
    const place = await (hash === '' ? confineNew(root, id) : confine(root, id, near))
    if (!place.ok) return place
    const { real } = place.value
    return queue(real, async () => {
      const how = { disk: disk ?? (await diskFor(dirname(real))), signal }
      signal.throwIfAborted()
      const saved = await (hash === '' ? create(real, saving, how) : replace(real, saving, how))
      if (!saved.ok || signal.aborted) return saved
      unsure.delete(id)
      seen.set(id, saved.value.hash)
      return saved
    })
  }

  async function create(real: string, saving: Saving, how: How): Promise<Result<SavedPost>> {
    const { id, bytes } = saving
    if (unsure.has(id)) {
      const again = await replace(real, saving, how)
      if (again.ok || again.error.code !== 'not-found') return again
    }
    unsure.set(id, hashBytes(bytes))
    return createFile(real, bytes, quote(id), how)
  }

  async function replace(
    real: string,
    { id, bytes, hash, isEmptied = false, onRead = () => {} }: Saving,
    how: How,
  ): Promise<Result<SavedPost>> {
    let isParted = false
    const saved = await saveFile(real, bytes, hash, quote(id), {
      ...how,
      async permit(info) {
        isParted = info.nlink > 1
        return refuseReadOnly(id, await whyNotWritable(real, how.disk, info))
      },
      judge(present) {
        onRead(present)
        const isLost = holdsNothing(bytes) && !holdsNothing(present) && !isEmptied
        return isLost
          ? fail('failed', `${quote(id)} was not saved: ${emptyText}`)
          : refuseReadOnly(id, whyNotText(present))
      },
      isOurs: (present) => unsure.get(id) === present,
      onHash: (own) => unsure.set(id, own),
    })
    if (!saved.ok) return saved
    const warning = isParted && saved.value.written ? { warning: partedLink(id) } : {}
    return ok({ hash: saved.value.hash, ...warning })
  }

  return {
    inTurn: queue,
    wasRead: (id) => seen.has(id),
    lastRead: () => [...seen.keys()].slice(-100),

    async readPost(id) {
      const place = await confinePost(id)
      if (!place.ok) return place
      const { real } = place.value
      const bytes = await readRealFile(real, quote(id))
      if (!bytes.ok) return bytes
      const text = decodeText(bytes.value)
      const hash = hashBytes(bytes.value)
      seen.delete(id)
      seen.set(id, hash)
      return ok({ id, raw: text.raw, hash, readOnly: text.readOnly ?? (await whyNotWritable(real)) })
    },

    async savePost(id, raw, hash, options = {}) {
      if (!isPostName(id)) return notAPost(id)
      if (hanging.has(id)) return fail('failed', `${quote(id)} was not saved: ${stillHanging}`)
      const broken = findLoneSurrogate(raw)
      if (broken >= 0) {
        const line = raw.slice(0, broken).split(/\r\n|\r|\n/).length
        return fail(
          'failed',
          `${quote(id)} was not saved: line ${line} holds half of a character, which no UTF-8 file can keep. Delete that character, then save again.`,
        )
      }
      const { bytes, release } = encodeText(raw)
      let saving: Promise<Result<SavedPost>> | undefined
      const saved = await withinTime(patienceFor(bytes.length), (signal) => {
        // In the order in which they were asked for, however long each looks for its file.
        saving = queue(id, () => saveNow({ id, bytes, hash, ...options }, signal)).finally(release)
        return saving
      })
      if (saved !== late) return saved
      hanging.add(id)
      const forget = () => hanging.delete(id)
      saving?.then(forget, forget)
      return fail('failed', `${quote(id)} was not saved: ${notAnswering}`)
    },

    async lookForChange(id) {
      if (!seen.has(id)) return undefined
      const place = await confinePost(id)
      if (place.ok) {
        return queue(place.value.real, async () => {
          const bytes = await readRealFile(place.value.real, quote(id))
          return tell(id, bytes.ok ? hashBytes(bytes.value) : null)
        })
      }
      return tell(id, null)
    },
  }

  function tell(id: PostId, hash: string | null): string | null | undefined {
    if (seen.get(id) === hash || (hash !== null && unsure.get(id) === hash)) return undefined
    seen.set(id, hash)
    return hash
  }
}

function notAPost(id: PostId) {
  return fail('bad-request', `“${id}” is not a post: its extension is not one of Markdown.`)
}

const stillThere = 'Your text is still here, and is kept for the case of a crash.'
const notAnswering = `the disk does not answer. If the folder is on another computer, look whether it can be reached; then save again. ${stillThere}`
const stillHanging = `the disk has not answered to the save before yet. Wait until the folder can be reached again. ${stillThere}`

const emptyText =
  'Byline has no text of it, though the file has some and you have not deleted it. Close the post and open it again.'

function refuseReadOnly(id: PostId, reason: string | null): Result<null> {
  return reason === null ? ok(null) : fail('read-only', `${quote(id)} was not saved. ${reason}`)
}

function partedLink(id: PostId): string {
  return `${quote(id)} had a second name on this disk (a hard link). That one keeps the older text; from now on the two are files of their own.`
}

/** Whether a file is empty but for a byte order mark. */
function holdsNothing(bytes: Uint8Array): boolean {
  return bytes.length === 0 || (bytes.length === 3 && Buffer.from(bytes).equals(Buffer.from('\ufeff')))
}

function quote(id: PostId): string {
  return `“${basename(id)}”`
}

async function whyNotWritable(path: string, disk?: Disk, known?: { mode: number }): Promise<string | null> {
  if (await isWritable(path, disk, known)) return null
  return 'You may read this file but not change it. Allow writing to it, then open it again.'
}

/** Offset of the first half of a surrogate pair without its other half, or -1. */
function findLoneSurrogate(text: string): number {
  if (text.isWellFormed()) return -1
  const match = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text)
  return match ? match.index : -1
}
