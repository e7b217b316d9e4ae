/** What an open post is worked with: a part of the program of its own, loaded by state/loadPostKit.ts. */
export { frontMatterOf } from '../state/frontMatter'
export { createEditorState } from './createEditorState'
