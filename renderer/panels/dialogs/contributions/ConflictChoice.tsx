import { type Choice, type Conflict, canTakeBoth } from '#domain/contributions/conflict'
import { SideChoice } from '../SideChoice'

const questions: Record<Conflict['kind'], string> = {
  text: 'Both changed the same words',
  definition: 'Both changed this definition',
  byline: 'Both gave it to somebody else',
  removed: 'The extract left it out, the post changed it',
  restored: 'The post removed it, the extract changed it',
  order: 'Both changed the order of the sections',
}

interface ConflictChoiceProps {
  conflict: Conflict
  /** The words of the post just before and after the overlap. */
  context: { before: string; after: string }
  choice: Choice
  onChoice: (choice: Choice) => void
}

/** One overlap with what the post and the extract have, to choose from. */
export function ConflictChoice({ conflict, context, choice, onChoice }: ConflictChoiceProps) {
  const { kind, title, author, ours, theirs } = conflict
  return (
    <SideChoice
      question={`${questions[kind]}: ${title || `sections by @${author}`}`}
      ours={{ name: 'The post’s', text: ours }}
      theirs={{ name: 'The extract’s', text: theirs }}
      context={context}
      isInline={kind === 'text' && !/\n/.test(ours + theirs)}
      canTakeBoth={canTakeBoth(conflict)}
      choice={choice}
      onChoice={onChoice}
    />
  )
}
