import type { EditorState } from '@codemirror/state'
import { createAuthorFinder } from '#domain/authors/authorNumbers'
import { listedAuthors } from '#domain/checks/listedAuthors'
import {
  addSection,
  duplicateSection,
  giveSections,
  joinSection,
  moveHeading,
  moveSectionAt,
  moveSections,
  type Operation,
  type OwnAuthorOption,
  removeSections,
  sortSections,
  splitSection,
} from '#domain/sections/operations'
import { currentView, dispatchEdits } from '../editor/currentView'
import { frontMatterOf } from '../state/frontMatter'
import { useStore } from '../state/store'

/** Shows what an operation on sections did, or why it was refused. */
function applyOperation(operation: Operation, event: string, focus = false): boolean {
  if (!operation.ok) {
    useStore.getState().notify({ tone: 'error', message: operation.message })
    return false
  }
  return dispatchEdits(operation.edits, { event, cursor: operation.cursor, focus })
}

/** Runs an operation on the open text as one step; returns whether it was done. */
function operate(
  run: (text: string, options: OwnAuthorOption) => Operation,
  event: string,
  focus = false,
): boolean {
  const view = currentView()
  if (view === null) return false
  return applyOperation(run(view.state.doc.toString(), ownAuthor(view.state)), event, focus)
}

/** The handles that the front matter lists, in its order; a name that the directory does not know stays as it is. */
function listedHandles(state: EditorState): string[] {
  const { authors } = useStore.getState()
  const find = createAuthorFinder(authors)
  return listedAuthors(frontMatterOf(state.doc)).map(({ name }) => find(name))
}

/** Whom the text before the first byline belongs to, where the post has a single author of its own. */
function ownAuthor(state: EditorState): OwnAuthorOption {
  const [handle, ...others] = new Set(listedHandles(state))
  return handle === undefined || others.length > 0 ? {} : { ownAuthor: handle }
}

/** Adds an empty section at the end of the open post and puts the cursor into it; `focus`: the writer as well. */
export function addSectionBy(handle: string, focus = true): boolean {
  return operate((text) => addSection(text, handle), 'input.section', focus)
}

/** Gives what follows the cursor in its section to an author. */
export function splitSectionFor(handle: string): boolean {
  const head = currentView()?.state.selection.main.head ?? 0
  return operate((text) => splitSection(text, head, handle), 'input.section')
}

/** Moves the section at the cursor one place up or down, and the cursor with it; false where there is none to pass. */
export function moveSectionAtCursor(step: -1 | 1): boolean {
  const view = currentView()
  if (view === null) return false
  const { doc, selection } = view.state
  const operation = moveSectionAt(doc.toString(), selection.main.head, step, ownAuthor(view.state))
  return operation.ok && operation.edits.length === 0 ? false : applyOperation(operation, 'move.section')
}

/** Moves sections to before the section with the index `beforeIndex` (the number of sections: to the end). */
export function moveSectionsBefore(indexes: readonly number[], beforeIndex: number): boolean {
  return operate((text, options) => moveSections(text, indexes, beforeIndex, options), 'move.section')
}

/** Moves a heading and what belongs to it to the boundary of blocks at `target`. */
export function moveHeadingTo(from: number, target: number): boolean {
  return operate((text, options) => moveHeading(text, from, target, options), 'move.section')
}

export function giveSectionsTo(indexes: readonly number[], handle: string): boolean {
  return operate((text) => giveSections(text, indexes, handle), 'input.section')
}

export function removeSectionsAt(indexes: readonly number[]): boolean {
  return operate((text) => removeSections(text, indexes), 'delete.section')
}

export function duplicateSectionAt(index: number): boolean {
  return operate((text, options) => duplicateSection(text, index, options), 'input.section')
}

export function joinSectionAt(index: number): boolean {
  return operate((text) => joinSection(text, index), 'delete.section')
}

/** Puts the sections in the order in which the front matter lists their authors. */
export function sortByFrontMatter(state: EditorState): void {
  operate((text) => sortSections(text, listedHandles(state)), 'move.section')
}
