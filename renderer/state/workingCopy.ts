import type { EditorState, Text } from '@codemirror/state'
import type { PostFile, PostId } from '#api'
import { decodePost, encodePost, type PostText } from '#domain/postText'
import { lineEndingExceptions } from '../editor/lineEndingField'

/** A post as it is being edited, beside the revision on disk that it came from. */
export interface WorkingCopy {
  readonly id: PostId
  /** Key of the content folder that it belongs to. */
  readonly folder: string
  /** Text, selection and undo history; the text is the one truth of the open post. */
  readonly state: EditorState
  /** The text as last read or written. */
  readonly saved: Text
  /** Hash of the file when it was last read or written; '' when the file is gone. */
  readonly hash: string
  /** Whether `saved` is the text of `hash`: what restored text was based on may be known by its hash alone. */
  readonly hasBase: boolean
  readonly readOnly: string | null
  readonly bom: boolean
  readonly lineEnding: PostText['lineEnding']
  /** When it was last saved from here, milliseconds since 1970, or null. */
  readonly savedAt: number | null
  readonly isSaving: boolean
  /** What happened to the file outside while this copy has unsaved text. */
  readonly outside: 'changed' | 'deleted' | null
}

const dirtiness = new WeakMap<WorkingCopy, boolean>()

/** True when the text differs from the one on disk that it came from. */
export function isDirty(copy: WorkingCopy): boolean {
  let dirty = dirtiness.get(copy)
  if (dirty === undefined) {
    const { doc } = copy.state
    dirty = doc !== copy.saved && (doc.length !== copy.saved.length || !doc.eq(copy.saved))
    dirtiness.set(copy, dirty)
  }
  return dirty
}

/**
 * Whether a save has something to do: also where the text is the one last written while another is on its way to the
 * disk, as after an undo during a save.
 */
export const needsSave = (copy: WorkingCopy): boolean => isDirty(copy) || copy.isSaving

/** The file's text as it would be written now: line endings and BOM as they were found. */
export function encodeCopy(copy: WorkingCopy): string {
  return encodePost({
    text: copy.state.doc.toString(),
    bom: copy.bom,
    lineEnding: copy.lineEnding,
    exceptions: lineEndingExceptions(copy.state),
  })
}

/** A working copy of a file just read; `createState` makes the editor state for its text. */
export function createWorkingCopy(
  file: PostFile,
  folder: string,
  createState: (text: PostText, isReadOnly: boolean) => EditorState,
): WorkingCopy {
  const text = decodePost(file.raw)
  const state = createState(text, file.readOnly !== null)
  return {
    id: file.id,
    folder,
    state,
    saved: state.doc,
    hash: file.hash,
    hasBase: true,
    readOnly: file.readOnly,
    bom: text.bom,
    lineEnding: text.lineEnding,
    savedAt: null,
    isSaving: false,
    outside: null,
  }
}
