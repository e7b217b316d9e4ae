import { expect, test } from 'vitest'
import { isSameName, whyNoFileName, whyNoPath } from '#domain/moves/fileName'

test.each([
  'CON.md',
  'con',
  'nul.txt',
  'COM1.md',
  'lpt9',
  'a. ',
  'a.',
  'a ',
  ' a',
  '',
  '..',
  'a/b',
  'a\\b',
  'a:b',
  'a\u0000',
  'a?',
  'ä'.repeat(128),
])('F34: “%s” is no name for a file, on any system', (name) => {
  expect(whyNoFileName(name)).not.toBeNull()
})

test.each([
  'a.md',
  'Ärger mit Ü.md',
  '2024-01-02-quay.md',
  '.hidden',
  'console.md',
  'com10.md',
  `${'ä'.repeat(126)}.md`,
  '日本.md',
])('“%s” is a name', (name) => {
  expect(whyNoFileName(name)).toBeNull()
})

test('F34: a path is as good as its parts, and not too long for Windows', () => {
  expect(whyNoPath('posts/aux/a.md')).not.toBeNull()
  expect(whyNoPath('posts//a.md')).not.toBeNull()
  expect(whyNoPath(`${'folder/'.repeat(40)}a.md`)).not.toBeNull()
  expect(whyNoPath('posts/2024/a.md')).toBeNull()
})

test('F31 F32: names in another case or another Unicode form are the same', () => {
  expect(isSameName('Quay.md', 'quay.MD')).toBe(true)
  expect(isSameName('caf\u00e9.md', 'cafe\u0301.md')).toBe(true)
  expect(isSameName('cafe.md', 'café.md')).toBe(false)
})
