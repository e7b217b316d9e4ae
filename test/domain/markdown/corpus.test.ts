import { afterAll, describe, expect, test } from 'vitest'
import { analysePost } from '#domain/analysis'
import { parsePost } from '#domain/markdown/parseBody'
import { moveSection } from '#domain/sections/operations'
import { sections } from '#domain/sections/sections'
import { applyEdits } from '#domain/textEdit'
import { corpusPosts, findCorpus, readPostText } from '../../helpers/corpus'

const corpus = findCorpus()
const posts = corpus === null ? [] : corpusPosts(corpus)
afterAll(() => corpus?.dispose())

describe.skipIf(corpus === null)('real posts', () => {
  test('are parsed to blocks and sections that hold all of their text', { timeout: 180_000 }, () => {
    let authored = 0
    for (const path of posts) {
      const text = readPostText(path)
      const parsed = parsePost(text)
      let end = parsed.bodyFrom
      for (const { from, to } of parsed.blocks) {
        if (from < end || text.slice(end, from).trim() !== '')
          expect.fail(`${path}: blocks do not tile at ${end}`)
        end = to
      }
      if (text.slice(end).trim() !== '') expect.fail(`${path}: the last block ends at ${end}`)
      const list = sections(parsed)
      const joined = list.map(({ from, to }) => text.slice(from, to)).join('')
      if (joined.trim() !== text.slice(parsed.bodyFrom).trim()) expect.fail(`${path}: sections lose text`)
      authored += list.filter(({ handle }) => handle !== '').length
    }
    expect(authored).toBeGreaterThan(10)
  })

  test('are analysed and rendered without an error', { timeout: 180_000 }, () => {
    for (const path of posts.filter((_, index) => index % 4 === 0)) {
      const { page } = analysePost(readPostText(path), {
        id: path,
        authors: [],
        missingImages: [],
        imageUrl: () => null,
      })
      if (page.title === '') expect.fail(`${path}: no title`)
    }
  })

  test('with several sections have them moved and moved back', { timeout: 60_000 }, () => {
    let moved = 0
    for (const path of posts) {
      const text = readPostText(path)
      if (!/^@\S+[ \t]*$/m.test(text)) continue
      const last = sections(parsePost(text)).length - 1
      const operation = moveSection(text, last, last - 1)
      if (!operation.ok) continue
      const next = applyEdits(text, operation.edits)
      const back = moveSection(next, last - 1, last)
      if (!back.ok || applyEdits(next, back.edits) !== text)
        expect.fail(`${path}: not the same after moving back`)
      moved += 1
    }
    expect(moved).toBeGreaterThan(0)
  })
})
