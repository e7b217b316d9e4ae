import type { AnalysisAnswer } from './analysisMessages'

/** Items that one message carries: reading tens of thousands of them at once would hold the window up. */
export const mostItems = 600

/** Messages of a page that are sent at once: with more, all else that the window is told would have to wait. */
export const mostMessages = 10

/** Items of one list of the answer that follows to the same job. */
export interface AnswerPart {
  seq: number
  /** Which of the answer's lists. */
  list: number
  items: unknown[]
}

export type AnalysisMessage = AnalysisAnswer | AnswerPart

/** The lists of an answer that grow with the text, in an order that both sides know. */
function listsOf(answer: AnalysisAnswer): unknown[][] {
  if ('patches' in answer) return answer.patches.map(({ fresh }) => fresh)
  if (!('details' in answer)) return []
  const { sections, bylines, problems, links } = answer.details
  return [sections, bylines, problems, links]
}

/** The same answer with lists of its own, none of which holds anything. */
function emptied(answer: AnalysisAnswer): AnalysisAnswer {
  if ('patches' in answer)
    return { ...answer, patches: answer.patches.map((patch) => ({ ...patch, fresh: [] })) }
  if (!('details' in answer)) return answer
  return { ...answer, details: { ...answer.details, sections: [], bylines: [], problems: [], links: [] } }
}

/** The messages of an answer: itself where it is short, else its items in parts and last what holds them together. */
export function* splitAnswer(answer: AnalysisAnswer): Generator<AnalysisMessage> {
  const lists = listsOf(answer)
  if (lists.every(({ length }) => length <= mostItems)) {
    yield answer
    return
  }
  for (const [list, items] of lists.entries())
    for (let from = 0; from < items.length; from += mostItems)
      yield { seq: answer.seq, list, items: items.slice(from, from + mostItems) }
  yield emptied(answer)
}

/** Puts the messages of one worker together again. */
export class AnswerJoiner {
  private parts: AnswerPart[] = []

  /** The answer that ends with this message, or null where more of it follows. */
  take(message: AnalysisMessage): AnalysisAnswer | null {
    if ('list' in message) {
      this.parts.push(message)
      return null
    }
    const lists = listsOf(message)
    for (const { list, items } of this.parts) for (const item of items) lists[list]?.push(item)
    this.parts = []
    return message
  }
}
