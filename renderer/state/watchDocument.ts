import { request } from '../transport'
import { dirtyCopies } from './copiesSlice'
import { useStore } from './store'

/** Tells the desktop app which post the window shows and whether there is unsaved text: for its title bar, and for the window after it. */
export function watchDocument(): void {
  let told = ''
  useStore.subscribe((state) => {
    if (!state.isStarted || state.host !== 'desktop') return
    const document = { id: state.openId, isEdited: dirtyCopies(state).length > 0 }
    const text = JSON.stringify(document)
    if (text === told) return
    told = text
    void request('showDocument', document)
  })
}
