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
import { rulesFileName } from '#domain/fields/rulesFile'
import { summariseUnreadable } from '#domain/posts/summarise'
import { createAuthorIndex } from './authorIndex'
import type { Emit } from './events'
import { createFieldIndex } from './fieldIndex'
import { isImageName, isPostName } from './folderRules'
import { createImageFolder, type ImageFolder } from './imageFolder'
import { createNumberIndex } from './numberIndex'
import { readPageStyle } from './pageStyle'
import { personalPath } from './personalPath'
import { createPostFiles, type PostFiles } from './postFiles'
import { readPostHead } from './postHead'
import { createPostList } from './postList'
import { fail, failureOf, ok } from './result'
import { isStyleSheet } from './styleSheets'
import { createTaskPool } from './taskPool'
import { throttle } from './throttle'
import { watchUsedFiles } from './usedFiles'
import { walkFolder } from './walkFolder'
import { type FolderWatch, watchFolder } from './watchFolder'
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
  listAuthors(): AuthorEntry[]
  /** The file (below the folder) where the authors directory has this author, or would get it. */
  placeOfAuthor(handle: string): { path: string; isThere: boolean }
  /** What the posts beside this one usually have, and the folder's own rules. */
  getFields(id: PostId): FolderFields
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
  /** Resolves when every change from then on is noticed. */
  whenWatched: Promise<void>
  close(): Promise<void>
}

export interface FolderOptions {
  /** The built `folderThread.ts`; left out, what takes long is done in this thread. */
  thread?: string | undefined
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

/** Whether a page may show this file, or be shown with it. */
const isAsset = (path: string) => isImageName(path) || isStyleSheet(path)

function startFolder(
  named: string,
  root: string,
  emit: Emit,
  { thread, settings = () => defaultFolderSettings }: FolderOptions,
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
  let watch: FolderWatch | null = null
  /** The files that the watch has told of. */
  let watched = new Set<string>()
  let assetsRevision = 0
  const tellAssets = throttle(200, () => {
    assetsRevision += 1
    emit('assetsChanged', { revision: assetsRevision })
  })
  const fields = createFieldIndex(root, emit, tellAssets.ask)
  const used = watchUsedFiles(root, tellAssets.ask)

  async function readPost(id: PostId): Promise<void> {
    const head = await readPostHead(join(root, id), id)
    if (stopping.signal.aborted) return
    posts.put(head.summary)
    authors.setUses(id, head.handles)
    fields.setHabits(id, head.habits)
    numbers.setPost(id)
  }

  function takeFile(path: string): void {
    if (isPostName(path)) {
      posts.expect()
      pool.add(async () => {
        await readPost(path)
        posts.count()
      })
    }
    if (authorSourceRank(path) >= 0) pool.add(() => authors.readSource(path))
    if (path === rulesFileName) pool.add(fields.readRules)
    if (isStrayTemporary(basename(path))) pool.add(() => rm(join(root, path), { force: true }))
  }

  async function scan(): Promise<void> {
    await walkFolder(
      root,
      {
        onFile: takeFile,
        onTrouble: (path, reason) => {
          const isPost = isPostName(path)
          if (!isPost && reason.startsWith('it is a link')) return
          const what = isPost ? 'This file' : 'This folder'
          posts.put(summariseUnreadable(path, 0, `${what} could not be read: ${reason}.`))
        },
      },
      stopping.signal,
    )
    await pool.whenIdle()
    posts.finish()
    authors.flush()
    fields.flush()
  }

  async function startWatching(since = Date.now()): Promise<void> {
    if (stopping.signal.aborted) return
    const isWatched = (path: string) =>
      isPostName(path) || isAsset(path) || authorSourceRank(path) >= 0 || path === rulesFileName
    watch = watchFolder(root, isWatched, {
      onFile(path, changed) {
        watched.add(path)
        // The first tidings name every file: only what changed after it was scanned is news.
        if (isAsset(path)) {
          if (changed === null || changed > since - 2000) tellAssets.ask()
          return
        }
        if (authorSourceRank(path) >= 0 && (changed === null || !authors.hasSource(path, changed))) {
          pool.add(() => authors.readSource(path))
        }
        if (path === rulesFileName && (changed === null || !fields.hasRules(changed))) {
          pool.add(fields.readRules)
        }
        if (!isPostName(path) || (changed !== null && posts.get(path)?.changed === changed)) return
        pool.add(() => readPost(path))
        pool.add(() => lookForChange(path))
      },
      onRemoved: dropFile,
      onPolling() {
        emit('notice', {
          message:
            'The system cannot watch so many files, so Byline looks for changes every few seconds instead. Saving still compares each file first.',
        })
      },
    })
    await watch.whenReady
  }

  function dropFile(path: string): void {
    watched.delete(path)
    if (isAsset(path)) tellAssets.ask()
    if (authorSourceRank(path) >= 0) authors.dropSource(path)
    if (path === rulesFileName) fields.dropRules()
    if (!isPostName(path)) return
    posts.remove(path)
    authors.setUses(path, [])
    fields.setHabits(path, null)
    numbers.dropPost(path)
    pool.add(() => lookForChange(path))
  }

  async function withoutWatching<T>(task: () => Promise<T>): Promise<T> {
    await watching
    const since = Date.now()
    await watch?.close()
    try {
      return await task()
    } finally {
      const before = watched
      watched = new Set()
      watching = startWatching(since).then(() => {
        if (stopping.signal.aborted) return
        for (const path of before) if (!watched.has(path)) dropFile(path)
      })
    }
  }

  async function lookForChange(id: PostId): Promise<void> {
    const hash = await files.lookForChange(id)
    if (hash !== undefined && !stopping.signal.aborted) emit('postChanged', { id, hash })
  }

  const whenScanned = scan()
  const whenWatched = whenScanned.then(() => startWatching())
  let watching = whenWatched
  const folder: ContentFolder = {
    info,
    root,
    files,
    images: createImageFolder(root, fields.imageRules, used.add),
    readPageStyle: () => readPageStyle(root, folder.info.settings.styleSheet, fields.imageRules(), used.add),
    whenScanned,
    whenWatched,
    listPosts: posts.sendAll,
    listAuthors: authors.list,
    placeOfAuthor: authors.placeOf,
    getFields: fields.fieldsFor,
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
      await watch?.close()
    },
  }
  return folder
}
