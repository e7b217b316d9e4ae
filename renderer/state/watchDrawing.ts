import { findCrashes, forgetCrash, noteDrawing } from './drawingMarks'
import { useStore } from './store'

/** A page that has stood so many milliseconds has not brought the window down. */
const proven = 1000

/** Learns over which posts earlier windows died: their pages are made only when the writer asks for it. */
export async function learnCrashes(): Promise<void> {
  // A window that is closed or loaded anew did not die over what it was at.
  addEventListener('pagehide', () => noteDrawing(null))
  // A browser that keeps nothing for us is no reason not to start.
  const crashes = await findCrashes().catch(() => new Map())
  useStore.getState().setCrashes(crashes)
}

let timer: ReturnType<typeof setTimeout> | undefined

/** The page of the open post is begun. */
export function beginDrawing(): void {
  const { folder, openId } = useStore.getState()
  clearTimeout(timer)
  if (folder !== null && openId !== null) noteDrawing({ folder: folder.label, id: openId })
}

/** Nothing more is to be drawn for now, or it was given up. */
export function endDrawing(): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    noteDrawing(null)
    const { folder, openId, crashes, setCrashes, daredId } = useStore.getState()
    if (daredId === null || daredId !== openId) return
    const isProven = (name: string) => {
      const crash = crashes.get(name)
      return crash !== undefined && crash.id === openId && crash.folder === folder?.label
    }
    for (const name of crashes.keys()) if (isProven(name)) forgetCrash(name)
    setCrashes(new Map([...crashes].filter(([name]) => !isProven(name))))
  }, proven)
}
