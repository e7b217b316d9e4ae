import { describe, expect, it } from 'vitest'
import {
  insertLink,
  toggleHeading,
  toggleList,
  toggleMark,
  toggleQuote,
} from '../../renderer/editor/formatting'
import { runOn } from '../helpers/cursorText'

describe('toggleMark', () => {
  it.each([
    ['a |word| here', 'a **|word|** here'],
    ['a **|word|** here', 'a |word| here'],
    ['a |**word**| here', 'a |word| here'],
    ['a wo|rd here', 'a **|word|** here'],
    ['', '**|**'],
    ['a |', 'a **|**'],
  ])('%j becomes %j', (before, after) => {
    expect(runOn(toggleMark('**'), before.includes('|') ? before : '|')).toBe(after)
  })
})

describe('line prefixes', () => {
  it.each([
    ['heading', toggleHeading(2), 'a li|ne', '## a li|ne'],
    ['heading of another level', toggleHeading(2), '#### a li|ne', '## a li|ne'],
    ['heading off', toggleHeading(2), '## a li|ne', 'a li|ne'],
    ['quotation of several lines', toggleQuote, '|one\n\ntwo|', '> |one\n\n> two|'],
    ['quotation off', toggleQuote, '> |one\n> two|', '|one\ntwo|'],
    ['list', toggleList, '|one\ntwo|', '- |one\n- two|'],
  ])('%s', (_name, command, before, after) => {
    expect(runOn(command, before)).toBe(after)
  })
})

describe('insertLink', () => {
  it.each([
    ['the |words| here', 'the [words](|) here'],
    ['|https://example.org/a|', '[|](https://example.org/a)'],
    ['a |', 'a [|]()'],
  ])('%j becomes %j', (before, after) => {
    expect(runOn(insertLink, before)).toBe(after)
  })
})
