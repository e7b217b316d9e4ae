import { expect, test } from 'vitest'
import { canFollow, hostOf, linkKind, pageAddress } from '#domain/markdown/links'

test.each([
  ['#part', 'anchor'],
  ['a/b.md', 'relative'],
  ['../a?b=c:d', 'relative'],
  ['/a:b', 'relative'],
  ['', 'relative'],
  ['https://example.org', 'remote'],
  ['HTTP://example.org', 'remote'],
  ['//example.org/a', 'remote'],
  ['\\\\example.org\\a', 'remote'],
  ['/\\example.org', 'remote'],
  ['mailto:a@example.org', 'mail'],
  ['data:image/png;base64,AA', 'image-data'],
  ['data:image/svg+xml;base64,AA', 'forbidden'],
  ['data:text/html,x', 'forbidden'],
  ['javascript:x', 'forbidden'],
  [' java\tscri\npt:x', 'forbidden'],
  ['\u0001javascript:x', 'forbidden'],
  ['vbscript:x', 'forbidden'],
  ['file:///etc/passwd', 'forbidden'],
  ['smb://host/share', 'forbidden'],
  ['ms-word:ofe|u|x', 'forbidden'],
  ['blob:x', 'forbidden'],
  ['javascript&colon;x', 'relative'],
])('%j is %s', (address, kind) => {
  expect(linkKind(address)).toBe(kind)
})

test('image data can be shown but not followed', () => {
  expect(canFollow('data:image/png;base64,AA')).toBe(false)
  expect(canFollow('a.md')).toBe(true)
})

test('an address without scheme but with a host names https', () => {
  expect(pageAddress('//example.org/a')).toBe('https://example.org/a')
  expect(pageAddress('\\\\example.org/a')).toBe('https://example.org/a')
  expect(pageAddress('/a')).toBe('/a')
})

test('the host of an address', () => {
  expect(hostOf('https://www.example.org:80/a')).toBe('example.org:80')
  expect(hostOf('//user@example.org?x')).toBe('example.org')
  expect(hostOf('a/b')).toBe('')
})
