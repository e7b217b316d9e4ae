import { afterAll, describe, expect, it } from 'vitest'
import { addField, removeField, setField } from '#domain/frontMatter/edits'
import type { Field, FieldValue } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { applyEdits, type TextEdit } from '#domain/textEdit'
import { corpusPosts, findCorpus, readPostText } from '../../helpers/corpus'

const corpus = findCorpus()
const posts = corpus === null ? [] : corpusPosts(corpus)
afterAll(() => corpus?.dispose())

function otherValue(field: Field): FieldValue {
  if (Array.isArray(field.value)) return [...field.value.slice(1), 'yes', 'new item: 2']
  if (typeof field.value === 'number') return field.value + 1
  if (typeof field.value === 'boolean') return !field.value
  if (field.shape === 'date') return '2031-02-03'
  if (field.shape === 'list') return ['first', "it's: two"]
  return field.shape === 'longText'
    ? `Begin: ${field.value ?? ''} # end`
    : `Begin: ${field.value ?? ''}`.trim()
}

/** All that must not change: every byte outside the edits, and every other field. Answers with the edited text. */
function applyGently(text: string, edits: TextEdit[], end: number, path: string[]): string {
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

  it('takes the value it has without an edit, and another one with an edit of its own bytes', () => {
    const refused: string[] = []
    let changed = 0
    for (const path of posts.filter((_, index) => index % 7 === 0)) {
      const text = readPostText(path)
      const { fields, block } = parseFrontMatter(text)
      for (const field of fields) {
        if (field.shape === 'other' || field.readOnly !== null) continue
        if (field.value !== null) {
          expect(setField(text, field.path, field.value), `${path}: ${field.label}`).toEqual({
            ok: true,
            edits: [],
          })
        }
        const value = otherValue(field)
        const result = setField(text, field.path, value)
        if (!result.ok) {
          refused.push(`${path}: ${field.path.join('.')}: ${result.message}`)
          continue
        }
        const edited = applyGently(text, result.edits, block?.to ?? 0, field.path)
        const now = parseFrontMatter(edited).fields.find(
          ({ path: at }) => JSON.stringify(at) === JSON.stringify(field.path),
        )
        expect(now?.value, `${path}: ${field.label}`).toEqual(value)
        changed++
      }
    }
    expect(refused).toEqual([])
    expect(changed).toBeGreaterThan(4_000)
  }, 120_000)

  it('gains and loses a field', () => {
    for (const path of posts.filter((_, index) => index % 11 === 0)) {
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
