import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { type CommandInfo, commandTable, type MenuName, menus } from '../domain/commandTable'
import type { Session } from '../session'

const keyNames: Record<string, string> = {
  Mod: 'CmdOrCtrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '.': '.',
}

/** Keys as Electron writes them: `Mod-Shift-e` is `CmdOrCtrl+Shift+e`. */
export function toAccelerator(keys: string): string {
  return keys
    .split('-')
    .map((part) => keyNames[part] ?? part)
    .join('+')
}

function itemOf(command: CommandInfo, session: Session): MenuItemConstructorOptions {
  return {
    id: command.id,
    label: command.label,
    enabled: command.id === 'folder.open',
    // The page runs its own keys, wherever the focus is; the menu only shows them, so that nothing runs twice.
    ...(command.keys !== null && { accelerator: toAccelerator(command.keys), registerAccelerator: false }),
    click: () => session.emit('command', { id: command.id }),
  }
}

const clipboardItems: MenuItemConstructorOptions[] = [
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
]

function extraItems(menu: MenuName): MenuItemConstructorOptions[] {
  const isMac = process.platform === 'darwin'
  if (menu === 'File') return [{ role: isMac ? 'close' : 'quit' }]
  if (menu === 'Edit') return clipboardItems
  if (menu === 'View') {
    const zoom: MenuItemConstructorOptions[] = [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ]
    return app.isPackaged ? zoom : [...zoom, { role: 'toggleDevTools' }]
  }
  return []
}

function submenuOf(menu: MenuName, session: Session): MenuItemConstructorOptions[] {
  const commands: readonly CommandInfo[] = commandTable.filter((command) => command.menu === menu)
  const items = commands.flatMap((command, index): MenuItemConstructorOptions[] => {
    const isNewGroup = index > 0 && commands[index - 1]?.group !== command.group
    return [...(isNewGroup ? [{ type: 'separator' as const }] : []), itemOf(command, session)]
  })
  const extra = extraItems(menu)
  return extra.length === 0 ? items : [...items, { type: 'separator' }, ...extra]
}

/** Builds the application menu from the command table. */
export function buildMenu(session: Session): void {
  const template: MenuItemConstructorOptions[] = menus.map((menu) => ({
    label: menu,
    submenu: submenuOf(menu, session),
  }))
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** Greys out what cannot run now. */
export function showEnabledCommands(ids: readonly string[]): void {
  const menu = Menu.getApplicationMenu()
  const enabled = new Set(ids)
  for (const { id } of commandTable) {
    const item = menu?.getMenuItemById(id)
    if (item) item.enabled = enabled.has(id)
  }
}

/** Whether the window holds unsaved text: then, and only then, "Save all" can run. */
export function hasUnsavedText(): boolean {
  return Menu.getApplicationMenu()?.getMenuItemById('post.saveAll')?.enabled ?? false
}
