import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from './api'

const requestChannel = 'byline:request'
const eventChannel = 'byline:event'

const bridge: Bridge = {
  request: (name, args) => ipcRenderer.invoke(requestChannel, name, args),
  on(name, listener) {
    const receive = (_event: unknown, told: unknown, value: Parameters<typeof listener>[0]) => {
      if (told === name) listener(value)
    }
    ipcRenderer.on(eventChannel, receive)
    return () => ipcRenderer.removeListener(eventChannel, receive)
  },
}

/** All that the page can reach of Electron: one function to ask, one to listen. */
contextBridge.exposeInMainWorld('byline', bridge)
