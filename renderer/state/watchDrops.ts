import { openDropped } from '../transport'
import { useStore } from './store'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Opens a folder or post that is dropped onto the window, wherever on it; nothing else of it is taken. */
export function watchDrops(): void {
  const take = (event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = openDropped === null ? 'none' : 'copy'
  }
  window.addEventListener('dragover', take, { capture: true })
  window.addEventListener(
    'drop',
    (event) => {
      if (!holdsFiles(event)) return
      take(event)
      void open([...(event.dataTransfer?.files ?? [])])
    },
    { capture: true },
  )
}

async function open([file, ...others]: File[]): Promise<void> {
  const { notify } = useStore.getState()
  if (file === undefined) return
  if (openDropped === null) {
    notify({
      tone: 'error',
      message: 'A browser does not say where a dropped file is. Choose its folder with “Open folder”.',
    })
    return
  }
  const answer = await openDropped(file)
  if (!answer.ok) notify({ tone: 'error', message: answer.error.message })
  else if (others.length > 0) {
    notify({ tone: 'info', message: `Only “${file.name}” was opened: a window shows one folder.` })
  }
}
