import type { FolderSettings } from '#api'
import { request } from '../transport'
import { useStore } from './store'

/** Takes settings of a folder, if it is the one that this window shows. */
export function takeFolderSettings(key: string, settings: FolderSettings): void {
  const { folder, setFolder } = useStore.getState()
  if (folder?.key === key) setFolder({ ...folder, settings })
}

/** Changes settings of the open folder and has main keep them: first there, as main's policies depend on them. */
export async function changeFolderSettings(change: Partial<FolderSettings>): Promise<void> {
  const { folder, notify } = useStore.getState()
  if (folder === null) return
  const settings = { ...folder.settings, ...change }
  const answer = await request('saveFolderSettings', { folder: folder.key, settings })
  if (answer.ok || answer.error.code !== 'no-folder') takeFolderSettings(folder.key, settings)
  if (!answer.ok) notify({ tone: 'error', message: answer.error.message })
}

/** Whether the open folder's pages load images of other sites. */
export async function showRemoteImages(remoteImages: boolean): Promise<void> {
  await changeFolderSettings({ remoteImages })
  const { folder, notify } = useStore.getState()
  if (folder === null || folder.settings.remoteImages !== remoteImages) return
  notify(
    remoteImages
      ? {
          tone: 'info',
          message: 'Remote images are loaded in this folder now, by https. Their sites see that you ask.',
          actions: [{ label: 'Block again', run: () => void showRemoteImages(false) }],
        }
      : { tone: 'info', message: 'Remote images are blocked in this folder.' },
  )
}
