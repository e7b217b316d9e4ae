import { app, Menu } from 'electron'
import { commandTable } from '../domain/commandTable'
import type { Session } from '../session'
import { menuTemplate } from './menuTemplate'

/** What can run before the window has said so. */
let enabled: ReadonlySet<string> = new Set(['folder.open', 'help.about'])

/** Builds the application menu, and builds it anew when another folder has become the latest. */
export function buildMenu(session: Session, openPath: (path: string) => void): void {
  const build = () => {
    const recent = session.recent.list().flatMap(({ id, label }) => {
      const path = session.recent.pathOf(id)
      return path === null ? [] : [{ label, path }]
    })
    const template = menuTemplate({
      platform: process.platform,
      isPackaged: app.isPackaged,
      recent,
      isEnabled: (id) => enabled.has(id),
      runCommand: (id) => session.emit('command', { id }),
      openPath,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  build()
  session.recent.onChange(build)
}

/** Greys out what cannot run now. */
export function showEnabledCommands(ids: readonly string[]): void {
  enabled = new Set(ids)
  const menu = Menu.getApplicationMenu()
  for (const { id } of commandTable) {
    const item = menu?.getMenuItemById(id)
    if (item) item.enabled = enabled.has(id)
  }
}

/** Whether the window holds unsaved text: then, and only then, "Save all" can run. */
export function hasUnsavedText(): boolean {
  return enabled.has('post.saveAll')
}
