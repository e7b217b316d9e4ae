import { useMemo, useState } from 'react'
import type { Choice } from '#domain/contributions/conflict'
import {
  bySection,
  type Difference,
  editsOfChoices,
  findDifferences,
  type SectionDifferences,
  usualChoice,
} from '#domain/outside/differences'
import { applyEdits } from '#domain/textEdit'

/** More differences than this are not chosen one by one. */
const mostDifferences = 200

export interface Choices {
  /** Null where there are too many to choose from one by one. */
  sections: SectionDifferences[] | null
  choices: ReadonlyMap<Difference, Choice>
  counts: Record<Difference['by'], number>
  /** How many wait for a choice. */
  open: number
  /** The writer's text with the choices made; where one is open, its own. */
  result: string
  choose(difference: Difference, choice: Choice): void
  chooseAll(choice: Choice): void
}

/** The differences between a file and the writer's text, with what the writer chose. `base` is null where unknown. */
export function useChoices(base: string | null, ours: string, theirs: string): Choices {
  const differences = useMemo(() => findDifferences(base, ours, theirs), [base, ours, theirs])
  const sections = useMemo(
    () => (differences.length > mostDifferences ? null : bySection(ours, differences)),
    [ours, differences],
  )
  const [choices, setChoices] = useState<ReadonlyMap<Difference, Choice>>(
    () =>
      new Map(
        differences.flatMap((difference): [Difference, Choice][] => {
          const usual = usualChoice(difference)
          return usual === null ? [] : [[difference, usual]]
        }),
      ),
  )
  const result = useMemo(() => {
    const made = differences.map((difference) => choices.get(difference) ?? 'ours')
    return applyEdits(ours, editsOfChoices(differences, made))
  }, [ours, differences, choices])
  const counts = { file: 0, writer: 0, both: 0, unknown: 0 }
  for (const { by } of differences) counts[by] += 1
  return {
    sections,
    choices,
    counts,
    open: differences.length - choices.size,
    result,
    choose: (difference, choice) => setChoices((before) => new Map(before).set(difference, choice)),
    chooseAll: (choice) => setChoices(new Map(differences.map((difference) => [difference, choice]))),
  }
}
