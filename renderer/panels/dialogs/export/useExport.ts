import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportChoice, ExportPlan, ExportScope, ExportSummary, PostId } from '#api'
import type { ExportDraft } from '../../../state/exportDraft'
import { useStore } from '../../../state/store'
import { on, request } from '../../../transport'

/** How far an export is. */
export type ExportState =
  | { step: 'ask' }
  | { step: 'looking' }
  | { step: 'shown'; plan: ExportPlan }
  | { step: 'writing'; done: number; total: number }
  | { step: 'done'; summary: ExportSummary }

export interface FolderExport {
  state: ExportState
  failure: string | null
  /** Null until it is known. */
  choice: ExportChoice | null
  /** Where the pages go, for people; null while nothing is chosen. */
  target: string | null
  change(change: Partial<ExportChoice>): void
  chooseTarget(): void
  look(posts: PostId[] | null): void
  start(isForced: boolean): void
  stop(): void
  /** Forgets what was shown, as the question has changed. */
  forget(): void
}

interface ExportStart {
  draft: ExportDraft | null
  /** The posts that the dialog was opened for. */
  posts: readonly PostId[] | undefined
  /** Which posts are exported at first, given what was chosen last. */
  scopeAtFirst(last: ExportScope): ExportScope
}

/** Exports posts of the open folder in two steps: first it is shown what will be written, then it is. */
export function useExport({ draft, posts, scopeAtFirst }: ExportStart): FolderExport {
  const folder = useStore((state) => state.folder?.key ?? '')
  const openDialog = useStore((state) => state.openDialog)
  const [state, setState] = useState<ExportState>({ step: 'ask' })
  const [failure, setFailure] = useState<string | null>(null)
  const [choice, setChoice] = useState<ExportChoice | null>(draft?.choice ?? null)
  const [target, setTarget] = useState<string | null>(null)
  const fail = useCallback((message: string) => {
    setFailure(message)
    setState({ step: 'ask' })
  }, [])
  const first = useRef(scopeAtFirst)
  useEffect(() => {
    void request('getExportChoice', { folder }).then((answer) => {
      if (!answer.ok) return fail(answer.error.message)
      const { choice: last } = answer.value
      setChoice((own) => own ?? { ...last, scope: first.current(last.scope) })
      setTarget(answer.value.target)
    })
  }, [folder, fail])
  useEffect(
    () =>
      on('exportProgress', ({ done, total }) =>
        setState((now) => (now.step === 'writing' ? { step: 'writing', done, total } : now)),
      ),
    [],
  )
  const forget = () => {
    setFailure(null)
    setState({ step: 'ask' })
  }
  const chooseTarget = async () => {
    const answer = await request('chooseExportTarget', { folder, place: null })
    if (!answer.ok) fail(answer.error.message)
    else if (answer.value.kind === 'chosen') {
      setTarget(answer.value.target)
      forget()
    } else if (answer.value.kind === 'chooser' && choice !== null)
      openDialog({ kind: 'folderChooser', purpose: 'export', draft: { choice, posts } })
  }
  const look = async (posts: PostId[] | null) => {
    if (choice === null) return
    setFailure(null)
    setState({ step: 'looking' })
    const answer = await request('planExport', { folder, choice, posts })
    if (answer.ok) setState({ step: 'shown', plan: answer.value })
    else fail(answer.error.message)
  }
  const start = async (token: string, total: number, isForced: boolean) => {
    setState({ step: 'writing', done: 0, total })
    const answer = await request('startExport', { folder, token, isForced })
    if (answer.ok) setState({ step: 'done', summary: answer.value })
    else fail(answer.error.message)
  }
  return {
    ...{ state, failure, choice, target, forget },
    change(change) {
      setChoice((own) => own && { ...own, ...change })
      forget()
    },
    chooseTarget: () => void chooseTarget(),
    look: (posts) => void look(posts),
    start: (isForced) =>
      state.step === 'shown' && void start(state.plan.token, state.plan.pages.length, isForced),
    stop: () => void request('stopExport', { folder }),
  }
}
