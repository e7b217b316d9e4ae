import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importContribution } from '#domain/contributions/importContribution'
import { piecesOf, wholeOf } from '#domain/contributions/pieces'
import { applyEdits } from '#domain/textEdit'
import { arbitraryPost } from '../../helpers/arbitraryPost'

const post = '---\ntitle: A\n---\n@mina\n## One\nText[^1] and [a].\n\n[a]: /a\n[^1]: Note.\n'

function bring(contribution: string, options: { index?: number; takenNames?: string[] } = {}, text = post) {
  const result = importContribution(text, contribution, { handle: 'lee', ...options })
  if (!result.ok) return `refused: ${result.message}`
  const images = result.images.map(({ source, fileName }) => `${source} → ${fileName}`)
  return applyEdits(text, result.edits).replace(text.trimEnd(), '…') + images.join()
}

describe('importing a contribution', () => {
  test.each([
    ['drops the front matter', '---\ntitle: B\n---\nHello.\n', '…\n\n@lee\nHello.\n'],
    ['lowers headings', '# Top\nx\n\n## Below\n', '…\n\n@lee\n## Top\nx\n\n### Below\n'],
    ['lowers underlined headings', 'Top\n===\nx\n\nBelow\n---\n', '…\n\n@lee\n## Top\nx\n\n### Below\n'],
    ['raises headings', '#### Top\n', '…\n\n@lee\n## Top\n'],
    ['keeps its own bylines', 'Lead.\n\n@ana\nHers.\n', '…\n\n@lee\nLead.\n\n@ana\nHers.\n'],
    ['leaves headings in code', '# Top\n\n```\n# code\n```\n', '…\n\n@lee\n## Top\n\n```\n# code\n```\n'],
    [
      'renames footnotes',
      'See[^1][^x] and `[^1]`.\n\n[^1]: Mine.\n[^x]: Other.\n',
      '…\n\n@lee\nSee[^1-2][^x] and `[^1]`.\n\n[^1-2]: Mine.\n[^x]: Other.\n',
    ],
    [
      'renames labels of links, not what readers see',
      '[a], [A][], [text][a], [a](/x), ![a].\n\n[A]: /mine\n',
      '…\n\n@lee\n[a][A-2], [A][A-2], [text][A-2], [a](/x), ![a][A-2].\n\n[A-2]: /mine\n',
    ],
    [
      'lists images with free names',
      '![x](pics/My%20map.png "T") ![y](https://e.org/a.png) <img src="quay.png">\n\n{{< figure src="my dam.png" >}}\n',
      '…\n\n@lee\n![x](My%20map.png "T") ![y](https://e.org/a.png) <img src="quay-2.png">\n\n{{< figure src="my%20dam.png" >}}\npics/My%20map.png → My map.png,quay.png → quay-2.png,my dam.png → my dam.png',
    ],
    ['is refused without text', '---\ntitle: B\n---\n', 'refused: The contribution has no text below'],
  ])('%s', (_name, contribution, expected) => {
    const found = bring(contribution, { takenNames: ['Quay.png'] })
    expect(expected.startsWith('refused') ? found.slice(0, expected.length) : found).toBe(expected)
  })

  test('comes behind the section that is said, as the post is spaced', () => {
    const text = '@a\n1\n@b\n2\n'
    expect(bring('New', { index: 0 }, text)).toBe('@a\n1\n@lee\nNew\n@b\n2\n')
    expect(bring('New', { index: -1 }, text)).toBe('@lee\nNew\n…\n')
    expect(bring('New', {}, '')).toBe('…@lee\nNew\n')
    expect(bring('New', { index: 5 }, text)).toMatch(/^refused: This section is no longer/)
    expect(bring('New', { index: -1 }, 'Lead\n\n@a\n1\n')).toMatch(
      /^refused: The text before the first byline/,
    )
  })

  test('is refused where it would swallow the next section', () => {
    expect(bring('```\nopen', { index: 0 }, '@a\n1\n\n@b\n2\n')).toMatch(
      /^refused: .* code block or HTML is open/,
    )
  })

  test('leaves every section of the post as it is', () => {
    fc.assert(
      fc.property(arbitraryPost, arbitraryPost, fc.nat(6), (text, contribution, index) => {
        const result = importContribution(text, contribution, { handle: 'lee', index })
        if (!result.ok) return
        const own = piecesOf(applyEdits(text, result.edits)).map((piece) => wholeOf(piece).trim())
        const before = piecesOf(text).map((piece) => wholeOf(piece).trim())
        const count = own.length - before.length
        expect(count).toBeGreaterThan(0)
        expect(own.toSpliced(Math.min(index + 1, before.length), count)).toEqual(before)
        expect(result.edits).toHaveLength(1)
      }),
      { numRuns: 600 },
    )
  })
})
