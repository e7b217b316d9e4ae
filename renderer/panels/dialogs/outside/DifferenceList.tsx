import type { Choice } from '#domain/contributions/conflict'
import { canKeepBoth, type Difference, type SectionDifferences } from '#domain/outside/differences'
import { AuthorBadge } from '../../AuthorBadge'
import { useNameOf } from '../../useNameOf'
import { SideChoice } from '../SideChoice'
import { wordsAround } from '../wordsAround'

const questions: Record<Difference['by'], string> = {
  file: 'Changed in the file only',
  writer: 'Changed by you only',
  both: 'Changed by both: choose',
  unknown: 'Not the same: choose',
}

function Title({ part, handle, title }: SectionDifferences) {
  const nameOf = useNameOf()
  if (part === 'front matter') return <h3 className="difference-title">Front matter</h3>
  return (
    <h3 className="difference-title">
      {handle !== '' && <AuthorBadge handle={handle} />}
      <span>{title || 'Text before the first byline'}</span>
      {handle !== '' && <span className="menu-hint">{nameOf(handle)}</span>}
    </h3>
  )
}

interface DifferenceListProps {
  sections: readonly SectionDifferences[]
  /** The writer's text. */
  text: string
  choices: ReadonlyMap<Difference, Choice>
  onChoice: (difference: Difference, choice: Choice) => void
}

/** What differs between a post's file and the writer's text, section by section, each to choose from. */
export function DifferenceList({ sections, text, choices, onChoice }: DifferenceListProps) {
  return (
    <div className="differences">
      {sections.map((section, index) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change while it is shown
          key={index}
          aria-label={section.part === 'front matter' ? 'Front matter' : section.title || 'First text'}
        >
          <Title {...section} />
          {section.differences.map((difference) => (
            <SideChoice
              key={`${difference.from} ${difference.to}`}
              question={questions[difference.by]}
              ours={{ name: 'Yours', text: difference.ours }}
              theirs={{ name: 'The file’s', text: difference.theirs }}
              context={wordsAround(text, difference)}
              isInline={!/\n/.test(difference.ours + difference.theirs)}
              canTakeBoth={canKeepBoth(difference)}
              choice={choices.get(difference) ?? null}
              onChoice={(choice) => onChoice(difference, choice)}
            />
          ))}
        </section>
      ))}
    </div>
  )
}
