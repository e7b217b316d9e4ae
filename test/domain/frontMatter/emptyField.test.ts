import { expect, it } from 'vitest'
import { addField } from '../../../main/domain/frontMatter/edits'
import { applyEdits } from '../../../main/domain/textEdit'

it.each([
  ['plain neighbours', '---\ntitle: A\n---\n', '---\ntitle: A\nslug:\n---\n'],
  ['quoted neighbours', '---\ntitle: "A"\n---\n', '---\ntitle: "A"\nslug: ""\n---\n'],
  ['TOML', '+++\ntitle = "A"\n+++\n', '+++\ntitle = "A"\nslug = ""\n+++\n'],
  ['no front matter', 'Text.\n', '---\nslug:\n---\n\nText.\n'],
])('an empty text is added without quotes that would stay: %s', (_name, before, after) => {
  const result = addField(before, 'slug', '')
  expect(result.ok && applyEdits(before, result.edits)).toBe(after)
})
