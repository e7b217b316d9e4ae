import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAnalyser } from '#domain/analysis'
import type { AnalysisAnswer } from '../../renderer/state/analysisMessages'
import { AnswerJoiner, mostItems, splitAnswer } from '../../renderer/state/answerParts'

const context = { id: 'posts/a.md', authors: [], missingImages: [], imageUrl: (source: string) => source }

function answersTo(text: string): AnalysisAnswer[] {
  const analyser = createAnalyser()
  const patches = [analyser.read(text, context)]
  return [
    { seq: 1, patches },
    { seq: 1, details: analyser.details() },
  ]
}

function joined(joiner: AnswerJoiner, answer: AnalysisAnswer): AnalysisAnswer[] {
  const messages = [...splitAnswer(answer)].map((message) => structuredClone(message))
  return messages.map((message) => joiner.take(message)).filter((whole) => whole !== null)
}

test('an answer of any length arrives as it was sent, and keeps what the sender holds', () => {
  const joiner = new AnswerJoiner()
  const lengths = fc.integer({ min: 0, max: 3 * mostItems + 1 })
  fc.assert(
    fc.property(lengths, lengths, (bylines, paragraphs) => {
      const text = `${'@mina\n'.repeat(bylines)}${'[A](https://example.org/b) paragraph.\n\n'.repeat(paragraphs)}`
      for (const answer of answersTo(text)) {
        const before = structuredClone(answer)
        expect(joined(joiner, answer)).toEqual([before])
        expect(answer).toEqual(before)
      }
    }),
    { numRuns: 8 },
  )
})

test('no message holds more items than one is to read at once; a short answer is one message', () => {
  for (const answer of answersTo('A paragraph.\n\n'.repeat(3 * mostItems))) {
    const messages = [...splitAnswer(answer)]
    for (const message of messages)
      if ('list' in message) expect(message.items.length).toBeLessThanOrEqual(mostItems)
  }
  for (const answer of answersTo('A paragraph.')) expect([...splitAnswer(answer)]).toEqual([answer])
})

test('parts of an answer that never ended are not put into the next one', () => {
  const joiner = new AnswerJoiner()
  const [long] = answersTo('A paragraph.\n\n'.repeat(2 * mostItems))
  const [first] = splitAnswer(long!)
  expect(joiner.take(structuredClone(first!))).toBeNull()
  expect(joiner.take({ seq: 1, failure: 'it could not be sent' })).toEqual({
    seq: 1,
    failure: 'it could not be sent',
  })
  const [short] = answersTo('Another one.')
  expect(joined(joiner, short!)).toEqual([short])
})
