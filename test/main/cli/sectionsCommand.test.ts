import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runSections } from '../../../main/cli/sectionsCommand'
import { createFolder, sampleFiles } from '../../helpers/sampleFolder'

async function print(path: string, json: boolean) {
  const said = { out: '', error: '' }
  const stream = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text
    },
  })
  const status = await runSections(path, { json }, { out: stream('out'), error: stream('error') })
  return { status, ...said }
}

describe('sections', () => {
  it('are printed in order', async () => {
    const folder = await createFolder(sampleFiles)
    const { status, out } = await print(join(folder, 'posts/harbour-lights.md'), false)
    expect({ status, out }).toEqual({
      status: 0,
      out: '12\t@mina\t15 words\tExample Org: counting ships\n19\t@jorge\t9 words\tHow to read a log book\n',
    })
  })

  it('are told as JSON, with the text before the first byline', async () => {
    const folder = await createFolder({
      'a.md': '---\ntitle: A\n---\nIntro [x](https://a.example).\n\n@mina\n# One\n',
    })
    const { out } = await print(join(folder, 'a.md'), true)
    expect(JSON.parse(out)).toMatchObject([
      { author: '', byline: null, from: 17, line: 4, words: 2, links: 1, images: 0, headings: [] },
      { author: 'mina', byline: { from: 48, to: 53 }, line: 6, headings: [{ level: 1, text: 'One' }] },
    ])
  })

  it('of what is no post of text end with 1 and the reason', async () => {
    const folder = await createFolder(sampleFiles)
    expect(await print(join(folder, 'posts/latin.md'), false)).toMatchObject({
      status: 1,
      error: expect.stringContaining('not valid UTF-8'),
    })
    expect(await print(join(folder, 'gone.md'), false)).toMatchObject({ status: 1 })
  })
})
