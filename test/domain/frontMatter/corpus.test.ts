import { afterAll, describe, expect, it } from 'vitest'
import { addField, removeField } from '#domain/frontMatter/edits'
import type { FieldPath } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { applyEdits, type TextEdit } from '#domain/textEdit'
import { corpusPosts, findCorpus, readPostText } from '../../helpers/corpus'

const corpus = findCorpus()
const posts = corpus === null ? [] : corpusPosts(corpus)
afterAll(() => corpus?.dispose())

/** All that must not change: every byte outside the edits, and every other field. Answers with the edited text. */
function applyGently(text: string, edits: TextEdit[], end: number, path: FieldPath): string {
  const edited = applyEdits(text, edits)
  const last = Math.max(...edits.map((edit) => edit.to))
  expect(last).toBeLessThanOrEqual(end)
  expect(edited.endsWith(text.slice(last))).toBe(true)
  const key = JSON.stringify(path)
  const others = (post: string) =>
    parseFrontMatter(post)
      .fields.filter((field) => JSON.stringify(field.path) !== key)
      .map((field) => [field.path, field.source])
  expect(others(edited)).toEqual(others(text))
  return edited
}

describe.skipIf(corpus === null)('front matter of real posts', () => {
  it('is read, with every source where its range says', () => {
    let fields = 0
    for (const path of posts) {
      const text = readPostText(path)
      for (const field of parseFrontMatter(text).fields) {
        fields++
        if (field.source !== text.slice(field.from, field.to)) expect.fail(`${path}: ${field.label}`)
      }
    }
    expect(fields).toBeGreaterThan(10_000)
  }, 60_000)

  it('gains and loses a field', () => {
    for (const path of posts.filter((_, index) => index % 3 === 0)) {
      const text = readPostText(path)
      const { broken, block } = parseFrontMatter(text)
      if (broken !== null) continue
      const added = addField(text, 'byline_trial', 'a: b')
      if (!added.ok) expect.fail(`${path}: ${added.message}`)
      const longer = applyGently(text, added.edits, block?.to ?? 0, ['byline_trial'])
      const removed = removeField(longer, ['byline_trial'])
      if (!removed.ok) expect.fail(`${path}: ${removed.message}`)
      if (block !== null) expect(applyEdits(longer, removed.edits), path).toBe(text)
    }
  }, 60_000)
})
