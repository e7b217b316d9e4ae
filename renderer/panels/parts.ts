import { type ComponentType, useEffect, useState } from 'react'
import { loadPostKit } from '../state/loadPostKit'

export type Part = 'editor' | 'preview' | 'inspector' | 'dialogs'

/**
 * The parts of the window that its first picture does without, each a file of its own: they are loaded when they are
 * shown, or before that while nothing else is to be done (`loadParts`).
 */
const files: Record<Part, () => Promise<ComponentType>> = {
  editor: async () => (await import('../editor/Editor')).Editor,
  preview: async () => (await import('./preview/PreviewPanel')).PreviewPanel,
  inspector: async () => (await import('./Inspector')).Inspector,
  dialogs: async () => (await import('./Dialogs')).Dialogs,
}

const loaded: Partial<Record<Part, ComponentType>> = {}

async function load(name: Part): Promise<ComponentType> {
  const part = loaded[name] ?? (await files[name]())
  loaded[name] = part
  return part
}

/** For components: a part, at once where it is loaded; null until then. Unlike React's own way it never waits a turn. */
export function usePart(name: Part): ComponentType | null {
  const [part, setPart] = useState<ComponentType | null>(() => loaded[name] ?? null)
  const isMissing = part === null
  useEffect(() => {
    if (isMissing) void load(name).then((own) => setPart(() => own))
  }, [name, isMissing])
  return part
}

/** Loads all of them, and what posts are worked with, so that nothing is waited for when it is asked for. */
export async function loadParts(): Promise<void> {
  await Promise.all([loadPostKit(), ...(Object.keys(files) as Part[]).map(load)])
}
