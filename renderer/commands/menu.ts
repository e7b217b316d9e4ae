import { commandTable } from '#domain/commandTable'
import { useStore } from '../state/store'
import { request } from '../transport'
import { isCommandEnabled } from './commands'

/** Keeps the desktop app's menu true: tells main which commands can run whenever that set changes. */
export function watchMenu(): void {
  let told = ''
  let isPlanned = false
  const tell = () => {
    isPlanned = false
    const state = useStore.getState()
    if (!state.isStarted || state.host !== 'desktop') return
    const ids = commandTable.map(({ id }) => id).filter(isCommandEnabled)
    const text = ids.join(' ')
    if (text === told) return
    told = text
    void request('setEnabledCommands', { ids })
  }
  useStore.subscribe(() => {
    if (isPlanned) return
    isPlanned = true
    setTimeout(tell, 100)
  })
}
