import type { FolderInfo, PlaceId, Settings } from '#api'
import { request } from '../transport'
import { dirtyCopies } from './copiesSlice'
import { collectKeptTexts } from './keptTexts'
import { useStore } from './store'

/** Runs an action that lets go of the open posts, after asking about unsaved text when there is some. */
export function whenSaved(action: () => void): void {
  const state = useStore.getState()
  if (dirtyCopies(state).length === 0) action()
  else state.openDialog({ kind: 'unsaved', goOn: action })
}

/** Shows a folder that main has opened: nothing of the former one stays. */
export function showFolder(folder: FolderInfo | null): void {
  const state = useStore.getState()
  if (state.folder?.key === folder?.key) return
  state.dropAllCopies()
  state.forgetPosts()
  state.setAnalysis(null)
  state.forgetImages()
  state.setPage(null)
  state.setAuthors([])
  state.setKeptTexts([])
  state.setFolder(folder)
  if (folder !== null) void listFolder()
}

/**
 * Main has opened another folder for somebody else (another window, a second start). Unsaved text is never let go for
 * that: this window then keeps what it has and says so.
 */
export function followFolder(folder: FolderInfo | null): void {
  const state = useStore.getState()
  if (state.folder?.key === folder?.key) return
  if (dirtyCopies(state).length === 0) {
    showFolder(folder)
    return
  }
  const where = state.folder === null ? 'its folder' : `“${state.folder.name}”`
  state.notify({
    tone: 'error',
    message: `Another window has opened ${folder === null ? 'no folder' : `“${folder.name}”`}. Your unsaved text is kept here; it can be saved when ${where} is open again.`,
  })
}

/** Asks for the posts and authors of the open folder. */
export async function listFolder(): Promise<void> {
  const { notify } = useStore.getState()
  void collectKeptTexts()
  const [posts, authors] = await Promise.all([request('listPosts', {}), request('listAuthors', {})])
  if (!posts.ok) notify({ tone: 'error', message: posts.error.message })
  if (authors.ok) useStore.getState().setAuthors(authors.value)
}

function fail(message: string): void {
  useStore.getState().notify({ tone: 'error', message })
}

/** Asks the writer for a folder and opens it: by the native dialog, or by our own chooser where there is none. */
export function chooseFolder(): void {
  whenSaved(async () => {
    const answer = await request('chooseFolder', {})
    if (!answer.ok) fail(answer.error.message)
    else if (answer.value.kind === 'chooser') {
      useStore.getState().openDialog({ kind: 'folderChooser', purpose: 'open' })
    } else if (answer.value.kind === 'opened') showFolder(answer.value.folder)
  })
}

/** Copies the example folder to a place that the writer chooses, and opens it. */
export async function openExample(): Promise<void> {
  const answer = await request('copyExample', { place: null })
  if (!answer.ok) fail(answer.error.message)
  else if (answer.value.kind === 'chooser') {
    useStore.getState().openDialog({ kind: 'folderChooser', purpose: 'example' })
  } else if (answer.value.kind === 'opened') showFolder(answer.value.folder)
}

/** Opens the place chosen in our own folder chooser; answers with the reason when that fails. */
export async function openChosenPlace(place: PlaceId, purpose: 'open' | 'example'): Promise<string | null> {
  if (purpose === 'open') {
    const answer = await request('openPlace', { place })
    if (!answer.ok) return answer.error.message
    showFolder(answer.value)
    return null
  }
  const answer = await request('copyExample', { place })
  if (!answer.ok) return answer.error.message
  if (answer.value.kind === 'opened') showFolder(answer.value.folder)
  return null
}

/** Takes a place of our own folder chooser for the pages of the open folder; answers with the reason when that fails. */
export async function chooseExportTarget(place: PlaceId): Promise<string | null> {
  const { folder } = useStore.getState()
  const answer = await request('chooseExportTarget', { folder: folder?.key ?? '', place })
  return answer.ok ? null : answer.error.message
}

export function openRecent(id: string): void {
  whenSaved(async () => {
    const answer = await request('openRecent', { id })
    if (answer.ok) showFolder(answer.value)
    else fail(answer.error.message)
  })
}

export async function forgetRecent(id: string): Promise<void> {
  const answer = await request('forgetRecent', { id })
  if (answer.ok) useStore.getState().setRecent(answer.value)
}

export function closeFolder(): void {
  whenSaved(async () => {
    await request('closeFolder', {})
    showFolder(null)
    const start = await request('getStart', {})
    if (start.ok) useStore.getState().setRecent(start.value.recent)
  })
}

/** Changes settings at once and has main keep them. */
export function changeSettings(change: Partial<Settings>): void {
  const state = useStore.getState()
  const settings = { ...state.settings, ...change }
  state.setSettings(settings)
  void request('saveSettings', { settings })
}
