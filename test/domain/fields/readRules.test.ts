import { describe, expect, it } from 'vitest'
import { ruleOf } from '#domain/fields/fieldRules'
import { readFolderRules } from '#domain/fields/readRules'

const read = (value: unknown) => readFolderRules(JSON.stringify(value, null, 2))
const troubleOf = (subject: unknown) => read({ fields: { subject } }).trouble

describe('readFolderRules', () => {
  it('reads all that a rule can say', () => {
    const fields = {
      subject: { label: 'Subject', type: 'text', required: true, choices: ['tea', 'coffee', 'tea'] },
      'params.weight': { type: 'number' },
      date: {},
    }
    const { rules, trouble } = read({ fields, templates: { any: [1] } })
    expect(trouble).toBeNull()
    expect({ ...rules }).toEqual({ ...fields, subject: { ...fields.subject, choices: ['tea', 'coffee'] } })
  })

  it.each(['', ' \n', '{}', '{"templates": 5}', '{"fields": {}}'])('finds no rules in %j', (text) => {
    const { rules, trouble } = readFolderRules(text)
    expect([Object.keys(rules), trouble]).toEqual([[], null])
  })

  it.each([
    [
      { type: 'txt' },
      'byline.json: fields.subject.type is “txt”, but must be one of text, longText, number, switch, date, dateTime, tags, authors, slug, image, urls, source.',
    ],
    [{ label: 5 }, 'byline.json: fields.subject.label is 5, but must be a text.'],
    [{ required: 'yes' }, 'byline.json: fields.subject.required is “yes”, but must be true or false.'],
    [{ choices: 'tea' }, 'byline.json: fields.subject.choices is “tea”, but must be a list of texts.'],
    [{ choices: [] }, 'byline.json: fields.subject.choices is an empty list, but must be a list of texts.'],
    [{ choices: ['a', {}] }, 'byline.json: fields.subject.choices[1] is an object, but must be a text.'],
    [
      { choises: [] },
      'byline.json: fields.subject.choises is not known; a field can have label, type, required and choices.',
    ],
    ['text', 'byline.json: fields.subject is “text”, but must be an object.'],
    [['a'], 'byline.json: fields.subject is a list, but must be an object.'],
    [null, 'byline.json: fields.subject is null, but must be an object.'],
  ])('says what is wrong with %j', (subject, trouble) => {
    expect(troubleOf(subject)).toBe(trouble)
  })

  it.each(['constructor', 'toString', '__proto__'])('takes %s for no type', (type) => {
    expect(troubleOf({ type })).toContain(`is “${type}”, but must be one of`)
  })

  it('says what is wrong with the file and with fields', () => {
    expect(read([]).trouble).toBe('byline.json: the file is an empty list, but must be an object in braces.')
    expect(read({ fields: [1] }).trouble).toBe('byline.json: fields is a list, but must be an object.')
  })

  it('keeps what is right beside what is wrong, and tells the first trouble', () => {
    const { rules, trouble } = read({
      fields: { a: { type: 'x', required: true }, b: 5, c: { choices: [1, 'one'] }, d: { label: 'D' } },
    })
    expect({ ...rules }).toEqual({ a: { required: true }, c: { choices: ['one'] }, d: { label: 'D' } })
    expect(trouble).toContain('fields.a.type')
  })

  it.each([
    ['{\n  "fields": {\n    "a": {}\n    "b": {}\n  }\n}', 4, 'a comma is missing between two fields'],
    ['{\n  "fields": {},\n}', 3, 'no comma may stand after the last field'],
    ['{\n  // mine\n}', 2, 'JSON has no comments'],
    ['{\n  "fields": {', 2, 'a closing brace is missing'],
  ])('gives line and reason for %j', (text, line, reason) => {
    const { rules, trouble } = readFolderRules(text)
    expect(trouble).toMatch(/^byline\.json, line \d+: The JSON cannot be read/)
    expect(trouble).toContain(`line ${line}:`)
    expect(trouble).toContain(reason)
    expect(Object.keys(rules)).toEqual([])
  })

  it('survives a file that is nested without end', () => {
    expect(readFolderRules('['.repeat(500_000)).trouble).toBe(
      'byline.json is nested too deeply. Make it flatter.',
    )
    expect(readFolderRules(`{"a": "${'['.repeat(500)}"}`).trouble).toBeNull()
  })

  it('takes the names of an object’s own methods for keys like any other', () => {
    const { rules } = readFolderRules(
      '{"fields": {"__proto__": {"label": "Proto"}, "constructor": {"required": true}}}',
    )
    expect(Object.keys(rules)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(rules)).toBeNull()
    expect(rules.toString).toBeUndefined()
    const sent = JSON.parse(JSON.stringify(rules))
    expect(ruleOf(sent, '__proto__')).toEqual({ label: 'Proto' })
    expect(ruleOf(sent, 'toString')).toBeNull()
    expect(JSON.stringify(rules)).toBe('{"__proto__":{"label":"Proto"},"constructor":{"required":true}}')
  })
})
