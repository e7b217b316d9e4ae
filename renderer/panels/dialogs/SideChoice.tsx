import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Choice } from '#domain/contributions/conflict'

interface SideChoiceProps {
  question: string
  ours: { name: string; text: string }
  theirs: { name: string; text: string }
  /** The words just before and after, for sides that are a part of a line. */
  context: { before: string; after: string }
  isInline: boolean
  canTakeBoth: boolean
  /** Null while nothing is chosen. */
  choice: Choice | null
  onChoice: (choice: Choice) => void
}

const nothing = '(nothing)'

/** Two versions of a piece of text, to choose from. */
export function SideChoice(props: SideChoiceProps) {
  const { question, ours, theirs, context, isInline, canTakeBoth, choice, onChoice } = props
  const side = (value: 'ours' | 'theirs', { name, text }: { name: string; text: string }) => (
    <Radio value={value} className="conflict-side">
      <span className="conflict-name">{name}</span>
      <span className="conflict-text">
        {isInline ? (
          <>
            {context.before}
            <mark>{text}</mark>
            {context.after}
          </>
        ) : (
          text.trim() || nothing
        )}
      </span>
    </Radio>
  )
  return (
    <RadioGroup className="conflict" value={choice} onChange={(value) => onChoice(value as Choice)}>
      <Label>{question}</Label>
      {side('ours', ours)}
      {side('theirs', theirs)}
      {canTakeBoth && (
        <Radio value="both" className="conflict-side">
          <span className="conflict-name">Both, one after the other</span>
        </Radio>
      )}
    </RadioGroup>
  )
}
