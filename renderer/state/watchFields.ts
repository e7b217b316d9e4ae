import { siblingsOf } from '#domain/fields/siblings'
import { on, request, whenReconnected } from '../transport'
import { useStore } from './store'

let asked = 0

/** Asks main about the open post's subfolder. An answer that is no longer wanted is dropped. */
async function ask(): Promise<void> {
  asked += 1
  const own = asked
  const { openId, setFolderFields } = useStore.getState()
  if (openId === null) return
  const answer = await request('getFolderFields', { id: openId })
  if (own === asked && answer.ok) setFolderFields(answer.value)
}

/**
 * Keeps `folderFields` those of the open post's subfolder. Among posts of one subfolder they stay while main is asked,
 * so that the form does not flicker.
 */
export function watchFields(): void {
  useStore.subscribe((state, before) => {
    const isSameFolder = state.folder?.key === before.folder?.key
    if (state.openId === before.openId && isSameFolder) return
    const isSibling =
      isSameFolder &&
      state.openId !== null &&
      before.openId !== null &&
      siblingsOf(state.openId) === siblingsOf(before.openId)
    if (!isSibling && state.folderFields !== null) state.setFolderFields(null)
    void ask()
  })
  on('fieldsChanged', () => void ask())
  whenReconnected(() => void ask())
}
