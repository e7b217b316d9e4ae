import { redo, redoDepth, undo, undoDepth } from '@codemirror/commands'
import type { EditorState, StateCommand } from '@codemirror/state'
import { useShallow } from 'zustand/react/shallow'
import type { Settings } from '#api'
import { type CommandId, commandTable } from '#domain/commandTable'
import { analysisField, sectionIndexAt } from '../editor/analysisField'
import { currentView, jumpTo } from '../editor/currentView'
import { insertLink, toggleHeading, toggleList, toggleMark, toggleQuote } from '../editor/formatting'
import { openCopy } from '../state/copiesSlice'
import { copyPage } from '../state/copyPage'
import { exportPdf } from '../state/exportPdf'
import { exportOpenPost } from '../state/exportPost'
import { showRemoteImages } from '../state/folderSettings'
import { changeSettings, chooseFolder, closeFolder } from '../state/folders'
import { printPage } from '../state/printPage'
import { saveCopy, showInFolder } from '../state/saveCopy'
import { saveAll, savePost } from '../state/savePost'
import { type Store, useStore } from '../state/store'
import { whenAnalysed } from '../state/whenAnalysed'
import type { InspectorTab } from '../state/windowSlice'
import { needsSave, type WorkingCopy } from '../state/workingCopy'
import { addAuthor, editAuthor, renameAuthor } from './authorActions'
import { extractSections, openContributionDialog } from './contributionActions'
import { exportPosts, goToFilter, hasSeveral, onSelected, selectListed } from './postsActions'

export type { CommandId }

/** What changes sections reads Markdown and front matter: it is loaded when a command needs it. */
const sectionActions = () => import('./sectionActions')

/** How a command runs; its name, keys and menu stand in the domain's command table. */
interface Action {
  isEnabled(state: Store): boolean
  /** `argument` says what the command is about, where a button or a fix knows it: a handle, for one. */
  run(argument?: string): void
}

const always = () => true
const hasFolder = (state: Store) => state.folder !== null
const hasAuthors = (state: Store) => state.folder !== null && state.authors.length > 0
const hasPost = (state: Store) => openCopy(state) !== null
const withCopy = (test: (copy: WorkingCopy) => boolean) => (state: Store) => {
  const copy = openCopy(state)
  return copy !== null && test(copy)
}
const canEdit = withCopy((copy) => copy.readOnly === null)
/** A post that is not read yet may have some: a command on sections waits for it instead of doing nothing. */
const mayHaveSections = (state: Store) => {
  const copy = openCopy(state)
  if (copy === null) return false
  return state.analysis?.id !== copy.id || copy.state.field(analysisField).bylines.length > 0
}

const onOpenCopy = (run: (copy: WorkingCopy) => void) => () => {
  const copy = openCopy(useStore.getState())
  if (copy !== null) run(copy)
}

/** For what is about sections: they are those of the text in the editor. */
const onReadCopy = (run: (copy: WorkingCopy) => void) => () => void whenAnalysed(onOpenCopy(run))

const openFileDialog = (kind: 'movePost' | 'duplicatePost'): Action => ({
  isEnabled: hasPost,
  run: onOpenCopy(({ id }) => useStore.getState().openDialog({ kind, id })),
})

/** A command of the editor: it runs on the view and leaves the focus where the writer was. */
function editing(command: StateCommand, takesFocus = true): Action {
  return {
    isEnabled: canEdit,
    run() {
      const view = currentView()
      if (view === null) return
      command(view)
      if (takesFocus) view.focus()
    },
  }
}

function history(command: StateCommand, depth: (state: EditorState) => number): Action {
  return { ...editing(command, false), isEnabled: withCopy((copy) => depth(copy.state) > 0) }
}

function moveCurrentSection(step: -1 | 1): Action {
  return {
    isEnabled: (state) => canEdit(state) && mayHaveSections(state),
    run: onReadCopy(({ state }) => {
      const index = sectionIndexAt(state, state.selection.main.head)
      const target = index + step
      const { sections } = state.field(analysisField)
      if (index >= 0 && target >= 0 && target < sections.length)
        void sectionActions().then(({ moveSectionTo }) => moveSectionTo(index, target))
    }),
  }
}

function goToSection(step: -1 | 1): Action {
  return {
    isEnabled: mayHaveSections,
    run: onReadCopy(({ state }) => {
      const { sections } = state.field(analysisField)
      const index = sectionIndexAt(state, state.selection.main.head)
      const target = sections[index + step]
      if (target !== undefined) jumpTo(target.from)
    }),
  }
}

function showTab(tab: InspectorTab, isEnabled = hasPost): Action {
  return {
    isEnabled,
    run() {
      changeSettings({ showInspector: true })
      useStore.getState().setTab(tab)
    },
  }
}

function togglePanel(panel: 'showPosts' | 'showPreview' | 'showInspector'): Action {
  return {
    isEnabled: hasFolder,
    run: () => changeSettings({ [panel]: !useStore.getState().settings[panel] }),
  }
}

/** Nothing on the screen tells it at once, so a message does. */
function toggleScrollTogether(): void {
  const scrollTogether = !useStore.getState().settings.scrollTogether
  changeSettings({ scrollTogether })
  useStore.getState().notify({
    tone: 'info',
    message: scrollTogether
      ? 'Editor and preview scroll together now.'
      : 'Editor and preview scroll on their own now.',
  })
}

/** Nothing on the screen tells it at once, so a message does. */
function setAutosave(autosave: Settings['autosave'], message: string): Action {
  return {
    isEnabled: (state) => state.settings.autosave !== autosave,
    run() {
      changeSettings({ autosave })
      useStore.getState().notify({ tone: 'info', message })
    },
  }
}

function setPageWidth(pageWidth: Settings['pageWidth']): Action {
  return { isEnabled: hasFolder, run: () => changeSettings({ pageWidth, showPreview: true }) }
}

const themes = ['system', 'light', 'dark'] as const

const actions: Record<CommandId, Action> = {
  'folder.open': { isEnabled: always, run: chooseFolder },
  'folder.close': { isEnabled: hasFolder, run: closeFolder },
  'post.newFrom': { isEnabled: hasPost, run: openContributionDialog('newPostFrom') },
  'post.save': {
    isEnabled: withCopy((copy) => needsSave(copy) || copy.outside !== null),
    run: onOpenCopy(({ id }) => void savePost(id)),
  },
  'post.saveAll': {
    isEnabled: ({ copies }) => Object.values(copies).some(needsSave),
    run: () => void saveAll(),
  },
  'post.move': openFileDialog('movePost'),
  'post.duplicate': openFileDialog('duplicatePost'),
  'post.trash': {
    isEnabled: hasPost,
    run: onOpenCopy(({ id }) => useStore.getState().openDialog({ kind: 'trashPosts', ids: [id] })),
  },
  'post.saveCopy': { isEnabled: hasPost, run: onOpenCopy(({ id }) => void saveCopy(id)) },
  'post.showFolder': { isEnabled: hasPost, run: onOpenCopy(({ id }) => void showInFolder(id)) },
  'post.history': {
    isEnabled: hasPost,
    run: () => useStore.getState().openDialog({ kind: 'history' }),
  },
  'post.reload': {
    isEnabled: hasPost,
    run: onOpenCopy(
      ({ id }) => void import('../state/outsideChanges').then(({ reloadPost }) => reloadPost(id)),
    ),
  },
  'autosave.off': setAutosave('off', 'Posts are saved only when you ask for it.'),
  'autosave.pause': setAutosave('pause', 'Posts are saved a few seconds after you stop typing.'),
  'autosave.leave': setAutosave('leave', 'Posts are saved when you turn to another window.'),
  'post.export': { isEnabled: hasPost, run: () => void exportOpenPost() },
  'folder.export': {
    isEnabled: hasFolder,
    run: () => exportPosts(),
  },
  'post.copyHtml': { isEnabled: hasPost, run: () => void copyPage('html') },
  'post.copyRich': { isEnabled: hasPost, run: () => void copyPage('rich') },

  'edit.undo': history(undo, undoDepth),
  'edit.redo': history(redo, redoDepth),
  'edit.find': {
    isEnabled: hasPost,
    run() {
      const view = currentView()
      if (view !== null)
        void import('@codemirror/search').then(({ openSearchPanel }) => openSearchPanel(view))
    },
  },
  'posts.filter': { isEnabled: hasFolder, run: goToFilter },
  'posts.selectAll': { isEnabled: (state) => state.posts.size > 0, run: selectListed },
  'posts.move': { isEnabled: hasSeveral, run: onSelected('movePosts') },
  'posts.trash': { isEnabled: hasSeveral, run: onSelected('trashPosts') },
  'palette.open': { isEnabled: always, run: () => useStore.getState().openDialog({ kind: 'palette' }) },

  'format.bold': editing(toggleMark('**')),
  'format.italic': editing(toggleMark('_')),
  'format.code': editing(toggleMark('`')),
  'format.link': editing(insertLink),
  'format.heading2': editing(toggleHeading(2)),
  'format.heading3': editing(toggleHeading(3)),
  'format.quote': editing(toggleQuote),
  'format.list': editing(toggleList),

  'sections.add': {
    isEnabled: canEdit,
    run: (handle) => {
      if (handle !== undefined) void sectionActions().then(({ addSectionBy }) => addSectionBy(handle))
      else useStore.getState().openDialog({ kind: 'addSection', isSplit: false })
    },
  },
  'sections.split': {
    isEnabled: canEdit,
    run: () => useStore.getState().openDialog({ kind: 'addSection', isSplit: true }),
  },
  'sections.sort': {
    isEnabled: (state) => canEdit(state) && mayHaveSections(state),
    run: onReadCopy(
      ({ state }) => void sectionActions().then(({ sortByFrontMatter }) => sortByFrontMatter(state)),
    ),
  },
  'sections.moveUp': moveCurrentSection(-1),
  'sections.moveDown': moveCurrentSection(1),
  'sections.next': goToSection(1),
  'sections.previous': goToSection(-1),

  'sections.import': { isEnabled: canEdit, run: openContributionDialog('importContribution') },
  'sections.extract': {
    isEnabled: mayHaveSections,
    run: (handle) => void whenAnalysed(() => extractSections(handle)),
  },
  'sections.takeBack': { isEnabled: canEdit, run: openContributionDialog('takeBack') },

  'authors.add': { isEnabled: hasFolder, run: addAuthor },
  'authors.edit': { isEnabled: hasAuthors, run: editAuthor },
  'authors.rename': { isEnabled: hasAuthors, run: renameAuthor },

  'view.posts': togglePanel('showPosts'),
  'view.preview': togglePanel('showPreview'),
  'view.inspector': togglePanel('showInspector'),
  'view.scrollTogether': {
    isEnabled: (state) => hasPost(state) && state.settings.showPreview,
    run: toggleScrollTogether,
  },
  'view.frontMatter': showTab('frontMatter'),
  'view.sections': showTab('sections'),
  'view.authors': showTab('authors', hasFolder),
  'view.checks': showTab('checks'),
  'view.theme': {
    isEnabled: always,
    run() {
      const { settings } = useStore.getState()
      changeSettings({ theme: themes[(themes.indexOf(settings.theme) + 1) % themes.length] ?? 'system' })
    },
  },
  'page.panelWidth': setPageWidth('panel'),
  'page.phoneWidth': setPageWidth('phone'),
  'page.tabletWidth': setPageWidth('tablet'),
  'page.desktopWidth': setPageWidth('desktop'),
  'page.style': {
    isEnabled: hasFolder,
    run: () => useStore.getState().openDialog({ kind: 'pageStyle' }),
  },
  'post.exportPdf': { isEnabled: hasPost, run: () => void exportPdf() },
  'page.print': { isEnabled: hasPost, run: () => void printPage() },
  'images.showRemote': {
    isEnabled: (state) => state.folder?.settings.remoteImages === false,
    run: () => void showRemoteImages(true),
  },
  'images.blockRemote': {
    isEnabled: (state) => state.folder?.settings.remoteImages === true,
    run: () => void showRemoteImages(false),
  },
  'help.about': { isEnabled: always, run: () => useStore.getState().openDialog({ kind: 'about' }) },
  'help.keys': { isEnabled: always, run: () => useStore.getState().openDialog({ kind: 'keys' }) },
}

export function isCommandId(id: string): id is CommandId {
  return commandTable.some((command) => command.id === id)
}

export function isCommandEnabled(id: CommandId): boolean {
  return actions[id].isEnabled(useStore.getState())
}

/** For components: the commands that can run now, in the table's order. */
export function useEnabledCommands(): CommandId[] {
  return useStore(
    useShallow((state) => commandTable.map(({ id }) => id).filter((id) => actions[id].isEnabled(state))),
  )
}

/** Runs a command if it can run now; returns whether it did. */
export function runCommand(id: CommandId, argument?: string): boolean {
  if (!isCommandEnabled(id)) return false
  actions[id].run(argument)
  return true
}

/** For components: whether the command can run now. */
export function useCommandEnabled(id: CommandId): boolean {
  return useStore((state) => actions[id].isEnabled(state))
}
