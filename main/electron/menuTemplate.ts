import type { MenuItemConstructorOptions } from 'electron'
import { type CommandInfo, commandTable, type MenuName, menus } from '../domain/commandTable'

/** What the menu depends on. */
export interface MenuContext {
  platform: NodeJS.Platform
  isPackaged: boolean
  /** Folders opened last: the name that people know, and the path. */
  recent: readonly { label: string; path: string }[]
  isEnabled(id: string): boolean
  runCommand(id: string): void
  openPath(path: string): void
}

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

function itemOf(command: CommandInfo, context: MenuContext): MenuItemConstructorOptions {
  return {
    id: command.id,
    label: command.label,
    enabled: context.isEnabled(command.id),
    // The page runs its own keys, wherever the focus is; the menu only shows them, so that nothing runs twice.
    ...(command.keys !== null && { accelerator: toAccelerator(command.keys), registerAccelerator: false }),
    click: () => context.runCommand(command.id),
  }
}

/** The menus' names with the letters that open them together with Alt, where the system has such. */
const lettered: Record<MenuName, string> = {
  File: '&File',
  Edit: '&Edit',
  Format: 'F&ormat',
  Sections: '&Sections',
  View: '&View',
  Help: '&Help',
}

const line: MenuItemConstructorOptions = { type: 'separator' }

function recentItem({ recent, openPath }: MenuContext): MenuItemConstructorOptions {
  return {
    id: 'recent',
    label: 'Open recent',
    enabled: recent.length > 0,
    submenu: recent.map(({ label, path }) => ({ label, click: () => openPath(path) })),
  }
}

/** What each system's programs have at the end of a menu, beside their own commands. */
function standardItems(menu: MenuName, { platform, isPackaged }: MenuContext): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  switch (menu) {
    case 'File':
      return [{ role: isMac ? 'close' : 'quit' }]
    case 'Edit':
      return [
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle', label: 'Paste as plain text' },
        { role: 'delete' },
        { role: 'selectAll', label: 'Select all' },
      ]
    case 'View':
      return [
        { role: 'resetZoom', label: 'Actual size' },
        { role: 'zoomIn', label: 'Zoom in' },
        { role: 'zoomOut', label: 'Zoom out' },
        { role: 'togglefullscreen', label: 'Full screen' },
        ...(isPackaged ? [] : [{ role: 'toggleDevTools', label: 'Developer tools' } as const]),
      ]
    default:
      return []
  }
}

/** Commands that a Mac has in the menu of the app itself. */
const ofAppMenu = new Set(['help.about'])

function commandItems(menu: MenuName, context: MenuContext): MenuItemConstructorOptions[] {
  const isMac = context.platform === 'darwin'
  const commands: readonly CommandInfo[] = commandTable.filter(
    ({ id, menu: own }) => own === menu && !(isMac && ofAppMenu.has(id)),
  )
  return commands.flatMap((command, index) => [
    ...(index > 0 && commands[index - 1]?.group !== command.group ? [line] : []),
    itemOf(command, context),
    ...(command.id === 'folder.open' ? [recentItem(context)] : []),
  ])
}

function submenuOf(menu: MenuName, context: MenuContext): MenuItemConstructorOptions[] {
  const standard = standardItems(menu, context)
  return [...commandItems(menu, context), ...(standard.length > 0 ? [line, ...standard] : [])]
}

function appMenu(context: MenuContext): MenuItemConstructorOptions {
  const commands: readonly CommandInfo[] = commandTable
  return {
    label: 'Byline',
    submenu: [
      ...commands.filter(({ id }) => ofAppMenu.has(id)).map((command) => itemOf(command, context)),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  }
}

/** The application menu: the command table, with what each system's programs have beside their own commands. */
export function menuTemplate(context: MenuContext): MenuItemConstructorOptions[] {
  const isMac = context.platform === 'darwin'
  return [
    ...(isMac ? [appMenu(context)] : []),
    ...menus.flatMap((menu): MenuItemConstructorOptions[] => [
      ...(isMac && menu === 'Help' ? [{ role: 'windowMenu' } as const] : []),
      {
        label: isMac ? menu : lettered[menu],
        submenu: submenuOf(menu, context),
        ...(menu === 'Help' && { role: 'help' as const }),
      },
    ]),
  ]
}
