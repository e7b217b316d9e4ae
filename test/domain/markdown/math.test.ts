import type { Token } from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { parsePost, tokensOf } from '#domain/markdown/parseBody'
import { sections } from '#domain/sections/sections'

function* formulasOf(tokens: readonly Token[]): Generator<string> {
  for (const { type, markup, content, children } of tokens) {
    if (type === 'math_inline' || type === 'math_block')
      yield `${type === 'math_block' ? 'block ' : ''}${markup} ${content}`
    yield* formulasOf(children ?? [])
  }
}

/** The formulas of a text: their marks and their TeX. */
const formulas = (text: string) => [...formulasOf(tokensOf(parsePost(text)))]

describe('in a line of text', () => {
  test.each([
    ['The area $a = b^2$, said $x$.', ['$ a = b^2', '$ x']],
    ['Ends with $x$', ['$ x']],
    ['($x$), "$y$"; $z$-axis', ['$ x', '$ y', '$ z']],
    ['The price of $x$ is \\$5', ['$ x']],
    ['$a\\$b$', ['$ a\\$b']],
    ['设$x$为数', ['$ x']],
    ['two lines $a +\nb$ here', ['$ a +\nb']],
    ['**$x$** and [see $y$](a.md)', ['$ x', '$ y']],
    ['$a_1 * b_2 * c_3$', ['$ a_1 * b_2 * c_3']],
    ['GitHub: $`a_1`$ too', ['$ a_1']],
    ['| a |\n|---|\n| $x^2$ |', ['$ x^2']],
    ['# Title $x$', ['$ x']],
    ['so \\(x^2\\) and \\(\\alpha\\)', ['\\( x^2', '\\( \\alpha']],
    ['so \\[x = 1\\] here', ['\\[ x = 1']],
    ['so $$x$$ here', ['$$ x']],
    ['so $$ x + 1 $$ here', ['$$  x + 1 ']],
    ['as code: `$x_1$`, `\\(y\\)`, `$$z$$`, `\\[a=b\\]`', ['$ x_1', '\\( y', '$$ z', '\\[ a=b']],
  ])('%j has formulas', (text, found) => {
    expect(formulas(text)).toEqual(found)
  })

  test.each([
    'It costs $5 and $6.',
    'From $5-$6, from $5–$6, from $5/$6',
    'US$5 and A$6',
    '$5 million (€4m), $6',
    '$20,000 or $30,000.',
    'set $HOME and $PATH or $PATH:$HOME',
    'a $ b $ c',
    'a $x $ b',
    'a $ x$ b',
    '\\$x$ and $x\\$',
    'make $$ and spend $$ again',
    'one $ only',
    '$$',
    '$$$$',
    '$$$ and $$$',
    'the code `$HOME` and `$PATH` differ',
    'jQuery `$(a)` and $ `b` $',
    "the marks ['$', '$'] and ['$$', '$$']",
    'an \\[escaped\\] bracket \\(and another\\) with \\[my_name\\]',
    '[\\*Buffer\\] \\[\\*Buffer\\] \\(i\\)',
    'code `$...$` and `$foo bar$` and ``$x$``',
    '```\n$x$\n```\n\n    $x$',
    '<div>$x$</div>',
    '$a\n\nb$',
    '\\(a = 1\n\nb\\)',
  ])('%j has none', (text) => {
    expect(formulas(text)).toEqual([])
  })
})

describe('by itself', () => {
  test.each([
    ['$$\na = b\n$$', ['block $$ a = b']],
    ['$$ a = b $$', ['block $$ a = b']],
    ['$$a\n= b\n- c$$', ['block $$ a\n= b\n- c']],
    ['Text\n$$\n- a\n+ b\n$$\nmore', ['block $$ - a\n+ b']],
    ['\\[\na = b\n\\]', ['block \\[ a = b']],
    ['\\[ a = b \\\\[2pt] c \\]', ['block \\[ a = b \\\\[2pt] c']],
    ['- item\n\n  $$\n  a\n  b\n  $$\n', ['block $$ a\nb']],
    ['> $$\n> a\n> $$', ['block $$ a']],
    ['$$\na\n$$\n$$\nb\n$$', ['block $$ a', 'block $$ b']],
    ['$$a$$ follows', ['$$ a']],
  ])('%j is a block', (text, found) => {
    expect(formulas(text)).toEqual(found)
  })

  test.each([
    '$$\na\n\nb\n$$',
    '$$\n@mina\n$$',
    '$$\n\n$$',
    '$$\nnever closed',
    '> $$\n> a\n\n$$',
    '    $$\n    a\n    $$',
    '$$ and $$',
    '\\[note\\]',
    '\\[\nnote\n\\]',
    '`$$\nx\n$$`\ntext\n`$$\ny',
  ])('%j is none', (text) => {
    expect(formulas(text).filter((formula) => formula.startsWith('block'))).toEqual([])
  })

  test('a byline in it is one, and the dollars are text', () => {
    const parsed = parsePost('$$\n@mina\n$$\n')
    expect(parsed.blocks.map(({ type }) => type)).toEqual(['paragraph', 'byline', 'paragraph'])
  })
})

test('marks of Markdown in a formula are left to it', () => {
  const [block] = parsePost('$a_1 *b* <c> [d](e) `f`$ and $a<b>c$').blocks
  expect(block?.rawHtml).toBe(true)
  expect(formulas('$a * b$ and *c $d* e$')).toEqual(['$ a * b', '$ d* e'])
  expect(formulas('$x < y$ and $a_{i}$ :smile: $:x:$')).toEqual(['$ x < y', '$ a_{i}', '$ :x:'])
})

test('a formula in the text counts as a word, one by itself as none', () => {
  const words = (text: string) => sections(parsePost(text)).reduce((sum, section) => sum + section.words, 0)
  expect(words('The area $\\frac{1}{2} \\mathrm{abc def}$ is small.')).toBe(5)
  expect(words('$$\n\\frac{1}{2} \\mathrm{abc def}\n$$\n')).toBe(0)
  expect(words('```math\na b c\n```\n')).toBe(0)
  expect(words('It costs $5 and $6.')).toBe(5)
})

test('a heading has its formula in its id and in the outline', () => {
  const [section] = sections(parsePost('## The cost $O(n)$\n'))
  expect(section?.headings[0]?.text).toBe('The cost O(n)')
  expect(parsePost('## The cost $O(n)$\n').blocks[0]?.tokens[0]?.attrGet('id')).toBe('the-cost-o-n')
})
