import { describe, expect, it } from 'vitest'
import {
  addField,
  addItem,
  type EditResult,
  moveItem,
  removeField,
  removeItem,
  setField,
} from '#domain/frontMatter/edits'
import type { FieldPath, FieldValue } from '#domain/frontMatter/fields'
import { applyEdits } from '#domain/textEdit'

function apply(text: string, result: EditResult): string {
  return result.ok ? applyEdits(text, result.edits) : `refused: ${result.message}`
}

const yaml = (content: string) => `---\n${content}---\n`
const toml = (content: string) => `+++\n${content}+++\n`

describe('fields in maps and lists of maps', () => {
  it.each<[string, FieldPath, FieldValue, string]>([
    [yaml('p:\n  a: 1\n  b: x # c\n'), ['p', 'b'], 'y: z', yaml("p:\n  a: 1\n  b: 'y: z' # c\n")],
    [yaml('p: {a: 1, b: x}\n'), ['p', 'b'], 'y, z', yaml("p: {a: 1, b: 'y, z'}\n")],
    [yaml('p: {a: 1, b: x}\n'), ['p', 'b'], ['c', 'd'], yaml('p: {a: 1, b: [c, d]}\n')],
    [
      yaml('l:\n  - a: 1\n    b: x\n  - a: 2\n'),
      ['l', 1, 'a'],
      3,
      yaml('l:\n  - a: 1\n    b: x\n  - a: 3\n'),
    ],
    [yaml('l:\n- a: |\n    x\n'), ['l', 0, 'a'], 'y\nz\n', yaml('l:\n- a: |\n    y\n    z\n')],
    [yaml('l: [{a: 1}, {a: "x"}]\n'), ['l', 1, 'a'], 'y', yaml('l: [{a: 1}, {a: "y"}]\n')],
    [yaml('l:\n  - t: [a]\n'), ['l', 0, 't'], ['a', 'b'], yaml('l:\n  - t: [a, b]\n')],
    [yaml('l:\n  - t:\n      - a\n'), ['l', 0, 't'], ['b'], yaml('l:\n  - t:\n      - b\n')],
    [toml('[p]\na = 1\n[p.q]\nb = "x"\n'), ['p', 'q', 'b'], 'y', toml('[p]\na = 1\n[p.q]\nb = "y"\n')],
    [toml('[[m]]\na = 1\n[[m]]\na = 2\n'), ['m', 1, 'a'], 3, toml('[[m]]\na = 1\n[[m]]\na = 3\n')],
    [toml('p = {a = 1, b = ["x"]}\n'), ['p', 'b'], ['x', 'y'], toml('p = {a = 1, b = ["x", "y"]}\n')],
    ['{"p": {"a": [{"b": 1}]}}\n', ['p', 'a', 0, 'b'], 2, '{"p": {"a": [{"b": 2}]}}\n'],
  ])('sets in %j %j', (text, path, value, wanted) => {
    expect(apply(text, setField(text, path, value))).toBe(wanted)
  })

  it.each<[string, FieldPath, FieldValue, string]>([
    [yaml('p:\n    a: "x"\nb: 1\n'), ['p', 'c'], 'y', yaml('p:\n    a: "x"\n    c: "y"\nb: 1\n')],
    [yaml('p: {}\n'), ['p', 'c'], 'w', yaml('p: {c: w}\n')],
    [yaml('l:\n  - a: x\n  - a: y\n'), ['l', 0, 'b'], 'z', yaml('l:\n  - a: x\n    b: z\n  - a: y\n')],
    [toml('[p]\na = 1\n\n[q]\nb = 2\n'), ['p', 'c'], true, toml('[p]\na = 1\nc = true\n\n[q]\nb = 2\n')],
    [toml('p = {a = 1}\n'), ['p', 'c'], 'y', toml('p = {a = 1, c = "y"}\n')],
    ['{"p": {\n  "a": 1\n}}\n', ['p', 'c'], 'y', '{"p": {\n  "a": 1,\n  "c": "y"\n}}\n'],
  ])('adds to %j %j', (text, path, value, wanted) => {
    const added = addField(text, path, value)
    expect(apply(text, added)).toBe(wanted)
    if (text.includes('{}')) return
    expect(apply(wanted, removeField(wanted, path))).toBe(text)
  })

  it('refuses to add where there is no map', () => {
    expect(apply(yaml('a: 1\n'), addField(yaml('a: 1\n'), ['a', 'b'], 'x'))).toMatch(/^refused: .*no group/)
    expect(apply(yaml('a: 1\n'), addField(yaml('a: 1\n'), ['c', 'b'], 'x'))).toMatch(/^refused: .*no group/)
  })

  it.each<[string, FieldPath, string]>([
    [yaml('l:\n  - a: 1\n    b: 2\n'), ['l', 0, 'a'], yaml('l:\n  - b: 2\n')],
    [yaml('p:\n  a: 1 # c\n'), ['p', 'a'], yaml('p: {}\n')],
    [yaml('p:\n  a:\n    b: 1\n  c: 2\n'), ['p', 'a'], yaml('p:\n  c: 2\n')],
    [toml('[p]\na = 1\n'), ['p'], toml('')],
  ])('removes from %j %j', (text, path, wanted) => {
    expect(apply(text, removeField(text, path))).toBe(wanted)
  })

  it.each<[string, FieldPath, string]>([
    [yaml('l: [{}]\nb: 1\n'), ['l', 0], yaml('l: []\nb: 1\n')],
    [yaml('l: [{a: 1}, {}]\n'), ['l', 1], yaml('l: [{a: 1}]\n')],
    [yaml('l:\n  - a: 1\n'), ['l', 0], yaml('l: []\n')],
    ['{"l": [{"a": 1}, {"b": 2}]}\n', ['l', 0], '{"l": [{"b": 2}]}\n'],
  ])('removes an item by its path from %j', (text, path, wanted) => {
    expect(apply(text, removeField(text, path))).toBe(wanted)
  })

  it('refuses to remove the only field of an item', () => {
    const pair = yaml('l: [a: 1]\n')
    expect(apply(pair, removeField(pair, ['l', 0, 'a']))).toMatch(/^refused: /)
    const text = yaml('l:\n  - a: 1\n')
    expect(apply(text, removeField(text, ['l', 0, 'a']))).toMatch(/^refused: /)
  })
})

describe('items of lists of maps', () => {
  const list = yaml('l:\n  # all\n  - a: 1 # one\n    b: x\n  # about two\n  - a: 2\n\n  - a: "3"\nend: 1\n')

  it('move with their comments; blank lines stay', () => {
    expect(apply(list, moveItem(list, ['l'], 1, 0))).toBe(
      yaml('l:\n  # all\n  # about two\n  - a: 2\n  - a: 1 # one\n    b: x\n\n  - a: "3"\nend: 1\n'),
    )
    expect(apply(list, moveItem(list, ['l'], 0, 2))).toBe(
      yaml('l:\n  # all\n  # about two\n  - a: 2\n  - a: "3"\n\n  - a: 1 # one\n    b: x\nend: 1\n'),
    )
  })

  it('go, also the last one', () => {
    expect(apply(list, removeItem(list, ['l'], 1))).toBe(
      yaml('l:\n  # all\n  - a: 1 # one\n    b: x\n  - a: "3"\nend: 1\n'),
    )
    const one = yaml('l:\n  - a: 1\nend: 1\n')
    expect(apply(one, removeItem(one, ['l'], 0))).toBe(yaml('l: []\nend: 1\n'))
  })

  it('come with the keys of the one before', () => {
    expect(apply(list, addItem(list, ['l']))).toBe(list.replace('end:', '\n  - a: ""\nend:'))
  })

  it.each<[string, FieldPath, string, string, string]>([
    [
      toml('[[m]]\na = "x"\n\n[[m]]\na = "y"\n\n[z]\nb = 1\n'),
      ['m'],
      toml('[[m]]\na = "y"\n\n[[m]]\na = "x"\n\n[z]\nb = 1\n'),
      toml('[[m]]\na = "x"\n\n[[m]]\na = "y"\n\n[[m]]\na = ""\n\n[z]\nb = 1\n'),
      toml('[[m]]\na = "y"\n\n[z]\nb = 1\n'),
    ],
    [
      '{"l": [{"a": 1}, {"a": 2, "b": "x"}]}\n',
      ['l'],
      '{"l": [{"a": 2, "b": "x"}, {"a": 1}]}\n',
      '{"l": [{"a": 1}, {"a": 2, "b": "x"}, {"a": 0, "b": ""}]}\n',
      '{"l": [{"a": 2, "b": "x"}]}\n',
    ],
    [
      yaml('l: [{a: x}, {a: y}]\n'),
      ['l'],
      yaml('l: [{a: y}, {a: x}]\n'),
      yaml("l: [{a: x}, {a: y}, {a: ''}]\n"),
      yaml('l: [{a: y}]\n'),
    ],
  ])('move, come and go in %j', (text, path, moved, longer, shorter) => {
    expect(apply(text, moveItem(text, path, 0, 1))).toBe(moved)
    expect(apply(moved, moveItem(moved, path, 1, 0))).toBe(text)
    expect(apply(text, addItem(text, path))).toBe(longer)
    expect(apply(longer, removeItem(longer, path, 2))).toBe(text)
    expect(apply(text, removeItem(text, path, 0))).toBe(shorter)
  })

  it('stay where tables stand inside them, and where they are gone', () => {
    const text = toml('[[m]]\na = 1\n[m.sub]\nb = 1\n[[m]]\na = 2\n')
    expect(apply(text, moveItem(text, ['m'], 0, 1))).toMatch(/^refused: .*tables of their own/)
    expect(apply(list, moveItem(list, ['l'], 0, 3))).toMatch(/^refused: .*not in the list/)
    expect(apply(list, removeItem(list, ['end'], 0))).toMatch(/^refused: .*not a list/)
  })
})

describe('items of lists of texts', () => {
  it.each<[string, string[], string]>([
    ['[a, "b", c]', ['c', 'a', 'b'], '[c, a, "b"]'],
    ['[a, # x\n  "b", c]', ['b', 'a', 'c'], '["b", # x\n  a, c]'],
    ['[a, b, c, d]', ['a', 'c'], '[a, c]'],
  ])('change places in %s', (source, value, wanted) => {
    const text = yaml(`x: ${source}\n`)
    expect(apply(text, setField(text, ['x'], value))).toBe(yaml(`x: ${wanted}\n`))
  })

  it('change places as whole lines', () => {
    const text = yaml("x:\n  - a # one\n  # about b\n  - 'b'\n  - c\n")
    expect(apply(text, setField(text, ['x'], ['b', 'c', 'a']))).toBe(
      yaml("x:\n  # about b\n  - 'b'\n  - c\n  - a # one\n"),
    )
    expect(apply(text, setField(text, ['x'], ['b']))).toBe(yaml("x:\n  # about b\n  - 'b'\n"))
  })

  it.each(Array.from({ length: 11 }, (_, indent) => indent))('keep an indent of %i columns', (indent) => {
    const margin = ' '.repeat(indent)
    const text = yaml(`x:\n${margin}- a\ny: 1\n`)
    expect(apply(text, setField(text, ['x'], ['a', 'b: c']))).toBe(
      yaml(`x:\n${margin}- a\n${margin}- 'b: c'\ny: 1\n`),
    )
    if (indent === 0) return
    const map = yaml(`x:\n${margin}a: 1\ny: 1\n`)
    expect(apply(map, addField(map, ['x', 'b'], 'c'))).toBe(yaml(`x:\n${margin}a: 1\n${margin}b: c\ny: 1\n`))
    const whole = yaml(`${margin}a: 1\n`)
    expect(apply(whole, addField(whole, 'b', ['c']))).toBe(
      yaml(`${margin}a: 1\n${margin}b:\n${margin}  - c\n`),
    )
  })
})
