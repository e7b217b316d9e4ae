import { useState } from 'react'
import { Heading } from 'react-aria-components'
import type { Choice } from '#domain/contributions/conflict'
import { resolveTakeBack } from '#domain/contributions/resolveTakeBack'
import { currentView, dispatchEdits } from '../../../editor/currentView'
import { useStore } from '../../../state/store'
import { AuthorBadge } from '../../AuthorBadge'
import { useNameOf } from '../../useNameOf'
import { DialogButtons } from '../DialogButtons'
import { wordsAround } from '../wordsAround'
import { ArrivalItem } from './ArrivalItem'
import { ConflictChoice } from './ConflictChoice'
import { ContributionInput } from './ContributionInput'
import { useTakeBack } from './useTakeBack'

/** Shows what an extract brings back to the open post and each overlap, and applies it as one step of the undo history. */
export function TakeBackDialog() {
  const closeDialog = useStore((state) => state.closeDialog)
  const nameOf = useNameOf()
  const [post] = useState(() => currentView()?.state.doc.toString() ?? '')
  const [extract, setExtract] = useState('')
  const [choices, setChoices] = useState<readonly Choice[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const state = useTakeBack(post, extract)
  const type = (text: string) => {
    setExtract(text)
    setChoices([])
    setFailure(null)
  }
  const apply = () => {
    if (state.step !== 'ready') return
    const result = resolveTakeBack(state.plan, choices)
    if (!result.ok) setFailure(result.message)
    else if (currentView()?.state.doc.toString() !== post)
      setFailure('The post has changed meanwhile. Close this and take the extract back again.')
    else {
      closeDialog()
      dispatchEdits(result.edits, { event: 'input.section' })
    }
  }
  const plan = state.step === 'ready' ? state.plan : null
  const isNothing = plan !== null && plan.arrivals.length === 0 && plan.conflicts.length === 0
  const message = failure ?? (state.step === 'failed' ? state.message : null)
  return (
    <>
      <Heading slot="title">Take an extract back</Heading>
      <ContributionInput label="Text of the extract" text={extract} onText={type} />
      {plan !== null && state.step === 'ready' && (
        <section className="take-back" aria-label="What comes back">
          <p className="take-back-author">
            <AuthorBadge handle={state.mark.handle} />
            {nameOf(state.mark.handle)} <span className="menu-hint">@{state.mark.handle}</span>
          </p>
          {!state.hasBase && (
            <p>The text that this was extracted from is not known here, so every difference is shown.</p>
          )}
          {plan.frontMatterChanged && (
            <p>
              Its front matter was changed, too. That is not taken back: the post keeps its own. Change it in
              the post where you want it.
            </p>
          )}
          {isNothing && <p>The extract brings nothing new.</p>}
          {plan.arrivals.length > 0 && (
            <ul className="arrivals" aria-label="Changes">
              {plan.arrivals.map((arrival) => (
                <ArrivalItem
                  key={`${arrival.kind} ${arrival.title} ${arrival.before} ${arrival.after}`}
                  {...arrival}
                />
              ))}
            </ul>
          )}
          {plan.conflicts.map((conflict, index) => (
            <ConflictChoice
              key={`${conflict.kind} ${conflict.from} ${conflict.theirs}`}
              conflict={conflict}
              context={wordsAround(post, conflict)}
              choice={choices[index] ?? 'ours'}
              onChoice={(choice) =>
                setChoices(
                  plan.conflicts.map((_, other) => (other === index ? choice : (choices[other] ?? 'ours'))),
                )
              }
            />
          ))}
        </section>
      )}
      {message !== null && (
        <p className="dialog-failure" role="alert">
          {message}
        </p>
      )}
      <DialogButtons label="Take back" isDisabled={plan === null || isNothing} onConfirm={apply} />
    </>
  )
}
