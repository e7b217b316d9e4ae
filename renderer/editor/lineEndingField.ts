import { invertedEffects } from '@codemirror/commands'
import {
  type EditorState,
  type Extension,
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
} from '@codemirror/state'
import type { PostText } from '#domain/postText'

type Ending = PostText['lineEnding']

class EndingValue extends RangeValue {
  // Text typed at either side is not part of the line break, and a deleted line break is forgotten.
  override startSide = 1
  override endSide = -1
  constructor(readonly ending: Ending) {
    super()
  }
  override eq(other: EndingValue) {
    return other.ending === this.ending
  }
}

const restoreEnding = StateEffect.define<{ at: number; ending: Ending }>({
  map: ({ at, ending }, changes) => ({ at: changes.mapPos(at, 1), ending }),
})

/** Replaces all odd line endings: the text has been read from its file anew. */
const resetEndings = StateEffect.define<RangeSet<EndingValue>>()

/**
 * The line breaks of a file with mixed line endings that differ from its usual one, each marked at its `\n`.
 * They move with the text; one that is deleted comes back with undo.
 */
const lineEndingField = StateField.define<RangeSet<EndingValue>>({
  create: () => RangeSet.empty,
  update(endings, transaction) {
    for (const effect of transaction.effects) if (effect.is(resetEndings)) return effect.value
    const restored = transaction.effects.filter((effect) => effect.is(restoreEnding))
    if (!transaction.docChanged && restored.length === 0) return endings
    if (endings.size === 0 && restored.length === 0) return endings
    return endings.map(transaction.changes).update({
      add: restored.map(({ value }) => new EndingValue(value.ending).range(value.at, value.at + 1)),
      sort: true,
    })
  },
})

const restoreOnUndo = invertedEffects.of((transaction) => {
  const endings = transaction.startState.field(lineEndingField)
  const lost: StateEffect<{ at: number; ending: Ending }>[] = []
  if (endings.size === 0) return lost
  transaction.changes.iterChangedRanges((from, to) => {
    endings.between(from, to, (at, end, value) => {
      if (at >= from && end <= to) lost.push(restoreEnding.of({ at, ending: value.ending }))
    })
  })
  return lost
})

function toRangeSet(exceptions: PostText['exceptions']): RangeSet<EndingValue> {
  return RangeSet.of(exceptions.map(({ at, ending }) => new EndingValue(ending).range(at, at + 1)))
}

/** Keeps the odd line endings of a post while it is edited. */
export function keepLineEndings(exceptions: PostText['exceptions']): Extension {
  return [lineEndingField.init(() => toRangeSet(exceptions)), restoreOnUndo]
}

/** For a transaction that takes over the text of the file: its line endings come with it. */
export function takeLineEndings(exceptions: PostText['exceptions']): StateEffect<unknown> {
  return resetEndings.of(toRangeSet(exceptions))
}

/** The odd line endings of the present text, in the form that encodePost takes. */
export function lineEndingExceptions(state: EditorState): PostText['exceptions'] {
  const exceptions: PostText['exceptions'] = []
  const endings = state.field(lineEndingField, false)
  for (const cursor = endings?.iter(); cursor?.value; cursor.next()) {
    if (state.doc.sliceString(cursor.from, cursor.from + 1) === '\n') {
      exceptions.push({ at: cursor.from, ending: cursor.value.ending })
    }
  }
  return exceptions
}
