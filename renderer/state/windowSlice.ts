import type { StateCreator } from 'zustand'
import type { PostId } from '#api'
import type { CommandId } from '#domain/commandTable'
import type { ExportDraft } from './exportDraft'
import type { Store } from './store'

export type InspectorTab = 'frontMatter' | 'sections' | 'authors' | 'checks'

/** The one dialog that can be open. */
export type DialogState =
  | { kind: 'folderChooser'; purpose: 'open' | 'example' }
  /** Chooses the folder for pages; the dialog comes back with what it held. */
  | { kind: 'folderChooser'; purpose: 'export'; draft: ExportDraft }
  /** `posts`: those that it was opened for, in place of those that are selected in the list. */
  | { kind: 'export'; draft: ExportDraft | null; posts?: readonly PostId[] }
  /** `isSplit`: the section at the cursor is split there, instead of a new one added at the end. */
  | { kind: 'addSection'; isSplit: boolean }
  | { kind: 'author'; handle: string; isNew: boolean }
  | { kind: 'renameHandle'; handle: string }
  /** Asks for the author of a command that was called without one. */
  /** `handles`: whom to choose among; left out, all authors of the folder. */
  | { kind: 'chooseAuthor'; title: string; command: CommandId; handles?: string[] }
  | { kind: 'importContribution' }
  | { kind: 'takeBack' }
  | { kind: 'newPostFrom' }
  | { kind: 'pageStyle' }
  | { kind: 'palette' }
  | { kind: 'keys' }
  | { kind: 'about' }
  | { kind: 'unsaved'; goOn: () => void }
  | { kind: 'keptTexts' }
  | { kind: 'history' }
  | { kind: 'movePost'; id: PostId }
  | { kind: 'duplicatePost'; id: PostId }
  | { kind: 'trashPosts'; ids: readonly PostId[] }
  | { kind: 'movePosts'; ids: readonly PostId[] }
  | { kind: 'conflict'; id: PostId; what: 'changed' | 'deleted' }

export interface Notice {
  id: number
  tone: 'info' | 'error'
  message: string
  actions: { label: string; run: () => void }[]
}

/** Panels, dialogs and notices. */
export interface WindowSlice {
  tab: InspectorTab
  dialog: DialogState | null
  notices: Notice[]
  /** The author whose sections alone are shown in the open post, or null. */
  onlyAuthor: string | null
  setOnlyAuthor(handle: string | null): void
  setTab(tab: InspectorTab): void
  openDialog(dialog: DialogState): void
  closeDialog(): void
  /** Shows a message; errors stay until they are closed, others leave by themselves. */
  notify(notice: Omit<Notice, 'id' | 'actions'> & { actions?: Notice['actions'] }): void
  closeNotice(id: number): void
}

const infoStaysFor = 5000
let lastNotice = 0

export const createWindowSlice: StateCreator<Store, [], [], WindowSlice> = (set, get) => ({
  tab: 'frontMatter',
  dialog: null,
  notices: [],
  onlyAuthor: null,
  setOnlyAuthor: (onlyAuthor) => set({ onlyAuthor }),
  setTab: (tab) => set({ tab }),
  openDialog: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: null }),
  notify: ({ tone, message, actions = [] }) => {
    lastNotice += 1
    const id = lastNotice
    set(({ notices }) => ({
      notices: [...notices.filter((notice) => notice.message !== message), { id, tone, message, actions }],
    }))
    if (tone === 'info') setTimeout(() => get().closeNotice(id), infoStaysFor)
  },
  closeNotice: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
})
