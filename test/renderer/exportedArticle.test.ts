// @vitest-environment jsdom
import { relative } from 'node:path'
import createPurifier from 'dompurify'
import { afterAll, describe, expect, test } from 'vitest'
import { createAnalyser } from '#domain/analysis'
import { usualExportRules, usualPageOptions } from '#domain/export/options'
import { standardSettings } from '#domain/markdown/features'
import { applyPatch, emptyParts } from '#domain/page/pagePatch'
import { createSanitizer } from '#domain/page/sanitize'
import { Typesetter } from '#domain/typesetting/typesetter'
import { makePage } from '../../main/export/makePage'
import { createPageLinks } from '../../main/export/pageLinks'
import { PreviewDom } from '../../renderer/panels/preview/previewDom'
import { corpusPosts, findCorpus, readPostText } from '../helpers/corpus'
import { patience, sampleOf } from '../helpers/depth'

const corpus = findCorpus()
afterAll(() => corpus?.dispose())

/** No image is found: both say so where it stands. */
const noImages = { find: async () => [], read: async () => Promise.reject(new Error('none')) }
const purify = createSanitizer(createPurifier(window), () => null)
const typeset = new Typesetter()

async function previewed(id: string, text: string): Promise<string> {
  const page = document.implementation.createHTMLDocument()
  const dom = new PreviewDom(page, purify)
  const context = { id, authors: [], missingImages: [], imageUrl: () => null, typeset }
  const analyser = createAnalyser()
  let parts = applyPatch(emptyParts, analyser.read(text, context))
  if (await typeset.load()) parts = applyPatch(parts, analyser.read(text, { ...context }))
  dom.show(parts)
  return page.body.innerHTML
}

async function exported(id: string, text: string): Promise<string> {
  const made = await makePage(
    {
      ...{ root: '/nowhere', images: noImages, authors: [], markdown: standardSettings, css: '' },
      ...{ options: usualPageOptions, rules: usualExportRules, template: '{{{article}}}' },
      links: createPageLinks(new Map()),
    },
    id,
    text,
    'a.html',
  )
  const page = document.implementation.createHTMLDocument()
  page.body.innerHTML = made.ok ? (made.value?.html ?? '') : made.error.message
  return page.body.innerHTML
}

describe.skipIf(corpus === null)('real posts', () => {
  test('have the article of the preview in their exported page', { timeout: patience }, async () => {
    const faults: string[] = []
    const posts = sampleOf(corpusPosts(corpus!), 200)
    for (const path of posts) {
      const id = relative(corpus!.folder, path)
      const text = readPostText(path)
      if ((await previewed(id, text)) !== (await exported(id, text))) faults.push(id)
    }
    console.log(`${posts.length} real posts: article of the page and of the preview compared`)
    expect(faults).toEqual([])
  })
})
