import { describe, expect, test } from 'vitest'
import { featuresFor, type MarkdownSettings, standardSettings } from '#domain/markdown/features'
import { parsePost, tokensOf } from '#domain/markdown/parseBody'
import { renderTokens } from '#domain/page/renderRules'
import { readMarkdownCases } from '../../helpers/markdownFixtures'

function render(markdown: string, id: string, settings: MarkdownSettings): string {
  const parsed = parsePost(markdown, featuresFor(id, settings))
  return renderTokens(tokensOf(parsed), parsed.env, (source) => source, false).trimEnd()
}

/** Files of fixtures with the post and the settings that they are for. */
const files: [file: string, id: string, settings: MarkdownSettings][] = [
  ['shortcodes.txt', 'a.md', standardSettings],
  ['alerts.txt', 'a.md', standardSettings],
  ['attributes.txt', 'a.md', standardSettings],
  ['chunks.txt', 'a.Rmd', standardSettings],
  ['definitionLists.txt', 'a.md', standardSettings],
  ['fencedDivs.txt', 'a.md', standardSettings],
  ['inline.txt', 'a.md', standardSettings],
  ['mdx.txt', 'a.mdx', standardSettings],
  ['smartPunctuation.txt', 'a.md', { ...standardSettings, smartPunctuation: true }],
]

describe.each(files)('%s', (file, id, settings) => {
  const cases = readMarkdownCases(file)

  test('is read', () => {
    expect(cases.length).toBeGreaterThan(2)
  })

  test.each(cases)('$name', ({ markdown, html }) => {
    expect(render(markdown, id, settings)).toBe(html)
  })
})
