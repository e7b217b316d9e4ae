import { isCommandId, runCommand } from './commands/commands'
import { watchKeys } from './commands/keys'
import { watchMenu } from './commands/menu'
import { loadParts } from './panels/parts'
import { dirtyCopies } from './state/copiesSlice'
import { takeFolderSettings } from './state/folderSettings'
import { followFolder, listFolder } from './state/folders'
import { collectKeptTexts, restoreKeptTexts } from './state/keptTexts'
import { watchImages } from './state/learnImages'
import { markReady, whenReady } from './state/markReady'
import { openPost } from './state/openPost'
import { saveAll } from './state/savePost'
import { useStore } from './state/store'
import { watchAnalysis } from './state/watchAnalysis'
import { watchAutosave } from './state/watchAutosave'
import { watchBackups } from './state/watchBackups'
import { watchDocument } from './state/watchDocument'
import { learnCrashes } from './state/watchDrawing'
import { watchDrops } from './state/watchDrops'
import { watchFields } from './state/watchFields'
import { watchNumbers } from './state/watchNumbers'
import { watchPageStyle } from './state/watchPageStyle'
import { on, request, whenReconnected } from './transport'

const outsideChanges = () => import('./state/outsideChanges')

function listenToMain(): void {
  const state = useStore.getState()
  on('folder', followFolder)
  on('folderSettings', ({ folder, settings }) => takeFolderSettings(folder, settings))
  on('posts', (change) => useStore.getState().takePosts(change))
  on('authors', state.setAuthors)
  on('assetsChanged', ({ revision }) => state.setAssetsRevision(revision))
  on('postChanged', async ({ id, hash }) => (await outsideChanges()).takeOutsideChange(id, hash))
  on('windowGone', () => void collectKeptTexts())
  whenReconnected(() => void catchUp())
  on('notice', ({ message }) => state.notify({ tone: 'error', message }))
  on('showPost', ({ id }) => void openPost(id))
  on('command', ({ id }) => {
    if (isCommandId(id)) runCommand(id)
    else if (id === 'post.saveAllAndClose') void saveAll().then((isSaved) => isSaved && window.close())
  })
}

/** Main was away for a while: what it has open and lists now is shown again. Working copies stay as they are. */
async function catchUp(): Promise<void> {
  const answer = await request('getStart', {})
  if (!answer.ok) return
  const { folder } = useStore.getState()
  if (answer.value.folder?.key === folder?.key && folder !== null) await listFolder()
}

/** Leaving the window asks while there is unsaved text; the desktop app turns this into its own dialog. */
function guardUnload(): void {
  window.addEventListener('beforeunload', (event) => {
    if (dirtyCopies(useStore.getState()).length > 0) event.preventDefault()
  })
}

/** Brings the window to life: listens to main, then asks what to show. */
export async function start(): Promise<void> {
  listenToMain()
  guardUnload()
  watchKeys()
  watchMenu()
  watchDocument()
  watchDrops()
  watchAnalysis()
  watchAutosave()
  watchBackups()
  watchImages()
  watchPageStyle()
  watchFields()
  watchNumbers()
  // The pages of posts over which windows died are known before one is drawn.
  const [answer] = await Promise.all([request('getStart', {}), learnCrashes()])
  const state = useStore.getState()
  if (!answer.ok) {
    state.notify({ tone: 'error', message: answer.error.message })
    return
  }
  const { folder, post, restore } = answer.value
  state.setStart(answer.value)
  markReady(post !== null)
  if (post !== null || restore) void loadParts()
  else void whenReady.then(loadParts)
  if (folder !== null) await listFolder()
  if (restore) await restoreKeptTexts()
  if (post !== null) await openPost(post)
}
