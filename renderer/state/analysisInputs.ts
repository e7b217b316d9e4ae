import type { FolderFields } from '#api'
import { authorUsage } from '#domain/fields/authorWriting'
import type { FolderUsage } from '#domain/fields/usage'
import { type MarkdownSettings, standardSettings } from '#domain/markdown/features'
import type { AnalysisJob } from './analysisMessages'
import { imagesOf } from './analysisSlice'
import { openCopy } from './copiesSlice'
import { useStore } from './store'
import { changeBetween } from './textChange'

let habits: { of: FolderFields | null; usage: FolderUsage | null } = { of: null, usage: null }

/** How the folder's posts name their authors; the same value as long as nothing changes. */
function authorHabits(fields: FolderFields | null): FolderUsage | null {
  if (habits.of !== fields) habits = { of: fields, usage: fields && authorUsage(fields.usage) }
  return habits.usage
}

let decided: { folderKey: string; markdown: MarkdownSettings } = { folderKey: '', markdown: standardSettings }

/**
 * What the folder decides about Markdown; the same value as long as nothing changes, also while the fields of another
 * subfolder are asked for.
 */
function markdownOf(folderKey: string, fields: FolderFields | null): MarkdownSettings {
  const known = decided.folderKey === folderKey ? decided.markdown : standardSettings
  const markdown = fields?.markdown ?? known
  if (JSON.stringify(markdown) === JSON.stringify(known)) return known
  decided = { folderKey, markdown }
  return markdown
}

/** Everything an analysis depends on; compared by identity. Null while no post is open. */
export function readInputs() {
  const state = useStore.getState()
  const copy = openCopy(state)
  if (copy === null || state.folder === null) return null
  return {
    id: copy.id,
    doc: copy.state.doc,
    authors: state.authors,
    images: imagesOf(state, copy.id),
    remoteImages: state.folder.settings.remoteImages,
    markdown: markdownOf(state.folder.key, state.folderFields),
    usage: authorHabits(state.folderFields),
    folderKey: state.folder.key,
  }
}

export type Inputs = NonNullable<ReturnType<typeof readInputs>>

export const isSame = (a: Inputs, b: Inputs): boolean =>
  (Object.keys(a) as (keyof Inputs)[]).every((key) => a[key] === b[key])

/** The job for these inputs, by what the worker knows: the whole text where that is another post's or nothing. */
export function jobOf(seq: number, { doc, ...context }: Inputs, known: Inputs | null): AnalysisJob {
  if (known === null || known.id !== context.id) return { seq, text: doc.toString(), context }
  const text = changeBetween(known.doc, doc)
  return isSame({ ...context, doc }, { ...known, doc }) ? { seq, text } : { seq, text, context }
}
