import { expect, it } from 'vitest'
import { type EditResult, setField, setFieldSource } from '#domain/frontMatter/edits'
import type { Field, FieldValue } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import type { FrontMatterKind } from '#domain/frontMatter/split'
import { engines, readValues } from '#domain/frontMatter/values'
import { applyEdits } from '#domain/textEdit'

/** Cases where Byline differs from what the suite asks, by name, each with the reason. */
export type Exceptions = Record<string, string>

/** A test of one case. A case that is listed must fail: when it passes, the list is out of date. */
export function itHolds(name: string, exceptions: Exceptions, check: () => void): void {
  const reason = exceptions[name]
  if (reason === undefined) it(name, check)
  else it.fails(`${name} (listed: ${reason})`, check)
}

/** Fails where a list names a case that is not there (any more). */
export function itKnowsAll(exceptions: Exceptions, names: readonly string[]): void {
  it('lists no case that is not there', () => {
    expect(Object.keys(exceptions).filter((name) => !names.includes(name))).toEqual([])
  })
}

/** One line that says how much was looked at. */
export function reportOf(suite: string, counts: Record<string, number>): string {
  return `${suite} suite: ${Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}`
}

const markOf = { yaml: '---', toml: '+++' } as const

/** The front matter of a post that holds only this. */
export function wrap(kind: 'yaml' | 'toml', content: string): string {
  const end = content === '' || content.endsWith('\n') ? '' : '\n'
  return `${markOf[kind]}\n${content}${end}${markOf[kind]}\n`
}

/** A value with maps as sorted lists of pairs, so that no key is lost to a prototype. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value.toISOString()
  const pairs = Object.keys(value).map((key) => [key, plain(Reflect.get(value, key))] as const)
  return { pairs: pairs.sort(([a], [b]) => (a < b ? -1 : 1)) }
}

/** Reads front matter in no time worth speaking of; asserts what holds of every reading. */
export function readCase(text: string, kind: FrontMatterKind) {
  const start = performance.now()
  const reading = parseFrontMatter(text)
  // Cases are some lines long and take a millisecond; the rest is for a busy machine.
  expect(performance.now() - start).toBeLessThan(1000)
  const { block, broken, fields } = reading
  if (block === null || block.kind !== kind) return expect.fail('The case is not read as front matter')
  const content = text.slice(block.contentFrom, block.contentTo)
  expect(content).toBe(text.slice(4, -4))
  for (const field of fields) {
    expect(field.source).toBe(text.slice(field.from, field.to))
    expect(field.keyFrom).toBeGreaterThanOrEqual(block.contentFrom)
    expect(field.to).toBeLessThanOrEqual(block.contentTo)
  }
  if (broken !== null) {
    expect(fields).toEqual([])
    expect(broken.line).toBeGreaterThan(0)
    expect(broken.to).toBeLessThanOrEqual(text.length)
  }
  return { ...reading, content }
}

/** Asserts that front matter is refused in words, by the form as by what reads values. */
export function expectRefusal(text: string, kind: 'yaml' | 'toml'): void {
  const { broken, content } = readCase(text, kind)
  expect(broken?.message ?? '').toMatch(/^The .{10,}\.$/s)
  expect(Object.keys(readValues(text))).toEqual([])
  expect(() => engines[kind].parse(content)).toThrow(/./)
}

/** Fields with those in them, outer ones first. */
export function allFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...allFields((field as { children?: Field[] }).children ?? [])])
}

/** What stands at a path, if anything. */
export function valueAt(values: unknown, path: Field['path']): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], values)
}

/** Whether one field is, holds or lies in the other. */
function isKin(a: Field, b: Field): boolean {
  const length = Math.min(a.path.length, b.path.length)
  return JSON.stringify(a.path.slice(0, length)) === JSON.stringify(b.path.slice(0, length))
}

/** Puts a value at a path, in a copy. */
function withValue(values: unknown, [part, ...rest]: Field['path'], value: unknown): unknown {
  if (part === undefined) return value
  const copy = Array.isArray(values) ? [...values] : { ...(values as Record<string, unknown>) }
  const holder = copy as Record<string | number, unknown>
  holder[part] = withValue(holder[part], rest, value)
  return copy
}

/** Asserts that an edit of one field is refused in words, or changes its own lines and value and nothing else. */
function expectGentle(text: string, field: Field, result: EditResult, value: unknown): boolean {
  if (!result.ok) {
    expect(result.message).toMatch(/.{10,}\.$/)
    return false
  }
  const before = parseFrontMatter(text)
  const lineEnd = text.indexOf('\n', field.to) + 1
  for (const edit of result.edits) {
    expect(edit.from).toBeGreaterThanOrEqual(field.keyTo)
    expect(edit.to).toBeLessThanOrEqual(lineEnd)
  }
  const edited = applyEdits(text, result.edits)
  const comment = /^[ \t]+(#.*)/.exec(text.slice(field.to, lineEnd))?.[1] ?? ''
  expect(edited.slice(field.keyTo)).toContain(comment)
  const after = parseFrontMatter(edited)
  expect(after.broken).toBeNull()
  const others = (all: Field[]) =>
    all.filter((each) => !isKin(each, field)).map((each) => [each.path, each.source])
  expect(others(after.fields)).toEqual(others(before.fields))
  const known = readValues(text)
  expect(plain(readValues(edited))).toEqual(plain(withValue(known, field.path, value)))
  return true
}

const values: FieldValue[] = ['another value', "it's: new # [x", 7, true, '2031-02-03', ['one', 'two: 2']]
const scalarShapes: string[] = ['text', 'longText', 'number', 'switch', 'date', 'list']

/** Tries edits of every field that may be edited. Answers with how many were made and how many refused. */
export function expectGentleEdits(text: string, sources: readonly [source: string, value: unknown][]) {
  const count = { made: 0, refused: 0 }
  for (const field of allFields(parseFrontMatter(text).fields)) {
    if (field.readOnly !== null) continue
    for (const value of values) {
      const isMade = expectGentle(text, field, setField(text, field.path, value), value)
      const isPlain = scalarShapes.includes(field.shape) && !/^[&*!]/.test(field.source)
      if (isPlain && !Array.isArray(value)) expect(isMade).toBe(true)
      count[isMade ? 'made' : 'refused']++
    }
    for (const [source, value] of sources) {
      const isMade = expectGentle(text, field, setFieldSource(text, field.path, source), value)
      count[isMade ? 'made' : 'refused']++
    }
  }
  return count
}
