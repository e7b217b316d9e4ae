import type { PostId } from '#api'

/** A post by its folder's label (which is the same at the next start) and its id. */
export interface DrawnPost {
  folder: string
  id: PostId
}

const prefix = 'byline-drawing-'
const windowName = `${prefix}${crypto.randomUUID()}`

let noted = ''

/**
 * Notes, where it outlives the window, of which post this window is making the page; null when it is done. If the window
 * dies over it, the note stays.
 */
export function noteDrawing(post: DrawnPost | null): void {
  const note = post === null ? '' : JSON.stringify(post)
  if (note === noted) return
  noted = note
  if (note === '') localStorage.removeItem(windowName)
  else localStorage.setItem(windowName, note)
}

/**
 * The posts over whose pages windows died, by the names of their notes. A window that lives holds a lock of its name:
 * what others are making now is not told.
 */
export async function findCrashes(): Promise<Map<string, DrawnPost>> {
  const crashes = new Map<string, DrawnPost>()
  await new Promise<void>((begun) => {
    void navigator.locks.request(windowName, () => {
      begun()
      return new Promise(() => {})
    })
  })
  const living = new Set((await navigator.locks.query()).held?.map(({ name }) => name))
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix) || living.has(name)) continue
    const post = readNote(localStorage.getItem(name))
    if (post === null) localStorage.removeItem(name)
    else crashes.set(name, post)
  }
  return crashes
}

function readNote(note: string | null): DrawnPost | null {
  try {
    const { folder, id } = JSON.parse(note ?? '') as Partial<DrawnPost>
    return typeof folder === 'string' && typeof id === 'string' ? { folder, id } : null
  } catch {
    return null
  }
}

/** Forgets a crash: the page of its post was made after all. */
export function forgetCrash(name: string): void {
  localStorage.removeItem(name)
}
