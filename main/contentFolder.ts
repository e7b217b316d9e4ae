import { createHash, randomBytes } from 'node:crypto'
import { readdir, realpath, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import {
  defaultFolderSettings,
  type FolderFields,
  type FolderInfo,
  type FolderNumbers,
  type FolderSettings,
  type PageStyle,
  type PostId,
  type Result,
} from '#api'
import { authorSourceRank } from '#domain/authors/directory'
import type { AuthorEntry } from '#domain/authors/entry'
import type { ExportRules } from '#domain/export/options'
import { rulesFileName } from '#domain/fields/rulesFile'
import type { ImageRules } from '#domain/page/imageRules'
import { isPostName } from '#domain/posts/postPath'
import { summariseUnreadable } from '#domain/posts/summarise'
import type { PostSummary } from '#domain/posts/summary'
import { createAuthorIndex } from './authorIndex'
import type { Emit } from './events'
import { createFieldIndex } from './fieldIndex'
import { createHeadReader } from './headReader'
import { createImageFolder, type ImageFolder } from './imageFolder'
import { isAsset } from './isWatched'
import { createNumberIndex } from './numberIndex'
import { readPageStyle } from './pageStyle'
import { personalPath } from './personalPath'
import { createPostFiles, type PostFiles } from './postFiles'
import type { ReadPost } from './postHead'
import { createPostList } from './postList'
import { fail, failureOf, ok } from './result'
import { createTaskPool } from './taskPool'
import { createThreads } from './threads'
import { throttle } from './throttle'
import { watchUsedFiles } from './usedFiles'
import { watchFolder } from './watchFolder'
import { isStrayTemporary } from './writeWhole'

/** The open folder: its posts, authors and files, kept up to date while it is open. */
export interface ContentFolder {
  /** Replaced as a whole when its settings change. */
  info: FolderInfo
  /** The folder's real path. */
  root: string
  files: PostFiles
  images: ImageFolder
  /** The style that the folder's pages have now. */
  readPageStyle(): Promise<PageStyle>
  /** Emits all posts known so far, then goes on as they are found. */
  listPosts(): void
  /** All posts known so far. */
  summaries(): PostSummary[]
  listAuthors(): AuthorEntry[]
  /** The file (below the folder) where the authors directory has this author, or would get it. */
  placeOfAuthor(handle: string): { path: string; isThere: boolean }
  /** What the posts beside this one usually have, and the folder's own rules. */
  getFields(id: PostId): FolderFields
  /** What byline.json says of images, and of export. */
  imageRules(): ImageRules
  exportRules(): ExportRules
  /** Who wrote how much, as far as it is counted; the rest is counted from now on. */
  getNumbers(): FolderNumbers
  listPostsBy(author: string): PostId[]
  /**
   * Runs a task that changes many files, while nothing is watched: a folder of ten thousand posts is read anew with every
   * file that is written. What has changed is told afterwards.
   */
  withoutWatching<T>(task: () => Promise<T>): Promise<T>
  /** Resolves when the first scan has ended. */
  whenScanned: Promise<void>
  /** Resolves when every change from then on is noticed: with the first scan. */
  whenWatched: Promise<void>
  close(): Promise<void>
}

export interface FolderOptions {
  /** The built `folderThread.ts`; left out, what takes long is done in this thread. */
  thread?: string | undefined
  /** Until then only what a window shows first is read: all of it would hold the window up. */
  whenShown?: Promise<void> | undefined
  /** What the writer has chosen for the folder, by its real path. */
  settings?: (root: string) => FolderSettings
}

/** Opens a folder: checks that it can be read, starts scanning and watching. Events go to `emit`. */
export async function openContentFolder(
  path: string,
  emit: Emit,
  options: FolderOptions = {},
): Promise<Result<ContentFolder>> {
  const named = resolve(path)
  let root: string
  try {
    root = await realpath(named)
    if (!(await stat(root)).isDirectory()) {
      return fail(
        'bad-request',
        `“${personalPath(named)}” is not a folder. Choose the folder that holds your posts.`,
      )
    }
    await readdir(root)
  } catch (error) {
    return failureOf(
      error,
      `The folder “${personalPath(named)}” could not be opened`,
      'Choose another folder.',
    )
  }
  return ok(startFolder(named, root, emit, options))
}

/** Threads that have had nothing to do for so long (milliseconds) end. */
const longestRest = 2000

function startFolder(
  named: string,
  root: string,
  emit: Emit,
  { thread, whenShown, settings = () => defaultFolderSettings }: FolderOptions,
): ContentFolder {
  const info: FolderInfo = {
    name: basename(root) || root,
    label: personalPath(named),
    key: `${createHash('sha256').update(root).digest('hex').slice(0, 8)}${randomBytes(4).toString('hex')}`,
    settings: settings(root),
  }
  const stopping = new AbortController()
  const files = createPostFiles(root)
  const posts = createPostList(emit)
  const tell: Emit = (name, event) => {
    emit(name, event)
    if (name === 'authors') numbers.authorsChanged()
  }
  const authors = createAuthorIndex(root, tell)
  const numbers = createNumberIndex({ root, emit, listAuthors: authors.list, thread })
  const pool = createTaskPool(16, () => {})
  const threads = thread === undefined ? null : createThreads(thread, { longestRest })
  const reader = createHeadReader(root, { threads, whenShown }, takeHead)
  /** Until every file that was there is known: tidings of one are no news. */
  let isScanning = true
  /** Posts of that time that are still to be read. */
  const unread = new Set<PostId>()
  let assetsRevision = 0
  const tellAssets = throttle(200, () => {
    assetsRevision += 1
    emit('assetsChanged', { revision: assetsRevision })
  })
  const fields = createFieldIndex(root, emit, tellAssets.ask)
  const used = watchUsedFiles(root, tellAssets.ask)

  function takeHead({ summary, handles, habits }: ReadPost): void {
    if (stopping.signal.aborted) return
    const { id } = summary
    posts.put(summary)
    authors.setUses(id, handles)
    fields.setHabits(id, habits)
    numbers.setPost(id)
    if (unread.delete(id)) posts.count()
  }

  function takeFile(path: string): void {
    if (isPostName(path)) {
      if (isScanning && !unread.has(path)) {
        unread.add(path)
        posts.expect()
      }
      reader.add(path)
      lookForChange(path)
    }
    if (isAsset(path) && !isScanning) tellAssets.ask()
    readSources(path)
    if (isStrayTemporary(basename(path))) pool.add(() => rm(join(root, path), { force: true }))
  }

  /** What is wrong with such a file is told by those who read it. */
  function readSources(path: string): void {
    if (authorSourceRank(path) >= 0) pool.add(() => authors.readSource(path))
    if (path === rulesFileName) pool.add(fields.readRules)
  }

  function takeTrouble(path: string, reason: string): void {
    readSources(path)
    const isPost = isPostName(path)
    if (!isPost && reason.startsWith('it is a link')) return
    const what = isPost ? 'This file' : 'This folder'
    reader.drop(path)
    posts.put(summariseUnreadable(path, 0, `${what} could not be read: ${reason}.`))
  }

  const watch = watchFolder(
    root,
    {
      onFile: takeFile,
      onRemoved: dropFile,
      onTrouble: takeTrouble,
      onPolling() {
        emit('notice', {
          message:
            'The system cannot watch so many folders, so Byline looks for changes every few seconds instead. Saving still compares each file first.',
        })
      },
      filesInUse: files.lastRead,
    },
    threads,
    whenShown,
  )

  async function scan(): Promise<void> {
    await watch.whenReady
    isScanning = false
    await reader.whenIdle()
    await pool.whenIdle()
    if (stopping.signal.aborted) return
    posts.finish()
    authors.flush()
    fields.flush()
  }

  function dropFile(path: string): void {
    if (isAsset(path)) tellAssets.ask()
    if (authorSourceRank(path) >= 0) authors.dropSource(path)
    if (path === rulesFileName) fields.dropRules()
    reader.drop(path)
    if (unread.delete(path)) posts.count()
    posts.remove(path)
    if (!isPostName(path)) return
    authors.setUses(path, [])
    fields.setHabits(path, null)
    numbers.dropPost(path)
    lookForChange(path)
  }

  async function withoutWatching<T>(task: () => Promise<T>): Promise<T> {
    await watch.whenReady
    await watch.pause()
    try {
      return await task()
    } finally {
      void watch.resume()
    }
  }

  function lookForChange(id: PostId): void {
    if (!files.wasRead(id)) return
    pool.add(async () => {
      const hash = await files.lookForChange(id)
      if (hash !== undefined && !stopping.signal.aborted) emit('postChanged', { id, hash })
    })
  }

  const whenScanned = scan()
  const folder: ContentFolder = {
    info,
    root,
    files,
    images: createImageFolder(root, fields.imageRules, used.add),
    readPageStyle: () => readPageStyle(root, folder.info.settings.styleSheet, fields.imageRules(), used.add),
    whenScanned,
    whenWatched: whenScanned,
    listPosts: posts.sendAll,
    summaries: posts.all,
    listAuthors: authors.list,
    placeOfAuthor: authors.placeOf,
    getFields: fields.fieldsFor,
    imageRules: fields.imageRules,
    exportRules: fields.exportRules,
    getNumbers: numbers.get,
    listPostsBy: numbers.postsBy,
    withoutWatching,
    async close() {
      stopping.abort()
      pool.clear()
      posts.close()
      authors.close()
      fields.close()
      numbers.close()
      await used.close()
      tellAssets.cancel()
      reader.close()
      watch.close()
      await threads?.close()
    },
  }
  return folder
}
