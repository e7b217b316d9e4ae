import { expect, test } from 'vitest'
import { standardSettings } from '#domain/markdown/features'
import { readMarkdownSettings } from '#domain/markdown/readMarkdownSettings'

test.each([
  ['', {}, null],
  ['{"fields": {}}', {}, null],
  ['{', {}, null],
  [
    '{"markdown": {"smartPunctuation": true, "emoji": false}}',
    { smartPunctuation: true, emoji: false },
    null,
  ],
  ['{"markdown": true}', {}, 'byline.json: markdown must be an object.'],
  [
    '{"markdown": {"smartPunctuation": "yes", "autolinks": false}}',
    { autolinks: false },
    'byline.json: markdown.smartPunctuation must be true or false.',
  ],
  [
    '{"markdown": {"bylines": false}}',
    {},
    'byline.json: markdown.bylines must be left out; markdown can have smartPunctuation, emoji, autolinks, strikethrough.',
  ],
])('reads %s', (text, own, trouble) => {
  expect(readMarkdownSettings(text)).toEqual({ markdown: { ...standardSettings, ...own }, trouble })
})
