import { type BrowserWindow, Menu } from 'electron'
import { contextItems } from './contextItems'

/** Answers a right click where the page has no menu of its own. */
export function showContextMenu(window: BrowserWindow): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, params) => {
    const items = contextItems(params, (word) => webContents.replaceMisspelling(word))
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}
