import MarkdownIt from 'markdown-it'
import { full } from 'markdown-it-emoji'
import { expect, test } from 'vitest'
import { autolinks } from '#domain/markdown/autolinks'
import { emoji } from '#domain/markdown/emoji'
import { narrowRule } from '#domain/markdown/narrowRule'

const pieces = [
  ...[
    'WWW.Example.org',
    'http://example.org/a',
    'HTTPS://EXAMPLE.ORG',
    '//example.org/x',
    'ftp://example.org',
  ],
  ...['mailto:a@example.org', 'b@example.org', 'www.', 'www', 'w.w.w.', ':tada:', ':', '::', ':no-such:'],
  ...['\\:tada:', '`www.example.org`', '[www.example.org](https://example.org)', '<https://example.org>'],
  ...['&#119;ww.example.org', '*www*.example.org', 'plain words', '10:30'],
]

test('a rule that sees less finds the same', () => {
  const narrow = new MarkdownIt({ html: true }).use(autolinks).use(emoji)
  const wide = new MarkdownIt({ html: true }).use(autolinks).use(full, { shortcuts: {} })
  // All that autolinks sets, and its rule as it is without anything kept from it.
  const rules = new MarkdownIt({ linkify: true }).core.ruler
  const all = rules.getRules('')
  rules.disable('linkify')
  const own = all.find((rule) => !rules.getRules('').includes(rule))!
  wide.core.ruler.at('linkify', own)
  for (const first of pieces)
    for (const second of pieces) {
      const text = `${first} ${second}\n\n- ${second}\n\n${first}${second}`
      expect(narrow.render(text)).toBe(wide.render(text))
    }
  expect(narrow.render('WWW.Example.org :tada:')).toContain('<a href="http://WWW.Example.org">')
})

test('a rule sees only texts that it may find something in', () => {
  const md = new MarkdownIt()
  const seen: string[] = []
  md.core.ruler.push('look', ({ tokens }) => {
    seen.push(...tokens.map(({ content }) => content))
  })
  narrowRule(md, 'look', (text) => text.includes('!'))
  md.render('one\n\ntwo!\n\n> three')
  expect(seen).toEqual(['two!'])
})
