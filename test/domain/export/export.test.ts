import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { contentsHtml } from '#domain/export/contents'
import { atomFeed } from '#domain/export/feed'
import { headTags } from '#domain/export/headTags'
import type { PageFacts } from '#domain/export/pageFacts'
import { pageFacts } from '#domain/export/pageFacts'
import { freePaths, pagePath, relativeAddress } from '#domain/export/pagePaths'
import { readExportRules } from '#domain/export/readExportRules'
import { listHtml, navigationHtml, siteLists } from '#domain/export/siteLists'
import { checkTemplate, fillTemplate } from '#domain/export/template'
import { parsePost } from '#domain/markdown/parseBody'
import { findTitleHeading } from '#domain/page/pageHead'

const mina = {
  handle: 'mina',
  name: 'Mina Okafor',
  email: '',
  description: 'Analyst',
  url: 'https://example.org/mina',
  avatar: '',
  source: 'authors/mina.json',
  posts: 1,
}

const facts: PageFacts = {
  title: 'Lamps </script> & "quays"',
  lang: 'pt-br',
  description: 'What <was> counted',
  date: '2024-05-02',
  authors: [
    { handle: 'mina', name: 'Mina Okafor', url: 'https://example.org/mina' },
    { handle: 'jo', name: 'jo', url: '' },
  ],
  tags: ['lamps', 'Lamps & ropes'],
  categories: ['reading'],
  canonical: '',
}

describe('what a page tells', () => {
  it('is read from front matter, sections and directory', () => {
    const text =
      '---\ntitle: Lamps\nauthor: mina\ntags: [a, a, 7]\ncategory: reading\ncanonical_url: https://example.org/x\nlang: de\n---\n@jo\nWords\n'
    const parsed = parsePost(text)
    expect(pageFacts(parsed, { id: 'a.md', authors: [mina] })).toEqual({
      ...{ title: 'Lamps', lang: 'de', description: '', date: '', categories: ['reading'] },
      authors: [
        { handle: 'mina', name: 'Mina Okafor', url: 'https://example.org/mina' },
        { handle: 'jo', name: 'jo', url: '' },
      ],
      ...{ tags: ['a', '7'], canonical: 'https://example.org/x' },
    })
  })

  it('stands in the head, and none of it gets out of there', () => {
    const html = headTags(facts, 'https://example.org/lamps.html')
    const { document } = new JSDOM(`<head>${html}</head><body></body>`).window
    expect(document.body.innerHTML).toBe('')
    expect(document.title).toBe(facts.title)
    const meta = (name: string) =>
      [...document.querySelectorAll(`meta[property="${name}"], meta[name="${name}"]`)].map((element) =>
        element.getAttribute('content'),
      )
    expect(meta('og:title')).toEqual([facts.title])
    expect(meta('og:locale')).toEqual(['pt_BR'])
    expect(meta('article:author')).toEqual(['Mina Okafor', 'jo'])
    expect(meta('article:tag')).toEqual(facts.tags)
    expect(meta('description')).toEqual([facts.description])
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      'https://example.org/lamps.html',
    )
    const [script, ...others] = document.querySelectorAll('script')
    expect(others).toEqual([])
    expect(JSON.parse(script!.textContent!)).toMatchObject({
      '@type': 'Article',
      headline: facts.title,
      author: [{ name: 'Mina Okafor', url: 'https://example.org/mina' }, { name: 'jo' }],
      keywords: facts.tags,
    })
  })
})

describe('a list of headings', () => {
  const contents = (text: string) => {
    const parsed = parsePost(text)
    return contentsHtml(parsed, findTitleHeading(parsed, 'a.md'))
  }

  it('has them by their depth, without the title', () => {
    expect(contents('# Title\n\n## One & two\n\n### Deeper\n\n## Three {#own}\n')).toBe(
      '<nav class="contents" aria-label="Contents"><ul><li><a href="#one-two">One &amp; two</a><ul><li><a href="#deeper">Deeper</a></li></ul></li><li><a href="#own">Three</a></li></ul></nav>',
    )
  })

  it('is left out where there is nothing to choose', () => {
    expect(contents('## One\n\nWords\n')).toBe('')
  })
})

describe('paths of pages', () => {
  it.each([
    ['posts/a.md', 'posts/a.html'],
    ['posts/quay/index.md', 'posts/quay.html'],
    ['posts/quay/index.de.md', 'posts/quay.de.html'],
    ['index.md', 'index.html'],
    ['posts/_index.md', 'posts.html'],
  ])('%s is %s', (id, path) => expect(pagePath(id)).toBe(path))

  it('are each free, also where capitals are not told apart', () => {
    expect(freePaths(['a.html', 'A.html', 'a-2.html'], ['index.html'])).toEqual([
      'a.html',
      'A-2.html',
      'a-2-2.html',
    ])
  })

  it('lead from one to the other', () => {
    expect(relativeAddress('posts/a.html', 'posts/b c.html')).toBe('b%20c.html')
    expect(relativeAddress('posts/x/a.html', 'tags/ä.html')).toBe('../../tags/%C3%A4.html')
    expect(relativeAddress('index.html', 'posts/a.html')).toBe('posts/a.html')
  })
})

describe('a template', () => {
  it('is filled, with text made safe', () => {
    const data = {
      ...facts,
      ...{ policy: '', head: '<i>', style: '', article: '<p>x</p>', navigation: '', readableDate: '' },
    }
    const template = '{{title}}|{{{article}}}|{{#authors}}{{name}},{{/authors}}|{{#tags}}{{.}};{{/tags}}'
    expect(checkTemplate(template)).toBeNull()
    expect(fillTemplate(template, data)).toBe(
      'Lamps &lt;&#x2F;script&gt; &amp; &quot;quays&quot;|<p>x</p>|Mina Okafor,jo,|lamps;Lamps &amp; ropes;',
    )
  })

  it.each([
    ['a\nb {{#authors}}\nc', 2, 'Unclosed section "authors"'],
    ['a\n{{/tags}}', 2, 'Unopened section "tags"'],
    ['a\n\n{{tilte}}', 3, 'There is no “tilte”'],
    ['{{> other}}', 1, 'It cannot take in another file (“other”)'],
    ['{{#authors}}\n{{nick}}{{/authors}}', 2, 'There is no “nick”'],
    ['x {{title', 1, 'Unclosed tag'],
  ])('that is broken says where and why: %j', (template, line, reason) => {
    expect(checkTemplate(template)).toMatchObject({ line, reason: expect.stringContaining(reason) })
  })
})

describe('byline.json', () => {
  it('has rules for export', () => {
    const text =
      '{"export": {"template": "a.html", "baseUrl": "https://example.org", "title": "Quay", "rawHtml": "keep"}}'
    expect(readExportRules(text)).toEqual({
      rules: { template: 'a.html', baseUrl: 'https://example.org/', title: 'Quay', keepsRawHtml: true },
      trouble: null,
    })
  })

  it.each([
    ['{"export": []}', 'export must be an object'],
    ['{"export": {"baseUrl": "example.org"}}', 'export.baseUrl must be the address of the site'],
    ['{"export": {"rawHtml": true}}', 'export.rawHtml must be “sanitise” or “keep”'],
    ['{"export": {"css": "x"}}', 'export.css must be left out'],
    ['{"export": {"template": 1}}', 'export.template must be the path'],
  ])('tells what is wrong: %s', (text, trouble) => {
    expect(readExportRules(text).trouble).toContain(trouble)
  })
})

describe('a site', () => {
  const older = { ...facts, title: 'Older', date: '2023-01-01', tags: [], authors: [facts.authors[1]!] }
  const pages = [
    { path: 'posts/older.html', facts: older },
    { path: 'posts/lamps.html', facts },
    { path: 'tags/lamps.html', facts: { ...older, title: 'Undated', date: '', categories: [] } },
  ]
  const lists = siteLists(
    pages,
    'Quay <street>',
    pages.map(({ path }) => path),
  )

  it('lists all, newest first, and by author, category and tag, beside no page', () => {
    expect(lists.map(({ path, pages: own }) => [path, own.map(({ facts: { title } }) => title)])).toEqual([
      ['index.html', [facts.title, 'Older', 'Undated']],
      ['authors/jo.html', [facts.title, 'Older', 'Undated']],
      ['authors/mina.html', [facts.title]],
      ['categories/reading.html', [facts.title, 'Older']],
      ['tags/lamps-2.html', [facts.title]],
      ['tags/lamps-ropes.html', [facts.title]],
    ])
    const { document } = new JSDOM(listHtml(lists[0]!, lists)).window
    expect([...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      ...['posts/lamps.html', 'posts/older.html', 'tags/lamps.html'],
      ...['authors/jo.html', 'authors/mina.html', 'categories/reading.html'],
      ...['tags/lamps-2.html', 'tags/lamps-ropes.html'],
    ])
    expect(navigationHtml('tags/x.html', 'Quay <street>')).toBe(
      '<nav class="site-navigation" aria-label="Site"><a href="../index.html">Quay &lt;street&gt;</a></nav>',
    )
  })

  it('has a feed that is XML, whatever the posts say', () => {
    const entries = [
      { ...pages[1]!, id: 'urn:uuid:1', html: '<p>a & b</p> ]]>\u0001' },
      { ...pages[2]!, id: 'urn:uuid:2', html: '' },
    ]
    const xml = atomFeed({ title: 'Quay', baseUrl: 'https://example.org/', entries, id: 'urn:uuid:0' })
    const { document } = new JSDOM(xml, { contentType: 'application/xml' }).window
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)
    expect(texts('entry > title')).toEqual([facts.title, 'Undated'])
    expect(texts('updated')).toEqual(['2024-05-02T00:00:00Z', '2024-05-02T00:00:00Z', '1970-01-01T00:00:00Z'])
    expect(texts('content')).toEqual(['<p>a & b</p> ]]>', ''])
    expect(texts('entry author name')).toEqual(['Mina Okafor', 'jo', 'jo'])
    expect(document.querySelector('entry link')?.getAttribute('href')).toBe(
      'https://example.org/posts/lamps.html',
    )
  })
})
