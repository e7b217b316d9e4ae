import { expect, test } from 'vitest'
import { changedWords } from '#domain/contributions/changedWords'

const show = (before: string, after: string) =>
  changedWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'came' ? '+' : '-'}{${text}}`))
    .join('')

test('words that came and went are told apart', () => {
  expect(show('\none two three\n', 'one 2 three four')).toBe('one -{two}+{2} three+{ four}')
  expect(show('', 'new')).toBe('+{new}')
  expect(show('old', '')).toBe('-{old}')
})

test('long unchanged text is cut, next to the changes it stays', () => {
  const long = 'word '.repeat(200)
  const shown = show(`${long}a ${long}`, `${long}b ${long}`)
  expect(shown).toContain('word word -{a}+{b} word word')
  expect(shown.length).toBeLessThan(250)
})
