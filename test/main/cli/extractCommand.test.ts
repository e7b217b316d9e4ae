import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runExtract, runTakeBack } from '../../../main/cli/extractCommand'
import { createFolder, harbourPost, sampleFiles } from '../../helpers/sampleFolder'

async function prepare() {
  const folder = await createFolder(sampleFiles)
  const userData = await createFolder({})
  const said = { out: '', error: '' }
  const stream = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text
    },
  })
  const streams = { out: stream('out'), error: stream('error') }
  const post = join(folder, 'posts/harbour-lights.md')
  const out = join(folder, 'jorge.md')
  const extract = (more = {}) => runExtract(post, { author: 'jorge', out, ...more }, streams, userData)
  const back = (more = {}, data = userData) => runTakeBack(out, post, more, streams, data)
  return { post, out, said, extract, back }
}

describe('an extract', () => {
  it('is written with the line ends of the post, and never over a file unless it is said', async () => {
    const { out, said, extract } = await prepare()
    expect(await extract()).toBe(0)
    const text = await readFile(out, 'utf8')
    expect(text).toMatch(/\r\nauthor: jorge\r\n# authors: \[mina,jorge\]\r\n/)
    expect(text).toMatch(/---\r\n<!-- byline extract of @jorge, base [0-9a-f]{64} -->\r\n@jorge\r\n## How/)
    expect(text).not.toContain('Every evening')
    await writeFile(out, 'mine')
    expect(await extract()).toBe(1)
    expect(said.error).toContain('jorge.md” is there already')
    expect(await readFile(out, 'utf8')).toBe('mine')
    expect(await extract({ force: true })).toBe(0)
    expect(await extract({ author: 'lena', force: true })).toBe(1)
    expect(said.error).toContain('@lena has no section')
  })

  it('is taken back into a post that was changed meanwhile', async () => {
    const { post, out, said, extract, back } = await prepare()
    await extract()
    await writeFile(post, harbourPost.replace('Every evening', 'Each evening'))
    await writeFile(out, (await readFile(out, 'utf8')).replace('Three', 'Four'))
    expect(await back()).toBe(0)
    const both = harbourPost.replace('Every evening', 'Each evening').replace('Three', 'Four')
    expect(await readFile(post, 'utf8')).toBe(both)
    expect(said.out).toBe('changed\t@jorge\tHow to read a log book\n')
  })

  it('that meets changes of the post leaves those and prints the overlap', async () => {
    const { post, out, said, extract, back } = await prepare()
    await extract()
    const changed = harbourPost.replace('Three', '3')
    await writeFile(post, changed)
    await writeFile(out, (await readFile(out, 'utf8')).replace('Three', 'Four'))
    expect(await back()).toBe(1)
    expect(await readFile(post, 'utf8')).toBe(changed)
    expect(said.out).toContain('  post: "3"\n  extract: "Four"')
  })

  it('says when its front matter was changed, which the post keeps as it has it', async () => {
    const { post, out, said, extract, back } = await prepare()
    const named = harbourPost.replace('author: mina', 'author: Mina Okafor')
    await writeFile(post, named)
    await extract()
    const made = await readFile(out, 'utf8')
    await writeFile(out, made.replace('Three', 'Four'))
    said.error = ''
    expect(await back()).toBe(0)
    expect(said.error).toBe('')
    await writeFile(out, made.replace('Three', 'Five').replace('title: Harbour', 'title: Port'))
    expect(await back()).toBe(1)
    expect(said.error).toContain('front matter of the extract was changed, too. That is not taken back')
    expect(await readFile(post, 'utf8')).toBe(named.replace('Three', 'Four'))
  })

  it('whose base another machine has is compared with a given one', async () => {
    const { post, out, said, extract, back } = await prepare()
    await extract()
    await writeFile(out, (await readFile(out, 'utf8')).replace('Three', 'Four'))
    expect(await back({}, await createFolder({}))).toBe(1)
    expect(said.error).toContain('not known here')
    expect(await back({ base: post }, await createFolder({}))).toBe(0)
    expect(await readFile(post, 'utf8')).toContain('Four columns')
    await writeFile(out, 'No mark.')
    expect(await back()).toBe(1)
    expect(said.error).toContain('has no line')
  })
})
