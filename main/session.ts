import { realpath, stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import {
  type FolderInfo,
  type FolderSettings,
  type PostId,
  previewPath,
  type Result,
  type Settings,
  type StartState,
} from '#api'
import { isPostName } from '#domain/posts/postPath'
import { type Backups, createBackups } from './backups'
import { isInside } from './confine'
import { type ContentFolder, openContentFolder } from './contentFolder'
import { createEventSource, type Emit } from './events'
import { findContentFolder } from './findContentFolder'
import { readFolderSettings } from './folderSettings'
import type { Host } from './host'
import { createOpenWindows, type OpenWindows } from './openWindows'
import { personalPath } from './personalPath'
import { createPlaces, type Places } from './places'
import { type RecentFolders, readRecentFolders } from './recentFolders'
import { fail, failureOf, ok } from './result'
import { mergeSettings, settingsFile } from './settings'
import { userDataFolder } from './userData'
import { version } from './version'
import { createVersions, type Versions } from './versions'

export type { Host } from './host'

/** What one running program knows: its host, the writer's settings, and the open folder. */
export interface Session {
  host: Host
  /** The folder for settings, recent folders and what extracts were made from. */
  userData: string
  recent: RecentFolders
  places: Places
  backups: Backups
  versions: Versions
  /** Windows that say when they come and go; those of the desktop app do not. */
  windows: OpenWindows
  emit: Emit
  /** Listens to all events of the contract; answers with the way to stop. */
  on(listener: Emit): () => void
  /** What a window shows first. It is told once that it shall restore kept text. */
  getStart(): StartState
  /** The post that the window shows now, so that a window after it can show the same. */
  takeShown(id: PostId | null): void
  /** The next window restores the text that the one before had not saved. */
  restoreNext(): void
  settings(): Settings
  saveSettings(settings: Settings): Promise<Result<null>>
  /** `folder` is the key of the open folder. */
  saveFolderSettings(folder: string, settings: FolderSettings): Promise<Result<null>>
  folder(): ContentFolder | null
  /** Whether a document of this address may load images of other sites: it asks for that, and the writer wants it. */
  allowsRemoteImages(address: URL): boolean
  openFolder(path: string): Promise<Result<FolderInfo>>
  /** Opens what the program was asked to open: a folder, or a post with its content folder. */
  openPath(path: string): Promise<Result<FolderInfo>>
  closeFolder(): Promise<void>
  /** Ends watching; the session is not used afterwards. */
  close(): Promise<void>
}

export interface SessionOptions {
  host: Host
  /** Folder for settings and recent folders; by the system's conventions unless given. */
  userData?: string
  /** Where choosing a folder starts; the home folder unless given. */
  home?: string
  /** When the window stands: until then a folder is read no further than it shows. */
  whenShown?: Promise<void>
}

export async function createSession({
  host,
  userData = userDataFolder(),
  home,
  whenShown,
}: SessionOptions): Promise<Session> {
  const { emit, on } = createEventSource()
  const stored = settingsFile(userData)
  const recent = await readRecentFolders(userData)
  const ofFolders = await readFolderSettings(userData)
  const windows = createOpenWindows(() => emit('windowGone', {}))
  const backups = createBackups(userData, windows.has)
  let settings = await stored.read()
  let folder: ContentFolder | null = null
  let post: PostId | null = null
  let isRestoring = false
  let opening: Promise<unknown> = Promise.resolve()

  /** Opening and closing never overlap: the last one asked for is what stays. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const own = opening.then(task, task)
    opening = own
    return own
  }

  async function closeNow(): Promise<void> {
    const closing = folder
    folder = null
    post = null
    await closing?.close()
  }

  async function openNow(path: string, showing: PostId | null): Promise<Result<FolderInfo>> {
    let own: ContentFolder | null = null
    const tell: Emit = (name, event) => {
      if (folder !== null && folder === own) emit(name, event)
    }
    const opened = await openContentFolder(path, tell, {
      thread: host.folderThread,
      whenShown,
      settings: ofFolders.of,
    })
    if (!opened.ok) return opened
    await closeNow()
    own = opened.value
    folder = own
    post = showing
    emit('folder', own.info)
    if (showing !== null) emit('showPost', { id: showing })
    await recent.add(path)
    return ok(own.info)
  }

  return {
    host,
    userData,
    recent,
    places: createPlaces(home),
    backups,
    windows,
    versions: createVersions(userData),
    emit,
    on,
    getStart() {
      const restore = isRestoring
      isRestoring = false
      return {
        restore,
        host: host.kind,
        platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
        version,
        folder: folder?.info ?? null,
        post,
        recent: recent.list(),
        settings,
      }
    },
    takeShown: (id) => {
      post = id
    },
    restoreNext: () => {
      isRestoring = true
    },
    settings: () => settings,
    async saveSettings(next) {
      const before = settings
      settings = next
      host.showTheme?.(next.theme)
      try {
        await stored.update((present) => mergeSettings(present, before, next))
        return ok(null)
      } catch (error) {
        return failureOf(error, 'Your settings could not be kept', 'They hold until Byline ends.')
      }
    },
    async saveFolderSettings(key, next) {
      if (folder?.info.key !== key)
        return fail('no-folder', 'Another folder is open now. Nothing was changed.')
      folder.info = { ...folder.info, settings: next }
      emit('folderSettings', { folder: key, settings: next })
      try {
        await ofFolders.set(folder.root, next)
        return ok(null)
      } catch (error) {
        return failureOf(
          error,
          'The settings of this folder could not be kept',
          'They hold until Byline ends.',
        )
      }
    },
    folder: () => folder,
    allowsRemoteImages: ({ pathname, search }) =>
      `${pathname}${search}` === `/${previewPath(true)}` && folder?.info.settings.remoteImages === true,
    openFolder: (path) => inTurn(() => openNow(path, null)),
    openPath: (path) =>
      inTurn(async () => {
        try {
          if ((await stat(path)).isDirectory()) return openNow(path, null)
        } catch (error) {
          return failureOf(error, `“${personalPath(path)}” could not be opened`)
        }
        if (!isPostName(path)) {
          return fail(
            'bad-request',
            `“${personalPath(path)}” is neither a folder nor a post (.md, .markdown, .mdx, .Rmd or .qmd).`,
          )
        }
        const real = await realpath(path)
        if (folder && isInside(folder.root, real)) {
          emit('showPost', { id: relative(folder.root, real).split(sep).join('/') })
          return ok(folder.info)
        }
        const found = await findContentFolder(path)
        return openNow(found.folder, found.id)
      }),
    closeFolder: () =>
      inTurn(async () => {
        if (!folder) return
        await closeNow()
        emit('folder', null)
      }),
    close: () =>
      inTurn(async () => {
        await closeNow()
        backups.close()
      }),
  }
}
