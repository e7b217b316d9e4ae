import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge, EventName } from './api'

const requestChannel = 'byline:request'
const eventChannel = 'byline:event'
const dropChannel = 'byline:drop'

type Listener = (value: unknown) => void

const listeners = new Map<EventName, Set<Listener>>()

// One listener for all events: Electron warns of a leak where one channel has more than ten.
ipcRenderer.on(eventChannel, (_event, name: EventName, value: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(value)
})

const bridge: Bridge = {
  request: (name, args) => ipcRenderer.invoke(requestChannel, name, args),
  on(name, listener) {
    const own = listeners.get(name) ?? new Set<Listener>()
    const receive = listener as Listener
    listeners.set(name, own.add(receive))
    return () => own.delete(receive)
  },
  // A file that the page made itself has no path.
  openDropped: (file) => ipcRenderer.invoke(dropChannel, webUtils.getPathForFile(file as File)),
}

/** All that the page can reach of Electron: one function to ask, one to listen, one for what is dropped. */
contextBridge.exposeInMainWorld('byline', bridge)
