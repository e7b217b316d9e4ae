import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { type ExportCommandOptions, runExport } from '../../main/cli/exportCommand'
import { createFolder, pixel } from '../helpers/sampleFolder'

const post = (title: string, more = '', body = 'Words.') =>
  `---\ntitle: ${title}\ndate: 2024-05-02\n${more}---\n\n${body}\n`

async function run(paths: string[], options: ExportCommandOptions) {
  let said = ''
  let printed = ''
  const status = await runExport(paths, options, {
    error: { write: (text: string) => (said += text) },
    out: { write: (text: string) => (printed += text) },
  })
  return { status, said, printed }
}

/** The command line as it is built. */
const program = join(import.meta.dirname, '../../out/main/byline.js')

const outFolder = () => mkdtemp(join(tmpdir(), 'byline-out-'))
const listed = async (out: string) =>
  (await readdir(out, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
    .sort()
const page = async (out: string, path: string) => readFile(join(out, path), 'utf8')

describe('a site', () => {
  const files = {
    'posts/quay.md': post(
      'Quay',
      'author: mina\ntags: [lamps]\n',
      'See [ropes](ropes.md#knots), [again](/posts/ropes/) and [out](https://example.org).\n\n![Boat](boat.png)',
    ),
    'posts/ropes/index.md': post('Ropes', 'author: jo\n', '[back](../quay/) ![Same](../boat.png) $x^2$'),
    'posts/boat.png': pixel,
    'authors/mina.json': '{"name": "Mina Okafor"}',
  }

  it('has links between its pages, each image once, lists, a feed and one style', async () => {
    const out = await outFolder()
    const folder = await createFolder(files)
    expect((await run([folder], { out, format: 'folder' })).status).toBe(0)
    const names = await listed(out)
    expect(names.filter((name) => !name.startsWith('math/fonts/'))).toEqual([
      ...['.byline-export.json', 'authors/jo.html', 'authors/mina.html', 'feed.xml'],
      ...[names.find((name) => name.startsWith('images/'))!, 'index.html', 'math/katex.min.css'],
      ...['posts/quay.html', 'posts/ropes.html', 'style.css', 'tags/lamps.html'],
    ])
    const { document } = new JSDOM(await page(out, 'posts/quay.html')).window
    expect([...document.querySelectorAll('article a')].map((link) => link.getAttribute('href'))).toEqual([
      ...['ropes.html#knots', 'ropes.html', 'https://example.org'],
    ])
    const image = document.querySelector('article img')?.getAttribute('src') ?? ''
    expect(await readFile(join(out, 'posts', decodeURIComponent(image)))).toEqual(pixel)
    expect(await page(out, 'posts/ropes.html')).toMatch(
      /href="quay\.html"[\s\S]*math\/katex\.min\.css|math\/katex\.min\.css[\s\S]*href="quay\.html"/,
    )
    expect(await page(out, 'authors/mina.html')).toContain('Mina Okafor')
    expect(await page(out, 'feed.xml')).toContain('<name>Mina Okafor</name>')
  })

  it('is the same bytes for the same posts', async () => {
    const [one, two] = [await outFolder(), await outFolder()]
    const folder = await createFolder(files)
    await run([folder], { out: one, format: 'folder' })
    await run([folder], { out: two, format: 'folder', jobs: 2 })
    const names = (await listed(one)).filter((name) => name !== '.byline-export.json')
    expect(names).toEqual((await listed(two)).filter((name) => name !== '.byline-export.json'))
    for (const name of names) expect(await readFile(join(two, name))).toEqual(await readFile(join(one, name)))
  })

  it('is the same bytes whichever thread makes its pages, also where they wait for images', async () => {
    const many = Array.from({ length: 240 }, (_, index): [string, string] => [
      `posts/p${index}.md`,
      post(
        `P${index}`,
        '',
        index % 3 === 0
          ? '![Boat](boat.png)\n\n<b title="x">raw</b>'
          : `Some :tada: words of ${index}, $x^${index}$`,
      ),
    ])
    const folder = await createFolder({ ...files, ...Object.fromEntries(many) })
    const [one, three] = [await outFolder(), await outFolder()]
    await run([folder], { out: one, format: 'folder' })
    const args = [program, 'export', folder, '--out', three, '--format', 'folder', '--jobs', '3']
    await promisify(execFile)(process.execPath, args)
    const names = (await listed(one)).filter((name) => name !== '.byline-export.json')
    expect(names.filter((name) => name.startsWith('posts/p'))).toHaveLength(240)
    expect((await listed(three)).filter((name) => name !== '.byline-export.json')).toEqual(names)
    for (const name of names)
      expect(await readFile(join(three, name))).toEqual(await readFile(join(one, name)))
  })
})

describe('what is chosen', () => {
  const files = {
    'a.md': post('A', 'draft: true\n', '@mina\nBy Mina.\n\n@jo\nBy Jo.'),
    'b.md': post('B', '', '@mina\nMore by Mina.'),
  }

  it('are posts that are no drafts, and sections of one author', async () => {
    const folder = await createFolder(files)
    const [finished, ofJo] = [await outFolder(), await outFolder()]
    await run([folder], { out: finished, drafts: false })
    expect(await listed(finished)).toEqual(['.byline-export.json', 'b.html'])
    const { said } = await run([folder], { out: ofJo, author: '@jo', format: 'fragment' })
    expect(said).toContain('1 without sections of this author')
    expect(await page(ofJo, 'a.html')).toMatch(
      /^<section[^>]*data-author="jo"[\s\S]*By Jo[\s\S]*<\/section>\n$/,
    )
    expect(await page(ofJo, 'a.html')).not.toContain('By Mina')
  })

  it('takes a draft for one though its front matter cannot be read, and warns of what a page lacks', async () => {
    const folder = await createFolder({
      'a.md': '---\ntitle: "Secret\ndraft: true\n---\n\nNot ready.\n',
      'b.md': '+++\ntitle = Secret\n  draft = true\n+++\n\nNot ready.\n',
      'c.md': '---\ntitle: "Open\ndate: 2024-05-02\n---\n\nReady.\n',
      'd.md': '---\n---\n\nReady, too.\n',
      'e.md': '---\ntitle: Never closed\npublished: false\n\nNot ready.\n',
    })
    const out = await outFolder()
    const { status, said } = await run([folder], { out, drafts: false, strict: true })
    expect(await listed(out)).toEqual(['.byline-export.json', 'c.html', 'd.html'])
    expect(status).toBe(1)
    expect(said).toMatch(/^c\.md:4: error: The front matter cannot be read, so the page has no title/m)
    expect(said).not.toContain('d.md')
    expect((await run([folder], { out, drafts: false, strict: true })).status).toBe(1)
  })

  it('is told as JSON; a warning is an error where that is asked for', async () => {
    const folder = await createFolder({
      'a.md': post('A', '', 'One\n\n![x](gone.png) and [dead](nowhere.md)\n\n{{< mystery >}}'),
      'b.md': post('B', '', '[a](a.md) [top](#x) [dir](./) [mail](mailto:a@example.org)'),
    })
    const first = await run([folder], { out: await outFolder(), json: true })
    expect(first.status).toBe(0)
    expect(JSON.parse(first.printed)).toMatchObject({
      written: ['a.md', 'b.md'],
      failed: [],
      warnings: [
        { id: 'a.md', kind: 'image', line: 8 },
        { id: 'a.md', kind: 'link', line: 8 },
        { id: 'a.md', kind: 'shortcode', line: 10 },
      ],
    })
    const strict = await run([folder], { out: await outFolder(), strict: true })
    expect(strict.status).toBe(1)
    expect(strict.said).toContain('a.md:8: error: The image “gone.png” is missing')
  })
})

describe('Markdown for other programs', () => {
  it('has names in place of bylines, and is otherwise the text as it is', async () => {
    const folder = await createFolder({
      'a.md':
        '---\r\ntitle: A # b\r\n---\r\nLead\r\n@mina\r\n## One\r\n\r\n`@mina`\r\n\r\n@jo_x\r\n\r\nEnd\r\n',
      'b/index.md': 'Words\n',
      'authors/mina.json': '{"name": "Mina *O* Kafor"}',
    })
    const out = await outFolder()
    expect((await run([folder], { out, format: 'markdown' })).status).toBe(0)
    expect(await page(out, 'a.md')).toBe(
      '---\r\ntitle: A # b\r\n---\r\nLead\r\n\r\n**Mina \\*O\\* Kafor**\r\n\r\n## One\r\n\r\n`@mina`\r\n\r\n**jo\\_x**\r\n\r\nEnd\r\n',
    )
    expect(await page(out, 'b.md')).toBe('Words\n')
    const ofMina = await outFolder()
    await run([folder], { out: ofMina, format: 'markdown', author: 'mina' })
    expect(await page(ofMina, 'a.md')).toBe(
      '---\r\ntitle: A # b\r\n---\r\n\r\n**Mina \\*O\\* Kafor**\r\n\r\n## One\r\n\r\n`@mina`\r\n\r\n',
    )
  })
})

describe('an export once more', () => {
  it('makes only what changed: the post, its images, the authors, the settings', async () => {
    const folder = await createFolder({
      'a.md': post('A', '', '![x](x.png)'),
      'b.md': post('B'),
      'x.png': pixel,
    })
    const out = await outFolder()
    const again = async (options: Partial<ExportCommandOptions> = {}) =>
      JSON.parse((await run([folder], { out, json: true, ...options })).printed).written
    expect(await again()).toEqual(['a.md', 'b.md'])
    expect(await again()).toEqual([])
    await writeFile(join(folder, 'b.md'), post('B', '', 'Other words.'))
    expect(await again()).toEqual(['b.md'])
    await writeFile(join(folder, 'x.png'), Buffer.concat([pixel, Buffer.from('x')]))
    expect(await again()).toEqual(['a.md'])
    await rm(join(out, 'a.html'))
    expect(await again()).toEqual(['a.md'])
    expect(await again({ contents: true })).toEqual(['a.md', 'b.md'])
    await mkdir(join(folder, 'authors'))
    await writeFile(join(folder, 'authors/mina.json'), '{"name": "Mina"}')
    expect(await again({ contents: true })).toEqual(['a.md', 'b.md'])
    // The same size and time of change: the system still tells them apart.
    const { atime, mtime } = await stat(join(folder, 'b.md'))
    await writeFile(join(folder, 'b.md'), post('B', '', 'Other wordz.'))
    await utimes(join(folder, 'b.md'), atime, mtime)
    expect(await again({ contents: true })).toEqual(['b.md'])
  })

  it('shows an image that was missing before', async () => {
    const folder = await createFolder({ 'a.md': post('A', '', '![x](x.png)') })
    const out = await outFolder()
    await run([folder], { out })
    await writeFile(join(folder, 'x.png'), pixel)
    expect((await run([folder], { out })).said).toMatch(/^1 page written/m)
  })

  it('leaves files alone that it did not write, or that were changed since', async () => {
    const folder = await createFolder({ 'a.md': post('A'), 'b.md': post('B') })
    const out = await outFolder()
    await writeFile(join(out, 'a.html'), 'Not ours')
    const first = await run([folder], { out })
    expect(first.status).toBe(1)
    expect(first.said).toContain('a file is there that export did not write')
    expect(await page(out, 'a.html')).toBe('Not ours')
    await writeFile(join(out, 'b.html'), 'Changed by hand')
    await writeFile(join(folder, 'b.md'), post('B', '', 'New words'))
    await run([folder], { out })
    expect(await page(out, 'b.html')).toBe('Changed by hand')
    expect((await run([folder], { out, force: true })).status).toBe(0)
    expect(await page(out, 'a.html')).toContain('<h1>A</h1>')
    expect(await page(out, 'b.html')).toContain('New words')
  })

  it.each([
    ['is cut off', (text: string) => text.slice(0, -20)],
    ['is of a later version', (text: string) => text.replace('"version":1', '"version":2')],
    ['has a list of files', (text: string) => text.replace(/"files":.*$/s, '"files":[]}')],
    ['has a page without its hash', (text: string) => text.replace('"hash":', '"hush":')],
    ['has a post without its stamp', (text: string) => text.replace(/("made":\[\["a\.md"),"[^"]*"/, '$1')],
    ['has a warning of an unknown kind', (text: string) => text.replace('"kind":"image"', '"kind":"x"')],
  ])('counts nothing as its own where what it has noted %s', async (_, spoil) => {
    const folder = await createFolder({ 'a.md': post('A', '', '![x](gone.png)') })
    const out = await outFolder()
    await run([folder], { out })
    const path = join(out, '.byline-export.json')
    const noted = await readFile(path, 'utf8')
    expect(spoil(noted)).not.toBe(noted)
    await writeFile(path, spoil(noted))
    const { status, said } = await run([folder], { out })
    expect(status).toBe(1)
    expect(said).toContain('a file is there that export did not write')
  })

  it('never writes through a link that leads out of its folder, nor right among the posts', async () => {
    const folder = await createFolder({ 'posts/a.md': post('A') })
    const out = await outFolder()
    const elsewhere = await outFolder()
    await symlink(elsewhere, join(out, 'posts'))
    expect((await run([folder], { out })).status).toBe(1)
    expect(await listed(elsewhere)).toEqual([])
    const among = await run([folder], { out: folder })
    expect(among.status).toBe(2)
    expect(among.said).toContain('Choose another folder')
    const below = { out: join(folder, 'out') }
    expect((await run([folder], { ...below, format: 'markdown' })).status).toBe(2)
    expect((await run([folder], below)).status).toBe(0)
  })
})

describe('templates and raw HTML', () => {
  it('are those that byline.json names', async () => {
    const folder = await createFolder({
      'byline.json': '{"export": {"template": "look/page.html", "rawHtml": "keep"}}',
      'look/page.html': '<title>{{title}}</title>{{{article}}}',
      'a.md': post('A & B', '', '<iframe src="https://example.org"></iframe>\n\n<img src="x.png">'),
      'x.png': pixel,
    })
    const out = await outFolder()
    const { status, said } = await run([folder], { out })
    expect(status).toBe(0)
    expect(said).toContain('scripts too, will run for readers')
    const html = await page(out, 'a.html')
    expect(html).toMatch(/^<title>A &amp; B<\/title><article/)
    expect(html).toContain('<iframe src="https://example.org"></iframe>')
    expect(html).toContain('<img src="data:image/png;base64,')
  })

  it('that are broken end it, with line and reason', async () => {
    const folder = await createFolder({ 'a.md': post('A'), 'bad.html': 'x\n{{#tags}}' })
    const { status, said } = await run([folder], {
      out: await outFolder(),
      template: join(folder, 'bad.html'),
    })
    expect(status).toBe(2)
    expect(said).toContain('line 2: Unclosed section "tags".')
  })
})

describe('killed at any moment', () => {
  it('an export leaves no half-written page, and completes when it is run again', async () => {
    const body = `${'Every evening somebody counts the lamps. '.repeat(40)}\n\n`.repeat(20)
    const files = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`posts/p${index}.md`, post(`P${index}`, '', body)]),
    )
    const folder = await createFolder(files)
    const out = await outFolder()
    const args = [program, 'export', folder, '--out', out, '--format', 'folder']
    let killed = 0
    for (let round = 0; round < 10; round += 1) {
      const child = spawn(process.execPath, args, { stdio: 'ignore' })
      const ended = new Promise<NodeJS.Signals | null>((resolve) =>
        child.on('exit', (_, signal) => resolve(signal)),
      )
      await wait(80 + round * 60)
      child.kill('SIGKILL')
      if ((await ended) !== null) killed += 1
      for (const name of await listed(out))
        if (name.endsWith('.html') && !name.includes('.tmp/'))
          expect(await page(out, name)).toMatch(/<\/html>\n$/)
      if (round % 3 === 2) await writeFile(join(folder, 'posts/p0.md'), post(`P0 ${round}`, '', body))
    }
    expect(killed).toBeGreaterThan(0)
    const { status } = await run([folder], { out, format: 'folder' })
    expect(status).toBe(0)
    const names = await listed(out)
    expect(names.filter((name) => /^posts\/p\d+\.html$/.test(name))).toHaveLength(150)
    expect(names.filter((name) => name.includes('.tmp'))).toEqual([])
  })
})
