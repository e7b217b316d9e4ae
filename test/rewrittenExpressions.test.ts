import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renameInText } from '../main/domain/authors/handleInValue'
import { isMeant } from '../main/domain/checks/listedAuthors'
import { codeSpans } from '../main/domain/contributions/proseRanges'
import { readAttributes } from '../main/domain/markdown/attributes/readAttributes'
import { readShortcode } from '../main/domain/markdown/shortcodes/readShortcode'
import { findExpressions } from './helpers/expressions'

/**
 * Expressions that were written so that their time grows with the text, each beside the plainer one that says the same:
 * both match alike. The letters are those that either knows, so that texts of them come near to a match.
 */
const pairs: [plain: RegExp, own: RegExp, letters: string[]][] = [
  [/\/+$/g, /(?<!\/)\/+$/g, ['/', 'a', '\n']],
  [/\/*$/g, /(?<!\/)\/*$/, ['/', 'a', '\n']],
  [/^-+|-+$/g, /^-+|(?<!-)-+$/g, ['-', 'a']],
  [/\s*\n\s*/g, /(?<!\s)\s*\n\s*/g, [' ', '\t', '\n', 'a', '\u2028']],
  [
    /^https?:\/\/[^/\s?#]+[^\s?#]*$/i,
    /^https?:\/\/[^/\s?#][^\s?#]*$/i,
    ['http://', 'https://', '/', '.', 'a', '#', ' '],
  ],
  [
    /^https?:\/\/[^\s/?#]+\S*$/i,
    /^https?:\/\/[^\s/?#]\S*$/i,
    ['http://', 'HTTPS://', '/', '.', 'a', '#', ' '],
  ],
  [/^https?:\/\/[^\s/]+\.[^\s]+$/, /^https?:\/\/[^\s/][^\s/.]*\.\S+$/, ['https://', '/', '.', 'a', ' ']],
  [
    /^([A-Za-z][\w-]*):(?: +(.*))?$/,
    /^([A-Za-z][\w-]*):(?: +([^ \n\r\u2028\u2029].*|))?$/,
    ['a', ':', ' ', '-', '\r', '\u2028', '\t'],
  ],
  [/^( *)- +(.*)$/, /^( *)- +([^ \n\r\u2028\u2029].*|)$/, [' ', '-', 'a', '\u2028', '\t']],
  [
    /^(---|\+\+\+)[ \t]*([A-Za-z][\w+.-]*)?[ \t]*(?:\n|$)/,
    /^(---|\+\+\+)[ \t]*(?:([A-Za-z][\w+.-]*)[ \t]*)?(?:\n|$)/,
    ['---', '+++', '-', '+', ' ', '\t', '\n', 'json', '.'],
  ],
  [
    /([\w-]*)\s*\(/g,
    /(?:(?<![\w-])([\w-]+)|(?<![\w\s-]))\s*\(/g,
    ['rgb', 'a', '-', ' ', '\t', '(', ')', ',', '#'],
  ],
  // What has no source is passed over.
  [
    /!\[(?:[^\]\\]|\\[\s\S])*\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+))/g,
    /!\[(?:[^\]\\]|\\[\s\S])*(?:\](?:\(\s*(?:<([^<>\n]+)>|([^\s()<>]+)))?|\\?$)/g,
    ['![', '!', '[', ']', '](', '\\', '<', '>', 'a', ')', ' '],
  ],
  [
    /<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]+)"|'([^']+)')/gi,
    /<img\b(?:[^>]*?\ssrc\s*=\s*(?:"([^"]+)"|'([^']+)')|[^>]*)/gi,
    ['<img', ' src', '=', '"', "'", 'a', '>', ' ', '<IMG '],
  ],
  [
    /<(?:a|img|source|video|audio|iframe)\b[^>]*?\s(?:href|src|poster)\s*=\s*(?:"([^"]+)"|'([^']+)')/gi,
    /<(?:a|img|source|video|audio|iframe)\b(?:[^>]*?\s(?:href|src|poster)\s*=\s*(?:"([^"]+)"|'([^']+)')|[^>]*)/gi,
    ['<img', '<a', ' src=', ' href', '=', '"', "'", 'a', '>', ' '],
  ],
  [
    /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|(\S+))/gm,
    /(?<![^\n]) {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|(\S+))/g,
    ['[', ']:', ']', 'a', ' ', '\n', '<', '>', '^'],
  ],
  [
    /^[^\s#'"[\]{}|>*&!%@`,:-][^\n:]*:[ \t]+(?=["'])/gm,
    /(?<![^\n])[^\s#'"[\]{}|>*&!%@`,:-][^\n:]*:[ \t]+(?=["'])/g,
    ['a', ':', ' ', '"', '\n', '-', '#'],
  ],
  [
    /(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*\n?\s*$/,
    /(?:^|(?<=\n))(?:---|\.\.\.)\s*$/,
    ['---', '...', '\n', ' ', 'a'],
  ],
  [
    /^(?:[^\s/?#:]*\.)?[^\s_./?#:]+(?:\.[^\s_./?#:]+)?(?=[/?#:]|$)/,
    /^(?:[^\s/?#:]*\.)?[^\s_./?#:]+(?=[/?#:]|$)/,
    ['a', '.', '_', '/', ':'],
  ],
]

/** All that an expression finds, with its groups; an empty group is none. */
function matchesOf(expression: RegExp, text: string): unknown[] {
  const all = new RegExp(expression.source, `${expression.flags.replace('g', '')}g`)
  const hasSource = /^(?:<|!)/.test(expression.source)
  return [...text.matchAll(all)].flatMap((match) => {
    const groups = match.slice(1).map((group) => group ?? '')
    return hasSource && groups.every((group) => group === '') ? [] : [[match.index, match[0], ...groups]]
  })
}

const textOf = (letters: string[]) =>
  fc.array(fc.constantFrom(...letters), { maxLength: 14 }).map((all) => all.join(''))

describe('expressions in their linear form', () => {
  const used = findExpressions()
  for (const [plain, own, letters] of pairs) {
    it(`match as ${plain.source} does`, () => {
      // What the product has may be sticky where this one begins the text.
      const source = own.source.replace(/^\^(?=\(---)/, '')
      expect([...used.values()].map((expression) => expression.source)).toContain(source)
      fc.assert(
        fc.property(textOf(letters), (text) => {
          // The first match is what a single replacement takes.
          const every = own.global && plain.global
          expect(matchesOf(own, text).slice(0, every ? undefined : 1)).toEqual(
            matchesOf(plain, text).slice(0, every ? undefined : 1),
          )
        }),
        { numRuns: 2000 },
      )
    })
  }
})

it('finds code in lines as one expression would', () => {
  fc.assert(
    fc.property(textOf(['`', '``', '```', 'a', '\n', ' ']), (text) => {
      const plain = /(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g
      expect(codeSpans(text)).toEqual(
        [...text.matchAll(plain)].map(({ index, 0: span }) => [index, index + span.length]),
      )
    }),
    { numRuns: 2000 },
  )
})

it('reads a handle in a value with the space around it as one expression would', () => {
  fc.assert(
    fc.property(textOf(['mina', '@', ' ', '\n', '\u00a0', '@mina', 'x', ',']), (text) => {
      const parts = text.split(',').map((part) => {
        const [, before = '', name = '', after = ''] = /^(\s*@?)(.*?)(\s*)$/s.exec(part) ?? []
        return name === 'mina' ? `${before}jo${after}` : part
      })
      expect(renameInText(text, 'mina', 'jo').value).toBe(parts.join(','))
    }),
    { numRuns: 2000 },
  )
})

it('finds a handle between commas, whatever the spaces', () => {
  for (const name of ['mina, jo', 'jo ,mina', 'x,\tmina , jo'])
    expect(isMeant({ name } as never, 'mina', [])).toBe(true)
  for (const name of ['min, a', 'x mina, jo', ',,'])
    expect(isMeant({ name } as never, 'mina', [])).toBe(false)
})

it('reads the name and the arguments of a shortcode as one expression would', () => {
  const plain = /^\s*(\/?)\s*([^\s"'`=/][^\s"'`=]*)([\s\S]*?)\s*\/?\s*$/
  fc.assert(
    fc.property(textOf(['a', '/', ' ', '\t', '=', 'src', '1']), (inner) => {
      const [, slash = '', name = '', args = ''] = plain.exec(inner) ?? []
      const found = readShortcode(`{{<${inner}>}}`, 0)
      expect([found?.name ?? '', found?.isClosing ?? false, found?.args ?? '']).toEqual(
        name === '' ? ['', false, ''] : [name, slash !== '', args.trim()],
      )
    }),
    { numRuns: 2000 },
  )
})

it('reads attributes without the space around them', () => {
  expect(readAttributes('{ \t.a \n}')?.classes).toEqual(['a'])
  expect(readAttributes('{: .a }')?.classes).toEqual(['a'])
  expect(readAttributes('{:\t}')).toBeNull()
  expect(readAttributes('{.a}x')).toBeNull()
})
