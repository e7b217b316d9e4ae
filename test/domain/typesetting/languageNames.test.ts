import { languages } from '@codemirror/language-data'
import { expect, test } from 'vitest'
import { findLanguage, languageOf } from '#domain/typesetting/languageNames'

test.each([
  ['js', 'js'],
  [' {r plot, echo=FALSE}', 'r'],
  ['{.python .numberLines}', 'python'],
  ['ts title="a b"', 'ts'],
  ['', ''],
  ['  ', ''],
])('the language of %j is %j', (info, language) => {
  expect(languageOf(info)).toBe(language)
})

test.each([
  ['JS', 'JavaScript'],
  ['sh', 'Shell'],
  ['r', 'R'],
  ['c', 'C'],
  ['yml', 'YAML'],
  ['rs', 'Rust'],
  ['console', undefined],
  ['go-html-template', 'HTML'],
  ['vb', 'VB.NET'],
  ['', undefined],
  // Endings of LaTeX and others that name no language here.
  ['text', undefined],
  ['txt', undefined],
  ['constructor', undefined],
  ['nonsense', undefined],
])('%j means %s', (name, found) => {
  expect(findLanguage(languages, name)?.name).toBe(found)
})
