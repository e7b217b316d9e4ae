import { redo, redoDepth, undo, undoDepth } from '@codemirror/commands'
import { useShallow } from 'zustand/react/shallow'
import { type CommandId, commandTable } from '#domain/commandTable'
import { analysisField, sectionIndexAt } from '../editor/analysisField'
import { currentView, jumpTo } from '../editor/currentView'
import { insertLink, toggleHeading, toggleList, toggleMark, toggleQuote } from '../editor/formatting'
import { copyPage } from '../state/copyPage'
import { exportPdf } from '../state/exportPdf'
import { exportOpenPost } from '../state/exportPost'
import { showRemoteImages } from '../state/folderSettings'
import { chooseFolder, closeFolder } from '../state/folders'
import { printPage } from '../state/printPage'
import { saveCopy, showInFolder } from '../state/saveCopy'
import { saveAll, savePost } from '../state/savePost'
import { useStore } from '../state/store'
import { whenAnalysed } from '../state/whenAnalysed'
import { needsSave } from '../state/workingCopy'
import {
  type Action,
  always,
  canEdit,
  editing,
  hasAuthors,
  hasFolder,
  hasPost,
  history,
  mayHaveSections,
  onOpenCopy,
  onReadCopy,
  openFileDialog,
  withCopy,
} from './action'
import { addAuthor, editAuthor, renameAuthor } from './authorActions'
import { extractSections, openContributionDialog } from './contributionActions'
import { exportPosts, goToFilter, hasSeveral, onSelected, selectListed } from './postsActions'
import { viewActions } from './viewActions'

export type { CommandId }

/** What changes sections reads Markdown and front matter: it is loaded when a command needs it. */
const sectionActions = () => import('./sectionActions')

function moveCurrentSection(step: -1 | 1): Action {
  return {
    isEnabled: (state) => canEdit(state) && mayHaveSections(state),
    // By the text as it is: with a key held down the last analysis knows nothing of the moves before.
    run: onReadCopy(() => void sectionActions().then(({ moveSectionAtCursor }) => moveSectionAtCursor(step))),
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

  ...viewActions,
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
