import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualRoots } from '#domain/page/imageRules'
import { readImageRules } from '#domain/page/readImageRules'

test.each([
  ['', usualRoots, [], null],
  ['{"fields": {}}', usualRoots, [], null],
  ['{"images": {"roots": ["./themes/x/static/", "static"]}}', ['themes/x/static', ...usualRoots], [], null],
  ['{"images": {"baseUrl": "https://my.site/"}}', usualRoots, ['https://my.site/'], null],
  [
    '{"images": {"baseUrl": ["https://my.site", "//old.site"]}}',
    usualRoots,
    ['https://my.site', '//old.site'],
    null,
  ],
  [
    '{"images": {"roots": ["../x", "/etc", "ok"]}}',
    ['ok', ...usualRoots],
    [],
    /images\.roots must be a list/,
  ],
  ['{"images": {"roots": "static"}}', usualRoots, [], /images\.roots must be a list/],
  ['{"images": {"baseUrl": "my.site"}}', usualRoots, [], /images\.baseUrl must be the address/],
  ['{"images": {"root": []}}', usualRoots, [], /images\.root must be left out/],
  ['{"images": []}', usualRoots, [], /images must be an object/],
])('%s', (text, roots, addresses, trouble) => {
  const read = readImageRules(text)
  expect(read.images).toEqual({ roots: [...new Set(roots)], addresses })
  if (trouble === null) expect(read.trouble).toBeNull()
  else expect(read.trouble).toMatch(trouble)
})

test('own roots are tried before the usual ones', () => {
  const { roots } = readImageRules('{"images": {"roots": ["src", "assets"]}}').images
  expect(roots).toEqual(['src', 'assets', 'static', 'public', '', 'content', 'source'])
})

test('never throws', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      readImageRules(`{"images": ${json}}`)
      readImageRules(json)
    }),
    { numRuns: 300 },
  )
})
