import { loadPostKit } from '../state/loadPostKit'

/**
 * The parts of the window that its first picture does without, each a file of its own: they are loaded when they are
 * shown, or before that while nothing else is to be done (`loadParts`).
 */
export const parts = {
  editor: async () => ({ default: (await import('../editor/Editor')).Editor }),
  preview: async () => ({ default: (await import('./preview/PreviewPanel')).PreviewPanel }),
  inspector: async () => ({ default: (await import('./Inspector')).Inspector }),
  dialogs: async () => ({ default: (await import('./Dialogs')).Dialogs }),
}

/** Loads all of them, and what posts are worked with, so that nothing is waited for when it is asked for. */
export async function loadParts(): Promise<void> {
  await Promise.all([loadPostKit(), ...Object.values(parts).map((load) => load())])
}
