// @vitest-environment jsdom
import createPurifier from 'dompurify'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createAnalyser } from '#domain/analysis'
import { parsePost } from '#domain/markdown/parseBody'
import { pageBody } from '#domain/page/pageHtml'
import { applyPatch, emptyParts } from '#domain/page/pagePatch'
import type { PageParts } from '#domain/page/rendered'
import { renderParts, renderPost } from '#domain/page/renderPost'
import { createSanitizer } from '#domain/page/sanitize'
import { applyEdits } from '#domain/textEdit'
import { PreviewDom } from '../../renderer/panels/preview/previewDom'
import { arbitraryPost } from '../helpers/arbitraryPost'
import { corpusPosts, findCorpus, readPostText } from '../helpers/corpus'
import { patience, runs, sampleOf } from '../helpers/depth'
import { fraction } from '../helpers/fraction'

const context = {
  id: 'posts/a.md',
  authors: [{ handle: 'mina', name: 'Mina Park', avatar: 'mina.png' }],
  missingImages: [],
  imageUrl: (source: string): string | null => `asset/${source}`,
} as unknown as Parameters<ReturnType<typeof createAnalyser>['read']>[1]

const purify = createSanitizer(createPurifier(window), context.imageUrl)
/** What was made of blocks lately: both pages ask for the same ones. */
const sanitized = new Map<string, string>()

function sanitize(html: string): string {
  const known = sanitized.get(html) ?? purify(html)
  if (sanitized.size > 5000) sanitized.clear()
  sanitized.set(html, known)
  return known
}

/** What follows each edit: the worker's patch, the window's page; beside it the page as the export makes it. */
class Beside {
  private readonly analyser = createAnalyser()
  private readonly page = document.implementation.createHTMLDocument()
  private readonly dom = new PreviewDom(this.page, sanitize)
  private readonly whole = document.implementation.createHTMLDocument()
  private parts: PageParts = emptyParts

  constructor(public text: string) {
    this.draw()
  }

  edit({ at, length, insert }: Edit): void {
    const from = Math.min(Math.floor(at * (this.text.length + 1)), this.text.length)
    const edit = { from, to: Math.min(from + length, this.text.length), insert }
    this.text = applyEdits(this.text, [edit])
    this.draw(edit)
  }

  private draw(edit?: Parameters<typeof this.analyser.read>[2]): void {
    this.parts = applyPatch(this.parts, this.analyser.read(this.text, context, edit))
    this.dom.show(this.parts)
  }

  /** Whether the patches have made what rendering the whole text makes. */
  isWhole(): boolean {
    return JSON.stringify(this.parts) === JSON.stringify(renderParts(parsePost(this.text), context))
  }

  /** Null, or both pages where they differ. */
  difference(): { shown: string; whole: string } | null {
    this.whole.body.innerHTML = pageBody(renderPost(this.text, context), sanitize)
    const shown = this.page.body.innerHTML
    return shown === this.whole.body.innerHTML ? null : { shown, whole: this.whole.body.innerHTML }
  }
}

const inserts = [
  ...[
    'x',
    ' ',
    '\n',
    '\n\n',
    '# ',
    '\n## Quay\n',
    '- ',
    '> ',
    '    ',
    '\n@mina\n',
    '@jorge\n\n',
    '\\',
    '*',
    '`',
  ],
  ...[
    '\n```\n',
    '~~~',
    '---\n',
    '<div>\n',
    '</div>',
    '<b>',
    '<!--',
    '-->',
    '\n| a |\n|---|\n',
    '[a]: /b\n',
    '[a]',
  ],
  ...[
    '[^1]',
    '\n[^1]: note\n',
    '^[in]',
    '1. ',
    '\t',
    '&amp;',
    '---\ntitle: B\n---\n',
    '![a](b.png)',
    '$x$',
    '\n$$\n',
  ],
  ...[
    '{#id .c}',
    '{{< figure src="a.png" >}}',
    '{% raw %}',
    ':smile:',
    '\n: term\n',
    '~~',
    'https://example.org ',
  ],
]
const edit = fc.record({
  at: fraction,
  length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(60)),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...inserts)),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

const long = fc.array(arbitraryPost, { minLength: 1, maxLength: 3 }).map((posts) => posts.join('\n\n'))

test(
  'the page after any edit is the page of the whole text',
  () => {
    let edits = 0
    fc.assert(
      fc.property(long, fc.array(edit, { minLength: 10, maxLength: 10 }), (start, list) => {
        const beside = new Beside(start)
        expect(beside.difference()).toBeNull()
        for (const own of list) {
          const before = beside.text
          beside.edit(own)
          edits += 1
          const difference = beside.difference()
          if (difference !== null) expect({ before, after: beside.text, ...difference }).toBeNull()
        }
      }),
      { numRuns: runs(2000, 60) },
    )
    console.log(`${edits} edits of generated posts`)
  },
  patience,
)

const corpus = findCorpus()
afterAll(() => corpus?.dispose())

describe.skipIf(corpus === null)('real posts', () => {
  test(
    'have the page of the whole text after twenty edits',
    () => {
      const posts = sampleOf(corpusPosts(corpus!), 250)
      const list = fc.sample(edit, { numRuns: posts.length * 20, seed: 11 })
      let edits = 0
      const faults: string[] = []
      for (const [index, path] of posts.entries()) {
        const text = readPostText(path)
        if (text.length > 200_000) continue
        const beside = new Beside(text)
        for (const [count, own] of list.slice(index * 20, index * 20 + 20).entries()) {
          beside.edit(own)
          edits += 1
          // Elements are made ten times slower here than in a browser.
          if (beside.isWhole() && (count % 10 !== 9 || beside.difference() === null)) continue
          faults.push(`${path}: ${JSON.stringify(own)}`)
          break
        }
      }
      console.log(`${edits} edits of ${posts.length} real posts`)
      expect(faults).toEqual([])
    },
    patience,
  )
})
