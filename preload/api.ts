/**
 * The contract between the renderer and main: every request and event by name, with its types.
 * Main validates the arguments of each request; errors are values. Absolute paths never cross this line:
 * posts, recent folders and places of the folder chooser are named by ids that only main can resolve.
 */

import type { AuthorNumbers } from '../main/domain/authors/authorNumbers'
import type { AuthorEntry } from '../main/domain/authors/entry'
import type { ExportFormat, ExportWarning } from '../main/domain/export/options'
import type { FieldRules } from '../main/domain/fields/fieldRules'
import type { FolderUsage } from '../main/domain/fields/usage'
import type { MarkdownSettings } from '../main/domain/markdown/features'
import type { ImageSize } from '../main/domain/page/images'
import type { PostSummary } from '../main/domain/posts/summary'

/** A post's path below the content folder, with `/` between the parts. */
export type PostId = string

/** Names a folder that main has shown to the writer in the folder chooser. */
export type PlaceId = string

export type FailureCode =
  | 'not-found'
  | 'no-rights'
  | 'not-text'
  | 'changed-on-disk'
  | 'read-only'
  | 'disk-full'
  | 'bad-request'
  | 'no-folder'
  | 'failed'

/** What happened, why, and what to do: `message` is a sentence or two that the writer can read. */
export interface Failure {
  code: FailureCode
  message: string
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }

export interface FolderInfo {
  /** The folder's own name, for titles. */
  name: string
  /** Its place in a form for people (`~/sites/notes`); never sent back. */
  label: string
  /** Changes with every folder opened; part of the addresses of images, so that caches never mix two folders. */
  key: string
  settings: FolderSettings
}

/** What the writer has chosen for one content folder; kept by main in the user-data folder. */
export interface FolderSettings {
  /** Whether images of other sites are loaded. */
  remoteImages: boolean
  /** The CSS file of the folder that its pages have instead of Byline's own style, or null. */
  styleSheet: string | null
}

/** The style of the open folder's pages. */
export interface PageStyle {
  /** What the page has in place of Byline's own style; null for that one. */
  css: string | null
  /** Why the chosen style sheet is not shown, or what was left out of it; null when all is well. */
  trouble: string | null
}

/** The settings of a folder that is opened for the first time. */
export const defaultFolderSettings: FolderSettings = { remoteImages: false, styleSheet: null }

export interface RecentFolder {
  id: string
  name: string
  label: string
}

/** What the renderer needs to draw its first frame. */
export interface StartState {
  host: 'desktop' | 'browser'
  platform: 'mac' | 'windows' | 'linux'
  version: string
  folder: FolderInfo | null
  /** A post that the program was asked to open (a file argument), or that the window before showed; or null. */
  post: PostId | null
  recent: RecentFolder[]
  settings: Settings
  /** Whether the window before has died: what it kept is restored unasked. */
  restore: boolean
}

/** One fact about the program: its name and its value, for people. */
export interface Detail {
  name: string
  value: string
}

/** The writer's own choices; kept by main in the user-data folder. Unknown keys are dropped. */
export interface Settings {
  /** Widths in per cent, by the set of columns shown (`posts-editor-preview`), then by column. */
  layout: Record<string, Record<string, number>>
  showPosts: boolean
  showPreview: boolean
  showInspector: boolean
  /** Editor and preview show the same place: when one is scrolled, the other follows. */
  scrollTogether: boolean
  /** When unsaved text is saved unasked: never, after a pause in typing, or when the writer turns to another window. */
  autosave: 'off' | 'pause' | 'leave'
  theme: 'system' | 'light' | 'dark'
  /** How wide the page of the preview is: as its panel, or as a device shows it. */
  pageWidth: 'panel' | 'phone' | 'tablet' | 'desktop'
  sort: 'date' | 'title' | 'changed'
}

/** The settings of a fresh installation. */
export const defaultSettings: Settings = {
  layout: {},
  showPosts: true,
  showPreview: true,
  showInspector: true,
  scrollTogether: true,
  autosave: 'off',
  theme: 'system',
  pageWidth: 'panel',
  sort: 'date',
}

export interface ScanProgress {
  /** Files looked at so far. */
  done: number
  /** Files found so far; grows while folders are still being read. */
  found: number
  finished: boolean
}

export interface PostsChange {
  /** True for the first message after a folder was opened: forget what was listed before. */
  reset: boolean
  put: PostSummary[]
  removed: PostId[]
  progress: ScanProgress
}

export interface PostFile {
  id: PostId
  /** The decoded text as on disk: line endings untouched, a BOM kept as U+FEFF. */
  raw: string
  /** SHA-256 of the bytes, in hex: the revision last seen. */
  hash: string
  /** Why the post can only be read (invalid UTF-8, no rights …), or null. */
  readOnly: string | null
}

/** What a post's subfolder tells about its fields: what its posts usually have, and what byline.json fixes. */
export interface FolderFields {
  usage: FolderUsage
  rules: FieldRules
  markdown: MarkdownSettings
  /** What is wrong with byline.json, or null. */
  trouble: string | null
}

/** What a writer may say of an author; '' says nothing. */
export type AuthorFields = Pick<AuthorEntry, 'name' | 'email' | 'description' | 'url' | 'avatar'>

/** Who wrote how much of the folder's posts, as far as they are counted. */
export interface FolderNumbers {
  authors: AuthorNumbers[]
  progress: ScanProgress
}

/** A file that was left as it is, with the reason in a sentence. `id` is its path below the folder. */
export interface LeftAlone {
  id: string
  reason: string
}

/** What giving a handle another name would change: posts, and files of the authors directory. */
export interface RenamePreview {
  /** `count` says in how many places the handle stands. */
  files: { id: string; count: number }[]
  /** Files that have the handle and cannot be changed, and files that could not be read. */
  refused: LeftAlone[]
  /** In how many posts the new handle stands already, as `listAuthors` tells: both authors are one afterwards. */
  merged: number
  /** Names this preview for `readRenamePatch` and `applyRename`; it holds until the next preview. */
  token: string
}

/** What another path for a post would change in posts: links and images. */
export interface MovePreview {
  files: { id: string; count: number }[]
  /** Posts that have such links and cannot be changed. */
  refused: LeftAlone[]
  /** Names this preview for `readMovePatch` and `applyMove`; it holds until the next one. */
  token: string
}

export interface MoveResult {
  from: PostId
  /** The post's new id. */
  id: PostId
  /** Posts whose links were changed, and those that were left as they are. */
  changed: number
  failed: LeftAlone[]
}

/** What has happened to a post's file since unsaved text was kept. */
export type FileState = 'same' | 'changed' | 'gone'

/** Unsaved text that an earlier window left. */
export interface KeptText {
  /** Names it for `readBackup` and `discardBackup`. */
  token: string
  id: PostId
  /** When it was kept, milliseconds since 1970. */
  time: number
  state: FileState
}

/** An earlier text of a post. */
export interface PostVersion {
  /** Names it for `readVersion`. */
  token: string
  /** When it was saved, milliseconds since 1970. */
  time: number
}

/** What is known of a local image of a post, without showing it. */
export interface PostImage {
  /** As written in the post. */
  source: string
  /** Null when there is no file. `version` is another number with every change of it. */
  file: { version: number; size: ImageSize | null } | null
  /** Paths below the folder that were tried in vain, in order. */
  tried: string[]
}

export interface Place {
  id: PlaceId
  name: string
}

export interface PlaceListing {
  place: Place
  /** The place in a form for people. */
  label: string
  parent: PlaceId | null
  folders: Place[]
  /** Number of posts directly in it: helps to see that this is the right folder. */
  posts: number
}

/** `chooser`: this host has no native dialog; the renderer shows the folder chooser. */
export type FolderChoice =
  | { kind: 'opened'; folder: FolderInfo }
  | { kind: 'cancelled' }
  | { kind: 'chooser' }

export type ExportResult =
  | { kind: 'written'; label: string; warnings: string[] }
  /** This host has no save dialog: the renderer offers the page as a download. */
  | { kind: 'download'; fileName: string; html: string; warnings: string[] }
  | { kind: 'cancelled' }

/** Which posts are exported: the open one, those selected in the list, those that it shows, or all. */
export type ExportScope = 'this' | 'selected' | 'listed' | 'all'

/** How the posts of a folder were exported last. */
export interface ExportChoice {
  scope: ExportScope
  format: ExportFormat
  /** Only the sections of this author, or of all (null). */
  author: string | null
  /** Whether drafts are exported, too. */
  drafts: boolean
  /** Whether each page begins with a list of its headings. */
  contents: boolean
}

/** Where the pages go, for people; `chooser`: the renderer shows the folder chooser. */
export type ExportTarget = { kind: 'chosen'; target: string } | { kind: 'cancelled' } | { kind: 'chooser' }

/** What an export would do; nothing is written yet. */
export interface ExportPlan {
  /** Names the plan for `startExport`. */
  token: string
  pages: { id: PostId; path: string }[]
  /** Files in the way that export did not write, or that were changed since. */
  foreign: string[]
  /** What to know before: the folder keeps raw HTML; posts or a template that cannot be used. */
  notes: string[]
}

/** What an export of many posts has done. */
export interface ExportSummary {
  /** The output folder in a form for people. */
  label: string
  written: PostId[]
  /** Pages that would have been the same. */
  unchanged: PostId[]
  /** Posts whose pages were not written because the writer stopped. */
  left: PostId[]
  /** Posts in which the only author has no section. */
  empty: PostId[]
  failed: { id: PostId; reason: string }[]
  warnings: ({ id: PostId } & ExportWarning)[]
}
/** `print`: this host makes no PDF itself; the renderer prints the page, which the print dialog may save as one. */
export type PdfResult =
  | { kind: 'written'; label: string; warnings: string[] }
  | { kind: 'print' }
  | { kind: 'cancelled' }

/** Where a copy of a post's text went. */
export type CopyResult =
  | { kind: 'written'; label: string }
  /** This host has no save dialog: the renderer offers the text as a download. */
  | { kind: 'download'; fileName: string }
  | { kind: 'cancelled' }

/** A file with one author's sections; `lost` are labels that stand for nothing, or something else, in it. */
export type ExtractResult =
  | { kind: 'written'; label: string; lost: string[] }
  /** This host has no save dialog: the renderer offers the text as a download. */
  | { kind: 'download'; fileName: string; text: string; lost: string[] }
  | { kind: 'cancelled' }

export interface Requests {
  getStart: { args: Record<never, never>; result: StartState }
  saveSettings: { args: { settings: Settings }; result: null }
  /** The CSS files of the open folder, by their paths below it. */
  listStyleSheets: { args: { folder: string }; result: string[] }
  /** The style of the open folder's pages, as its settings and files are now. */
  getPageStyle: { args: { folder: string }; result: PageStyle }
  /** `folder` is the key of the open folder. Holds for every window, which hears of it by `folderSettings`. */
  saveFolderSettings: { args: { folder: string; settings: FolderSettings }; result: null }

  chooseFolder: { args: Record<never, never>; result: FolderChoice }
  openRecent: { args: { id: string }; result: FolderInfo }
  forgetRecent: { args: { id: string }; result: RecentFolder[] }
  /** `place: null` lists where choosing starts (the home folder). */
  listPlaces: { args: { place: PlaceId | null }; result: PlaceListing }
  openPlace: { args: { place: PlaceId }; result: FolderInfo }
  /** Copies the example folder into the chosen place and opens the copy. `place: null` asks by native dialog. */
  copyExample: { args: { place: PlaceId | null }; result: FolderChoice }
  closeFolder: { args: Record<never, never>; result: null }

  /** Asks for a `posts` event with all that is known, `reset` set. */
  listPosts: { args: Record<never, never>; result: null }
  readPost: { args: { id: PostId }; result: PostFile }
  /**
   * Writes whole or not at all; answers with the new hash. `hash` is the revision last seen, or '' for a file that is
   * gone and shall be written again. `folder` is the key of the folder that the text comes from: refused while another
   * one is open. A text without a letter is refused unless `isEmptied` says that the writer has deleted them. `warning`
   * is something about the file that the writer should know.
   */
  savePost: {
    args: { folder: string; id: PostId; raw: string; hash: string; isEmptied?: boolean }
    result: { hash: string; warning?: string }
  }
  /** Writes this text of a post to another place that the writer chooses; the post and its file stay as they are. */
  saveCopy: { args: { id: PostId; raw: string }; result: CopyResult }
  /** Shows the folder of a post in the system's own program for files. */
  showInFolder: { args: { id: PostId }; result: null }
  /**
   * Keeps unsaved text of a window outside the content folder, in place of what was kept of this post there before.
   * `window` is the name that a window has given itself, 16 hexadecimal digits.
   */
  backUp: { args: { folder: string; id: PostId; raw: string; hash: string; window: string }; result: null }
  /** The text of a post was saved or given up: what was kept of it goes. */
  dropBackup: { args: { folder: string; id: PostId; window: string }; result: null }
  /** Unsaved text that windows which are gone left in the open folder, newest first; new backups do not replace it. */
  collectBackups: { args: { folder: string; window: string }; result: KeptText[] }
  readBackup: { args: { token: string }; result: { id: PostId; raw: string; hash: string } }
  /** The texts of a post that were saved from here in the last weeks, newest first. */
  listVersions: { args: { folder: string; id: PostId }; result: PostVersion[] }
  readVersion: { args: { folder: string; id: PostId; token: string }; result: { raw: string } }
  discardBackup: { args: { token: string }; result: null }
  listAuthors: { args: Record<never, never>; result: AuthorEntry[] }
  /** Where the directory has this author, or would get it: a path below the folder, and whether that file is there. */
  findAuthorPlace: {
    args: { folder: string; handle: string }
    result: { path: string; isThere: boolean }
  }
  /**
   * Writes what differs from the present entry into the authors directory, where the folder keeps it; an author without
   * an entry gets one. Answers with the file's path below the folder.
   */
  saveAuthor: { args: { folder: string; handle: string; fields: AuthorFields }; result: { path: string } }
  /** Begins to look at the posts of a folder that may get another handle for `from`; a preview ends it. */
  prepareRename: { args: { folder: string; from: string }; result: null }
  /**
   * Looks what another handle for an author would change on disk; writes nothing. Unsaved text plays no part: save it
   * first. Refused where both handles have an entry.
   */
  previewRename: { args: { folder: string; from: string; to: string }; result: RenamePreview }
  /** What a preview changes in one of its files, as a unified diff. */
  readRenamePatch: { args: { token: string; id: string }; result: { patch: string } }
  /** Ends a preview or a change that runs; files that it has not come to are left alone. */
  stopRename: { args: Record<never, never>; result: null }
  /** Changes the files of a preview, each whole or not at all; one that was changed meanwhile is left alone. */
  applyRename: { args: { token: string }; result: { changed: number; failed: LeftAlone[] } }
  /** Begins to count who wrote how much, if need be, and answers with what is known; the rest comes as `numbers`. */
  getNumbers: { args: Record<never, never>; result: FolderNumbers }
  /** The posts that an author (as the numbers name one) wrote a part of or is named by. */
  listPostsBy: { args: { author: string }; result: PostId[] }
  /** What the posts beside this one usually have in their front matter; `id` may name a post that is not there yet. */
  getFolderFields: { args: { id: PostId }; result: FolderFields }
  /**
   * What is known of images, by their sources as written in the post: all local ones, and those that other sites seem to
   * have where byline.json says that the address is the site's own.
   */
  findImages: { args: { id: PostId; sources: string[] }; result: PostImage[] }

  /** Renders this text of the post (saved or not) into one self-contained page. */
  exportPost: { args: { id: PostId; raw: string }; result: ExportResult }
  /** The body of this text of the post as HTML, without the page around it. */
  exportFragment: { args: { id: PostId; raw: string }; result: { html: string } }
  /** How this folder was exported last; `target`: where to, for people, or null. */
  getExportChoice: { args: { folder: string }; result: { choice: ExportChoice; target: string | null } }
  /** Chooses the folder for pages. `place: null` asks by native dialog. */
  chooseExportTarget: {
    args: { folder: string; place: PlaceId | null }
    result: ExportTarget
  }
  /** Plans an export of posts as they are on disk, of all with `posts: null`, and remembers the choice. */
  planExport: {
    args: { folder: string; choice: ExportChoice; posts: PostId[] | null }
    result: ExportPlan
  }
  /** Carries a plan out; `isForced` replaces files that export did not write. Tells of its progress by `exportProgress`. */
  startExport: { args: { folder: string; token: string; isForced: boolean }; result: ExportSummary }
  /** Ends an export after the pages that are being written: these are whole. */
  stopExport: { args: { folder: string }; result: null }
  /** Prints the page of this text of the post into a PDF where the writer chooses. */
  exportPdf: { args: { id: PostId; raw: string }; result: PdfResult }
  /** Writes an author's sections of this text of the post as a file, and keeps the text to take that back later. */
  extractAuthor: { args: { id: PostId; raw: string; handle: string }; result: ExtractResult }
  /** The text that an extract was made from, by the name in its mark; null where it is not known here. */
  readExtractBase: { args: { base: string }; result: { text: string | null } }
  /** Names of the files in the folder of a post. */
  listBeside: { args: { id: PostId }; result: string[] }
  /** Writes images (bytes in base64) beside a post, none over a file; answers with those that were not written. */
  addImages: {
    args: { folder: string; id: PostId; images: { fileName: string; data: string }[] }
    result: LeftAlone[]
  }
  /**
   * Looks which links a move changes; writes nothing. `to` is the new path of the post's file or, for a page bundle, of its
   * folder. Unsaved text plays no part: save it first.
   */
  previewMove: { args: { folder: string; id: PostId; to: string }; result: MovePreview }
  /** What a preview changes in one of its posts, as a unified diff. */
  readMovePatch: { args: { folder: string; token: string; id: string }; result: { patch: string } }
  /** Changes the links of a preview, then moves the post; never over another file. */
  applyMove: { args: { folder: string; token: string }; result: MoveResult }
  /** Copies a post, or its bundle, under another path (as `previewMove` names one). */
  duplicatePost: { args: { folder: string; id: PostId; to: string }; result: { id: PostId } }
  /** The other posts that have links to one of these; of at most `mostLookedFor`. */
  listLinksTo: { args: { folder: string; ids: PostId[] }; result: PostId[] }
  /** Moves a post, or its bundle's folder, to the system's trash; where that fails nothing is deleted. */
  trashPost: { args: { folder: string; id: PostId }; result: null }
  /** Writes a new post, never over a file; makes the folder of a page bundle. */
  createPost: { args: { folder: string; id: PostId; raw: string }; result: { hash: string } }
  /** Opens http, https and mailto links in the system's own program; refuses all others. */
  openLink: { args: { url: string }; result: null }
  /** Tells the application menu which commands can run now. */
  setEnabledCommands: { args: { ids: string[] }; result: null }
  /** Tells what the window is about: the post that it shows, and whether there is unsaved text. */
  showDocument: { args: { id: PostId | null; isEdited: boolean }; result: null }
  /** What a report of a fault needs to know of the program. */
  getDetails: { args: Record<never, never>; result: Detail[] }
}

export interface Events {
  folder: FolderInfo | null
  folderSettings: { folder: string; settings: FolderSettings }
  posts: PostsChange
  authors: AuthorEntry[]
  /** Sent only after `getNumbers`. */
  numbers: FolderNumbers
  /** Answers of `getFolderFields` may be others now. */
  fieldsChanged: Record<never, never>
  /** The open folder's file changed outside, or was saved by a window: its new hash, or null when it was deleted. */
  postChanged: { id: PostId; hash: string | null }
  /** An asset (an image, a style sheet) changed: addresses with this revision are fresh. */
  assetsChanged: { revision: number }
  /** How many files a preview or a change of a handle has done, a few times a second. */
  renameProgress: { done: number; total: number }
  /** How many posts an export has done. */
  exportProgress: { done: number; total: number }
  /** A window has gone, and may have left unsaved text that `collectBackups` tells of. */
  windowGone: Record<never, never>
  /** A menu item was chosen. */
  command: { id: string }
  /** Something the writer should know that no request asked for, in a sentence or two. */
  notice: { message: string }
  /** The program was asked to show a post (file argument of a second start). */
  showPost: { id: PostId }
}

export type RequestName = keyof Requests
export type EventName = keyof Events
export type Args<N extends RequestName> = Requests[N]['args']
export type Answer<N extends RequestName> = Result<Requests[N]['result']>

/**
 * What each host gives the renderer: one function to ask, one to listen (it returns the way to stop). The desktop app also
 * opens a folder or post that was dropped onto the window: the page has the file, its path stays with the preload.
 */
export interface Bridge {
  request<N extends RequestName>(name: N, args: Args<N>): Promise<Answer<N>>
  on<N extends EventName>(name: N, listener: (event: Events[N]) => void): () => void
  openDropped?(file: object): Promise<Result<null>>
}

/**
 * The address of the preview's document. With `remoteImages` its policy lets images of other sites through, where the
 * open folder's settings do so, too.
 */
export function previewPath(remoteImages: boolean): string {
  return remoteImages ? 'preview.html?images=remote' : 'preview.html'
}

/**
 * The address of a local image of a post, as the preview asks for it; main resolves and confines it. `revision` is the
 * version of the file, or the revision of all.
 */
export function assetPath(folderKey: string, id: PostId, source: string, revision: number): string {
  const part = encodeURIComponent
  return `asset/${part(folderKey)}/${revision}?post=${part(id)}&src=${part(source)}`
}
