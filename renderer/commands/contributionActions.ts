import { extractOpenPost } from '../state/extractPost'
import { useStore } from '../state/store'

/** Opens a dialog of writing together on the open post. */
export const openContributionDialog = (kind: 'importContribution' | 'takeBack' | 'newPostFrom') => () =>
  useStore.getState().openDialog({ kind })

/** Extracts an author's sections of the open post; asks for whom, where no handle is given. */
export function extractSections(handle?: string): void {
  const { openDialog, closeDialog, outline } = useStore.getState()
  if (handle === undefined) {
    const handles = [...new Set(outline.map((section) => section.handle))].filter((own) => own !== '')
    openDialog({
      kind: 'chooseAuthor',
      title: 'Extract an author’s sections',
      command: 'sections.extract',
      handles,
    })
    return
  }
  closeDialog()
  void extractOpenPost(handle)
}
