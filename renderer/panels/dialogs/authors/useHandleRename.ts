import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, LeftAlone, RenamePreview } from '#api'
import { useStore } from '../../../state/store'
import { on, request } from '../../../transport'
import { counted } from '../../counted'

/** How far a change of a handle is, from the dialog's first question to what came of it. */
export type RenameState =
  | { step: 'ask' }
  | { step: 'looking' }
  | { step: 'shown'; to: string; preview: RenamePreview }
  | { step: 'changing'; to: string; preview: RenamePreview }
  | { step: 'done'; to: string; changed: number; failed: LeftAlone[] }

export interface HandleRename {
  state: RenameState
  failure: string | null
  progress: { done: number; total: number } | null
  /** Looks what would change; nothing is written. */
  look(to: string): void
  /** Makes what was shown. */
  apply(): void
  /** Ends what runs; what has been changed until then is shown. */
  stop(): void
  /** Forgets what was shown, as the question has changed. */
  forget(): void
}

const stop = () => void request('stopRename', {})

/** What came of a change whose dialog was closed meanwhile. */
function tellAfterwards(from: string, to: string, answer: Answer<'applyRename'>): void {
  const message = answer.ok
    ? `@${from} is @${to} in ${counted(answer.value.changed, 'file')}; ${counted(answer.value.failed.length, 'file')} stayed as they were.`
    : answer.error.message
  useStore.getState().notify({ tone: answer.ok ? 'info' : 'error', message })
}

/** Gives an author another handle in all of the open folder, in two steps. What runs is stopped when the dialog closes. */
export function useHandleRename(from: string): HandleRename {
  const folder = useStore((state) => state.folder?.key ?? '')
  const [state, setState] = useState<RenameState>({ step: 'ask' })
  const [failure, setFailure] = useState<string | null>(null)
  const [progress, setProgress] = useState<HandleRename['progress']>(null)
  useEffect(() => on('renameProgress', setProgress), [])
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
      stop()
    }
  }, [])

  useEffect(() => {
    void request('prepareRename', { folder, from })
  }, [folder, from])

  const look = async (to: string) => {
    setFailure(null)
    setProgress(null)
    setState({ step: 'looking' })
    const answer = await request('previewRename', { folder, from, to })
    if (answer.ok) setState({ step: 'shown', to, preview: answer.value })
    else {
      setFailure(answer.error.message)
      setState({ step: 'ask' })
    }
  }
  const apply = async () => {
    if (state.step !== 'shown') return
    const { to, preview } = state
    setProgress(null)
    setState({ step: 'changing', to, preview })
    const answer = await request('applyRename', { token: preview.token })
    if (!isOpen.current) tellAfterwards(from, to, answer)
    else if (answer.ok) setState({ step: 'done', to, ...answer.value })
    else {
      setFailure(answer.error.message)
      setState({ step: 'ask' })
    }
  }
  const forget = useCallback(() => {
    setFailure(null)
    setState({ step: 'ask' })
  }, [])
  return { state, failure, progress, look: (to) => void look(to), apply: () => void apply(), stop, forget }
}
