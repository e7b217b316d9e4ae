import { dirtyCopies } from './copiesSlice'
import { savePost } from './savePost'
import { useStore } from './store'

/** How long a pause in typing is, in milliseconds. */
const pause = 3000

/**
 * Saves unsaved text unasked, as the writer's settings say. A file that was changed outside is left alone, and so is all
 * while a dialog asks something.
 */
export function watchAutosave(): void {
  let timer: ReturnType<typeof setTimeout> | undefined

  const save = () => {
    const state = useStore.getState()
    if (state.dialog !== null) return
    for (const { id, outside } of dirtyCopies(state)) if (outside === null) void savePost(id, undefined, true)
  }

  useStore.subscribe(({ copies, openId, settings }, before) => {
    if (settings.autosave !== 'pause') {
      clearTimeout(timer)
      return
    }
    const isTyped = openId !== null && copies[openId]?.state.doc !== before.copies[openId]?.state.doc
    if (!isTyped && settings === before.settings) return
    clearTimeout(timer)
    timer = setTimeout(save, pause)
  })
  window.addEventListener('blur', () => {
    // A click into the page takes the focus of the window's own document, and is no leaving.
    if (useStore.getState().settings.autosave === 'leave' && !document.hasFocus()) save()
  })
}
