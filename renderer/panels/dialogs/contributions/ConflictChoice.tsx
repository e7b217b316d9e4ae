import { Label, Radio, RadioGroup } from 'react-aria-components'
import { type Choice, type Conflict, canTakeBoth } from '#domain/contributions/conflict'

const questions: Record<Conflict['kind'], string> = {
  text: 'Both changed the same words',
  definition: 'Both changed this definition',
  byline: 'Both gave it to somebody else',
  removed: 'The extract left it out, the post changed it',
  restored: 'The post removed it, the extract changed it',
  order: 'Both changed the order of the sections',
}

const nothing = '(nothing)'

/** One overlap with what the post and the extract have, to choose from. */
export function ConflictChoice({
  conflict,
  context,
  choice,
  onChoice,
}: {
  conflict: Conflict
  /** The words of the post just before and after the overlap. */
  context: { before: string; after: string }
  choice: Choice
  onChoice: (choice: Choice) => void
}) {
  const { kind, title, author, ours, theirs } = conflict
  const isInline = kind === 'text' && !/\n/.test(ours + theirs)
  const shown = (text: string) =>
    isInline ? (
      <>
        {context.before}
        <mark>{text}</mark>
        {context.after}
      </>
    ) : (
      text.trim() || nothing
    )
  return (
    <RadioGroup className="conflict" value={choice} onChange={(value) => onChoice(value as Choice)}>
      <Label>
        {questions[kind]}: {title || `sections by @${author}`}
      </Label>
      <Radio value="ours" className="conflict-side">
        <span className="conflict-name">The post’s</span>
        <span className="conflict-text">{shown(ours)}</span>
      </Radio>
      <Radio value="theirs" className="conflict-side">
        <span className="conflict-name">The extract’s</span>
        <span className="conflict-text">{shown(theirs)}</span>
      </Radio>
      {canTakeBoth(conflict) && (
        <Radio value="both" className="conflict-side">
          <span className="conflict-name">Both, one after the other</span>
        </Radio>
      )}
    </RadioGroup>
  )
}
