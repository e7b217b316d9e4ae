import { useEffect, useRef, useState } from 'react'
import type { LeftAlone, MovePreview, PostId } from '#api'
import { followMove } from '../../../state/postMoves'
import { useStore } from '../../../state/store'
import { on, request } from '../../../transport'

/** How far the move of a post is. */
export type MoveState =
  | { step: 'ask' }
  | { step: 'looking' }
  | { step: 'shown'; preview: MovePreview }
  | { step: 'moving' }
  | { step: 'done'; id: PostId; changed: number; failed: LeftAlone[] }

export interface PostMove {
  state: MoveState
  failure: string | null
  progress: { done: number; total: number } | null
  look(to: string): void
  apply(): void
  /** Forgets what was shown, as the question has changed. */
  forget(): void
}

/** Moves a post in two steps: first the links that change are looked at, then all is done. */
export function useMove(id: PostId): PostMove {
  const folder = useStore((state) => state.folder?.key ?? '')
  const [state, setState] = useState<MoveState>({ step: 'ask' })
  const [failure, setFailure] = useState<string | null>(null)
  const [progress, setProgress] = useState<PostMove['progress']>(null)
  const wanted = useRef('')
  useEffect(() => on('renameProgress', setProgress), [])

  const fail = (message: string) => {
    setFailure(message)
    setState({ step: 'ask' })
  }
  const apply = async (token: string) => {
    setState({ step: 'moving' })
    const answer = await request('applyMove', { folder, token })
    if (!answer.ok) {
      fail(answer.error.message)
      return
    }
    await followMove(answer.value)
    setState({ step: 'done', ...answer.value })
  }
  const look = async (to: string) => {
    wanted.current = to
    setFailure(null)
    setProgress(null)
    setState({ step: 'looking' })
    const answer = await request('previewMove', { folder, id, to })
    if (wanted.current !== to) return
    if (!answer.ok) fail(answer.error.message)
    // Where no link changes there is nothing to look at.
    else if (answer.value.files.length === 0 && answer.value.refused.length === 0)
      await apply(answer.value.token)
    else setState({ step: 'shown', preview: answer.value })
  }
  return {
    state,
    failure,
    progress,
    look: (to) => void look(to),
    apply: () => state.step === 'shown' && void apply(state.preview.token),
    forget() {
      wanted.current = ''
      setFailure(null)
      setState({ step: 'ask' })
    },
  }
}
