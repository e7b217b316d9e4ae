import type { ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useStore } from '../state/store'
import type { DialogState } from '../state/windowSlice'
import { AboutDialog } from './dialogs/AboutDialog'
import { AddSectionDialog } from './dialogs/AddSectionDialog'
import { AuthorDialog } from './dialogs/authors/AuthorDialog'
import { ChooseAuthorDialog } from './dialogs/authors/ChooseAuthorDialog'
import { RenameHandleDialog } from './dialogs/authors/RenameHandleDialog'
import { ImportDialog } from './dialogs/contributions/ImportDialog'
import { NewPostDialog } from './dialogs/contributions/NewPostDialog'
import { TakeBackDialog } from './dialogs/contributions/TakeBackDialog'
import { ExportDialog } from './dialogs/export/ExportDialog'
import { chooserTitles, FolderChooser } from './dialogs/FolderChooser'
import { DuplicateDialog } from './dialogs/files/DuplicateDialog'
import { MovePostDialog } from './dialogs/files/MovePostDialog'
import { MovePostsDialog } from './dialogs/files/MovePostsDialog'
import { TrashDialog } from './dialogs/files/TrashDialog'
import { HistoryDialog } from './dialogs/history/HistoryDialog'
import { KeysDialog } from './dialogs/KeysDialog'
import { KeptTextsDialog } from './dialogs/kept/KeptTextsDialog'
import { ConflictDialog } from './dialogs/outside/ConflictDialog'
import { PageStyleDialog } from './dialogs/PageStyleDialog'
import { Palette } from './dialogs/Palette'
import { UnsavedDialog } from './dialogs/UnsavedDialog'

function contentOf(dialog: DialogState): { label: string; content: ReactNode; isAlert?: boolean } {
  switch (dialog.kind) {
    case 'folderChooser':
      return {
        label: chooserTitles[dialog.purpose],
        content: <FolderChooser dialog={dialog} />,
      }
    case 'export':
      return { label: 'Export posts', content: <ExportDialog draft={dialog.draft} posts={dialog.posts} /> }
    case 'addSection':
      return {
        label: dialog.isSplit ? 'Split section' : 'Add section',
        content: <AddSectionDialog isSplit={dialog.isSplit} />,
      }
    case 'author':
      return {
        label: dialog.isNew ? 'Add author' : 'Edit author',
        content: <AuthorDialog handle={dialog.handle} isNew={dialog.isNew} />,
      }
    case 'chooseAuthor':
      return {
        label: dialog.title,
        content: (
          <ChooseAuthorDialog title={dialog.title} command={dialog.command} handles={dialog.handles} />
        ),
      }
    case 'renameHandle':
      return { label: 'Change a handle', content: <RenameHandleDialog handle={dialog.handle} /> }
    case 'importContribution':
      return { label: 'Import a contribution', content: <ImportDialog /> }
    case 'takeBack':
      return { label: 'Take an extract back', content: <TakeBackDialog /> }
    case 'newPostFrom':
      return { label: 'New post from this one', content: <NewPostDialog /> }
    case 'pageStyle':
      return { label: 'Style sheet of the page', content: <PageStyleDialog /> }
    case 'palette':
      return { label: 'All commands', content: <Palette /> }
    case 'about':
      return { label: 'About Byline', content: <AboutDialog /> }
    case 'keys':
      return { label: 'Keys', content: <KeysDialog /> }
    case 'history':
      return { label: 'History', content: <HistoryDialog /> }
    case 'movePost':
      return { label: 'Rename or move', content: <MovePostDialog id={dialog.id} /> }
    case 'duplicatePost':
      return { label: 'Duplicate', content: <DuplicateDialog id={dialog.id} /> }
    case 'movePosts':
      return { label: 'Move to a folder', content: <MovePostsDialog ids={dialog.ids} /> }
    case 'trashPosts':
      return { label: 'Move to the trash', content: <TrashDialog ids={dialog.ids} />, isAlert: true }
    case 'keptTexts':
      return { label: 'Kept text', content: <KeptTextsDialog /> }
    case 'unsaved':
      return { label: 'Unsaved text', content: <UnsavedDialog goOn={dialog.goOn} />, isAlert: true }
    case 'conflict':
      return {
        label: 'File changed',
        content: <ConflictDialog id={dialog.id} what={dialog.what} />,
        isAlert: true,
      }
  }
}

/** The one open dialog, if any. Escape closes it; the focus goes back to where it was. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog)
  const closeDialog = useStore((state) => state.closeDialog)
  if (dialog === null) return null
  const { label, content, isAlert } = contentOf(dialog)
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={!isAlert}
      onOpenChange={(isOpen) => {
        // A dialog's own action may have opened the next one already.
        if (!isOpen && useStore.getState().dialog === dialog) closeDialog()
      }}
    >
      <Modal className={`modal modal-${dialog.kind}`}>
        <Dialog className="dialog" aria-label={label} role={isAlert ? 'alertdialog' : 'dialog'}>
          {content}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
