import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageName } from '#domain/export/pagePaths'
import { type ExportCommandOptions, runExport } from '../../main/cli/exportCommand'
import { createFolder, pixel, sampleFiles } from '../helpers/sampleFolder'

async function exported(paths: string[], options: Partial<ExportCommandOptions> = {}) {
  const out = options.out ?? join(await createFolder({}), 'pages')
  let said = ''
  let printed = ''
  const error = { write: (text: string) => (said += text) }
  const streams = { error, out: { write: (text: string) => (printed += text) } }
  const status = await runExport(paths, { ...options, out }, streams)
  const page = (name: string) => readFile(join(out, name), 'utf8')
  return { status, said, printed, out, page }
}

const listed = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html')).sort()

describe('export', () => {
  it('writes one self-contained page with names of the authors and the image inside', async () => {
    const folder = await createFolder(sampleFiles)
    const { status, page } = await exported([join(folder, 'posts/harbour-lights.md')])
    expect(status).toBe(0)
    const html = await page('harbour-lights.html')
    expect(html).toContain('Mina Okafor')
    expect(html).toContain('Jorge Vidal')
    expect(html).toContain(`data:image/png;base64,${pixel.toString('base64')}`)
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|<link|src="(?!data:)/)
  })

  it('keeps the paths of a folder and tells progress', async () => {
    const folder = await createFolder({ 'a/b.md': '# B\n', 'c.md': '# C\n', 'a/pic.md': '![x](gone.png)\n' })
    const { status, said, out } = await exported([folder])
    expect(status).toBe(0)
    expect(await listed(out)).toEqual(['a/b.html', 'a/pic.html', 'c.html'])
    expect(said).toContain(
      'a/pic.md:1: warning: The image “gone.png” is missing in the page. Looked for a/gone.png.',
    )
    expect(said).toMatch(/3 pages written to .*\.\n$/)
  })

  it('gives posts that would meet names of their own, and says so', async () => {
    const folder = await createFolder({ 'a.md': '# One\n', 'a.Rmd': '# Two\n', 'A.qmd': '# Three\n' })
    const { status, said, out } = await exported([folder])
    expect(status).toBe(0)
    expect(await listed(out)).toHaveLength(3)
    expect(said).toContain('is written as')
  })

  it('follows what byline.json says of Markdown, and the kind of the file', async () => {
    const body = '"Quoted" -- :tada:\n\nimport x from "y"\n'
    const folder = await createFolder({
      'byline.json': '{"markdown": {"smartPunctuation": true, "emoji": false}}',
      'posts/a.md': body,
      'posts/b.mdx': body,
    })
    const { page } = await exported([folder])
    expect(await page('posts/a.html')).toContain('<p>“Quoted” – :tada:</p>\n<p>import x from “y”</p>')
    expect(await page('posts/b.html')).toContain('<code>import x from &quot;y&quot;</code>')
  })

  it('inlines images of raw HTML and SVG files, and runs nothing', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    const body = 'Text <img src="x.png" onerror="alert(1)"> ![s](/s.svg)\n\n<script>alert(1)</script>\n'
    const folder = await createFolder({ 'a.md': body, 'x.png': pixel, 'static/s.svg': svg })
    const { page } = await exported([folder])
    const html = await page('a.html')
    expect(html).toContain(pixel.toString('base64'))
    expect(html).toContain(Buffer.from(svg).toString('base64'))
    expect(html).not.toMatch(/onerror|<script>/)
  })

  it('has a style sheet of the writer in place of ours, with what that asks for inside', async () => {
    const css = 'body { background: url(dot.png) } p { background: url(https://example.org/x.png) }'
    const folder = await createFolder({ 'a.md': '# A\n', 'look/site.css': css, 'look/dot.png': pixel })
    const { status, said, page } = await exported([join(folder, 'a.md')], {
      style: join(folder, 'look/site.css'),
    })
    expect(status).toBe(0)
    expect(said.match(/https:\/\/example\.org\/x\.png/g)).toHaveLength(1)
    const html = await page('a.html')
    expect(html).toContain(`body { background: url("data:image/png;base64,${pixel.toString('base64')}") }`)
    expect(html).not.toMatch(/url\(https|--paper: light-dark/)
    const wrong = await exported([folder], { style: join(folder, 'gone.css') })
    expect(wrong).toMatchObject({ status: 2, said: expect.stringContaining('gone.css') })
  })

  it('has the images that byline.json leads to', async () => {
    const folder = await createFolder({
      'byline.json': '{"images": {"roots": ["themes/own"], "baseUrl": "https://my.site"}}',
      'a.md': '![A](/a.png) ![B](https://my.site/a.png)\n',
      'themes/own/a.png': pixel,
    })
    const { page } = await exported([folder])
    expect((await page('a.html')).match(/alt="[AB]" width="1" height="1"/g)).toHaveLength(2)
  })

  it('ends with 1 when a post failed, and writes the others', async () => {
    const folder = await createFolder({ 'a.md': '# A\n' })
    const { status, said, out } = await exported([join(folder, 'a.md'), join(folder, 'gone.md')])
    expect(status).toBe(1)
    expect(said).toContain('gone.md')
    expect(await listed(out)).toEqual(['a.html'])
  })

  it('ends with 1 when a page cannot be written', async () => {
    const folder = await createFolder({ 'a.md': '# A\n' })
    const out = join(await createFolder({}), 'pages')
    await mkdir(join(out, 'a.html'), { recursive: true })
    await writeFile(join(out, 'a.html/keep'), '')
    const { status, said } = await exported([folder], { out })
    expect(status).toBe(1)
    expect(said).toContain('a.md: failed. “a.html” was not written: something else than a file is there.')
    expect(await listed(out)).toEqual(['a.html'])
  })

  it('ends with 2 when there is nothing to export', async () => {
    expect((await exported([await createFolder({ 'x.txt': '' })])).status).toBe(2)
  })
})

it.each([
  ['posts/a-post.md', 'a-post.html'],
  ['posts/bundle/index.md', 'bundle.html'],
  ['index.Rmd', 'index.html'],
])('the page of %s is named %s', (id, name) => expect(pageName(id)).toBe(name))
