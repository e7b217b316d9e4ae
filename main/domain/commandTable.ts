/** The menus of the application menu, in their order. */
export const menus = ['File', 'Edit', 'Format', 'Sections', 'View', 'Help'] as const
export type MenuName = (typeof menus)[number]

/** What a command is called and how it is reached. The renderer adds how it runs; the menu is built from this. */
export interface CommandInfo {
  id: string
  label: string
  /** Keys as CodeMirror writes them (`Mod-Shift-e`; Mod is Cmd on a Mac, Ctrl elsewhere), or null. */
  keys: string | null
  menu: MenuName
  /** Commands of one menu with different groups are parted by a line. */
  group: number
}

const command = <const Id extends string>(
  id: Id,
  label: string,
  keys: string | null,
  menu: MenuName,
  group: number,
): CommandInfo & { id: Id } => ({ id, label, keys, menu, group })

/** Every action a writer can take, once. Menus, keys, buttons and the palette refer to these ids. */
export const commandTable = [
  command('folder.open', 'Open folder…', 'Mod-o', 'File', 1),
  command('folder.close', 'Close folder', null, 'File', 1),
  command('post.newFrom', 'New post from this one…', null, 'File', 1),
  command('post.save', 'Save', 'Mod-s', 'File', 2),
  command('post.saveAll', 'Save all', 'Mod-Shift-s', 'File', 2),
  command('post.move', 'Rename or move this post…', null, 'File', 2),
  command('post.duplicate', 'Duplicate this post…', null, 'File', 2),
  command('post.trash', 'Move this post to the trash…', null, 'File', 2),
  command('posts.move', 'Move the selected posts to a folder…', null, 'File', 2),
  command('posts.trash', 'Move the selected posts to the trash…', null, 'File', 2),
  command('post.saveCopy', 'Save a copy…', null, 'File', 2),
  command('post.showFolder', 'Show the folder of this post', null, 'File', 2),
  command('post.history', 'History of this post…', null, 'File', 2),
  command('post.reload', 'Reload from disk', null, 'File', 2),
  command('post.export', 'Export HTML', 'Mod-e', 'File', 3),
  command('folder.export', 'Export posts…', 'Mod-Shift-e', 'File', 3),
  command('post.copyHtml', 'Copy as HTML', null, 'File', 3),
  command('post.copyRich', 'Copy as rich text', null, 'File', 3),
  command('post.exportPdf', 'Export as PDF', null, 'File', 3),
  command('page.print', 'Print the page…', null, 'File', 3),
  command('autosave.off', 'Save only when asked', null, 'File', 4),
  command('autosave.pause', 'Save after a pause in typing', null, 'File', 4),
  command('autosave.leave', 'Save on leaving the window', null, 'File', 4),

  command('edit.undo', 'Undo', 'Mod-z', 'Edit', 1),
  command('edit.redo', 'Redo', 'Mod-Shift-z', 'Edit', 1),
  command('edit.find', 'Find and replace', 'Mod-f', 'Edit', 2),
  command('posts.filter', 'Filter posts', 'Mod-p', 'Edit', 2),
  command('posts.selectAll', 'Select all posts in the list', null, 'Edit', 2),
  command('palette.open', 'All commands', 'Mod-Shift-p', 'Edit', 3),

  command('format.bold', 'Bold', 'Mod-b', 'Format', 1),
  command('format.italic', 'Italic', 'Mod-i', 'Format', 1),
  command('format.code', 'Code', 'Mod-Shift-c', 'Format', 1),
  command('format.link', 'Link', 'Mod-k', 'Format', 1),
  command('format.heading2', 'Heading', 'Mod-Alt-2', 'Format', 2),
  command('format.heading3', 'Smaller heading', 'Mod-Alt-3', 'Format', 2),
  command('format.quote', 'Quotation', 'Mod-Shift-.', 'Format', 2),
  command('format.list', 'List', 'Mod-Shift-8', 'Format', 2),

  command('sections.add', 'Add section', 'Mod-Shift-a', 'Sections', 1),
  command('sections.split', 'Split section at the cursor…', null, 'Sections', 1),
  command('sections.moveUp', 'Move section up', 'Mod-Alt-ArrowUp', 'Sections', 2),
  command('sections.moveDown', 'Move section down', 'Mod-Alt-ArrowDown', 'Sections', 2),
  command('sections.sort', 'Sort sections by the order of the authors', null, 'Sections', 2),
  command('sections.next', 'Next section', 'Alt-PageDown', 'Sections', 3),
  command('sections.previous', 'Previous section', 'Alt-PageUp', 'Sections', 3),

  command('sections.import', 'Import a contribution…', null, 'Sections', 4),
  command('sections.extract', 'Extract an author’s sections…', null, 'Sections', 4),
  command('sections.takeBack', 'Take an extract back…', null, 'Sections', 4),

  command('authors.add', 'Add author…', null, 'Sections', 5),
  command('authors.edit', 'Edit author…', null, 'Sections', 5),
  command('authors.rename', 'Change a handle…', null, 'Sections', 5),

  command('view.posts', 'Posts', 'Mod-Alt-1', 'View', 1),
  command('view.preview', 'Preview', 'Mod-Alt-p', 'View', 1),
  command('view.inspector', 'Inspector', 'Mod-Alt-i', 'View', 1),
  command('view.scrollTogether', 'Scroll editor and preview together', null, 'View', 1),
  command('view.frontMatter', 'Front matter', 'Mod-Alt-f', 'View', 2),
  command('view.sections', 'Sections', 'Mod-Alt-s', 'View', 2),
  command('view.authors', 'Authors', 'Mod-Alt-a', 'View', 2),
  command('view.checks', 'Checks', 'Mod-Alt-c', 'View', 2),
  command('view.theme', 'Light, dark or system colours', null, 'View', 3),

  command('page.panelWidth', 'Page as wide as its panel', null, 'View', 4),
  command('page.phoneWidth', 'Page as on a phone', null, 'View', 4),
  command('page.tabletWidth', 'Page as on a tablet', null, 'View', 4),
  command('page.desktopWidth', 'Page as on a desktop', null, 'View', 4),
  command('page.style', 'Style sheet of the page…', null, 'View', 5),
  command('images.showRemote', 'Show remote images in this folder', null, 'View', 5),
  command('images.blockRemote', 'Block remote images in this folder', null, 'View', 5),

  command('help.keys', 'Keys', 'F1', 'Help', 1),
  command('help.about', 'About Byline', null, 'Help', 2),
] as const satisfies readonly CommandInfo[]

export type CommandId = (typeof commandTable)[number]['id']
