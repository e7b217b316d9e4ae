import type { MenuItemConstructorOptions } from 'electron'
import { expect, it } from 'vitest'
import { contextItems } from '../../../main/electron/contextItems'
import { type MenuContext, menuTemplate, toAccelerator } from '../../../main/electron/menuTemplate'

const opened: string[] = []
const context = (platform: NodeJS.Platform, change: Partial<MenuContext> = {}): MenuContext => ({
  platform,
  isPackaged: true,
  recent: [{ label: '~/sites/notes', path: '/home/mina/sites/notes' }],
  isEnabled: (id) => id === 'folder.open',
  runCommand: () => {},
  openPath: (path) => opened.push(path),
  ...change,
})

const itemsOf = (menu: MenuItemConstructorOptions | undefined) =>
  (menu?.submenu ?? []) as MenuItemConstructorOptions[]
const rolesOf = (menu: MenuItemConstructorOptions | undefined) =>
  itemsOf(menu).flatMap(({ role }) => role ?? [])
const menuOf = (template: MenuItemConstructorOptions[], label: string) =>
  template.find((menu) => menu.label?.replace('&', '') === label)
const idsOf = (menu: MenuItemConstructorOptions | undefined) => itemsOf(menu).flatMap(({ id }) => id ?? [])

it('has on a Mac what a Mac’s programs have', () => {
  const template = menuTemplate(context('darwin'))
  expect(template.map(({ label, role }) => label ?? role)).toEqual([
    'Byline',
    'File',
    'Edit',
    'Format',
    'Sections',
    'View',
    'windowMenu',
    'Help',
  ])
  expect(itemsOf(template[0])[0]?.label).toBe('About Byline')
  expect(rolesOf(template[0])).toEqual(['services', 'hide', 'hideOthers', 'unhide', 'quit'])
  expect(rolesOf(menuOf(template, 'File'))).toEqual(['close'])
  expect(idsOf(menuOf(template, 'Help'))).toEqual(['help.keys'])
  expect(template.at(-1)?.role).toBe('help')
})

it.each(['linux', 'win32'] as const)('has on %s quitting under File and About under Help', (platform) => {
  const template = menuTemplate(context(platform))
  const labels = template.map(({ label }) => label ?? '')
  expect(labels).toEqual(['&File', '&Edit', 'F&ormat', '&Sections', '&View', '&Help'])
  // Each menu has a letter of its own.
  expect(new Set(labels.map((label) => /&(.)/.exec(label)?.[1]?.toLowerCase())).size).toBe(labels.length)
  expect(rolesOf(menuOf(template, 'File'))).toEqual(['quit'])
  expect(idsOf(menuOf(template, 'Help'))).toEqual(['help.keys', 'help.about'])
})

it('has every label in sentence case', () => {
  const items = menuTemplate(context('linux', { isPackaged: false })).flatMap(itemsOf)
  const words = items
    .flatMap(({ label }) => label?.split(/[ …]+/).slice(1) ?? [])
    .filter((word) => word !== '')
  const names = ['HTML', 'PDF', 'Byline']
  expect(words.filter((word) => !names.includes(word) && word !== word.toLowerCase())).toEqual([])
  // Roles of more than one word have labels of ours.
  const own = items.filter(({ role, label }) => role !== undefined && label === undefined)
  expect(own.map(({ role }) => role)).toEqual(['quit', 'cut', 'copy', 'paste', 'delete'])
})

it('has the clipboard, zoom and full screen everywhere, and the tools of developers in the build alone', () => {
  for (const platform of ['darwin', 'linux', 'win32'] as const) {
    const shipped = menuTemplate(context(platform))
    expect(rolesOf(menuOf(shipped, 'Edit'))).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']),
    )
    expect(rolesOf(menuOf(shipped, 'View'))).toEqual(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'])
    expect(rolesOf(menuOf(menuTemplate(context(platform, { isPackaged: false })), 'View'))).toContain(
      'toggleDevTools',
    )
  }
})

it('offers the folders opened last, beside opening one', () => {
  const items = itemsOf(menuOf(menuTemplate(context('linux')), 'File'))
  expect(items[0]).toMatchObject({ id: 'folder.open', enabled: true })
  expect(items[1]).toMatchObject({ id: 'recent', enabled: true })
  const [first] = itemsOf(items[1])
  expect(first?.label).toBe('~/sites/notes')
  first?.click?.(undefined as never, undefined, undefined as never)
  expect(opened).toEqual(['/home/mina/sites/notes'])
  expect(itemsOf(menuOf(menuTemplate(context('linux', { recent: [] })), 'File'))[1]?.enabled).toBe(false)
})

it('greys out what cannot run', () => {
  const items = menuTemplate(context('linux')).flatMap(itemsOf)
  expect(items.filter(({ enabled }) => enabled).map(({ id }) => id)).toEqual(['folder.open', 'recent'])
})

it('writes keys as Electron does', () => {
  expect(toAccelerator('Mod-Shift-e')).toBe('CmdOrCtrl+Shift+e')
  expect(toAccelerator('Mod-Alt-ArrowUp')).toBe('CmdOrCtrl+Alt+Up')
})

const clicked = { misspelledWord: '', dictionarySuggestions: [], isEditable: true, selectionText: '' }

it('offers on a right click how a word may be spelled, then the clipboard', () => {
  const replaced: string[] = []
  const items = contextItems(
    { ...clicked, misspelledWord: 'speling', dictionarySuggestions: ['spelling', 'spewing'] },
    (word) => replaced.push(word),
  )
  expect(items.map(({ label, role, type }) => label ?? role ?? type)).toEqual([
    'spelling',
    'spewing',
    'separator',
    'cut',
    'copy',
    'paste',
    'separator',
    'Select all',
  ])
  items[0]?.click?.(undefined as never, undefined, undefined as never)
  expect(replaced).toEqual(['spelling'])
  expect(contextItems({ ...clicked, misspelledWord: 'qqq' }, () => {})[0]).toEqual({
    label: 'No suggestions',
    enabled: false,
  })
})

it('offers nothing where there is nothing to copy', () => {
  expect(contextItems({ ...clicked, isEditable: false }, () => {})).toEqual([])
  expect(contextItems({ ...clicked, isEditable: false, selectionText: 'words' }, () => {})).toEqual([
    { role: 'copy' },
  ])
})
