import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { EditorState } from '@codemirror/state'
import { afterAll, describe, expect, it } from 'vitest'
import { decodeText } from '../../main/decodeText'
import { keepLineEndings } from '../../renderer/editor/lineEndingField'
import { createWorkingCopy, encodeCopy, isDirty } from '../../renderer/state/workingCopy'
import { corpusPosts, findCorpus } from '../helpers/corpus'

/** Opens each file as the editor does and writes it back: the bytes must be the same. Answers with what was read-only. */
function roundTrip(paths: readonly string[]): { readOnly: string[] } {
  const readOnly: string[] = []
  for (const path of paths) {
    const bytes = readFileSync(path)
    const text = decodeText(bytes)
    if (text.readOnly !== null) readOnly.push(path)
    const file = { id: path, raw: text.raw, hash: '', readOnly: text.readOnly }
    const copy = createWorkingCopy(file, '', (post) =>
      EditorState.create({ doc: post.text, extensions: [keepLineEndings(post.exceptions)] }),
    )
    if (isDirty(copy)) expect.fail(`${path} is dirty without an edit`)
    const written = Buffer.from(encodeCopy(copy), 'utf8')
    if (text.readOnly === null && !written.equals(bytes)) expect.fail(`${path} is written otherwise`)
  }
  return { readOnly }
}

const markdown = /\.(?:md|markdown|mdx|rmd|qmd)$/i
const root = resolve(import.meta.dirname, '../..')
const filesBelow = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => markdown.test(name))
    .map((name) => join(root, folder, name))

describe('a post that is opened and written back', () => {
  it('has the same bytes: fixtures and examples', () => {
    const paths = [...filesBelow('test/fixtures'), ...filesBelow('assets/example')]
    expect(paths.length).toBeGreaterThan(5)
    expect(roundTrip(paths).readOnly).toEqual([])
  })

  const corpus = findCorpus()
  afterAll(() => corpus?.dispose())
  it.skipIf(corpus === null)(
    'has the same bytes: real posts',
    () => {
      const posts = corpus === null ? [] : corpusPosts(corpus)
      const { readOnly } = roundTrip(posts)
      console.log(
        `${posts.length - readOnly.length} real posts opened and written back with the same bytes; ${readOnly.length} are not UTF-8 and open read-only`,
      )
      expect(readOnly.length).toBeLessThan(posts.length / 100)
    },
    120_000,
  )
})
