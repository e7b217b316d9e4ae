import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import type { ImageUrl } from '#domain/page/images'
import { renderPost } from '#domain/page/renderPost'
import { createSanitizer } from '#domain/page/sanitize'

const imageUrl: ImageUrl = (source) => {
  if (source.includes('gone')) return { address: null, tried: ['posts/gone.png', 'static/a&b.png'] }
  if (source.includes('blocked')) return { address: null, note: 'Blocked.' }
  if (source.includes('own.site')) return { address: 'asset/own', size: { width: 30, height: 20 } }
  if (source.startsWith('http')) return { address: source.replace('http:', 'https:') }
  return source.includes('plain') ? 'asset/plain' : { address: 'asset/x', size: { width: 300, height: 200 } }
}

/** The order of an image's attributes tells nothing. */
const inOrder = (html: string) =>
  html.replace(/<img ([^>]*)>/g, (_all, list: string) =>
    list
      .split(/ (?=[a-z]+=)/)
      .sort()
      .join(' '),
  )

const purify = createDOMPurify(new JSDOM('').window)
const sanitize = createSanitizer(purify, imageUrl)
const markdown = (text: string) =>
  renderPost(text, { id: 'a.md', authors: [], imageUrl }).sections[0]?.blocks[0]?.html.trim()

describe('an image of Markdown', () => {
  test.each([
    ['![A](x.png)', '<img src="asset/x" alt="A" width="300" height="200" loading="lazy">'],
    ['![A](data:image/png;base64,AA)', '<img src="data:image/png;base64,AA" alt="A">'],
    ['![A](plain.png)', '<img src="asset/plain" alt="A" loading="lazy">'],
    [
      '![A](http://e.org/x.png)',
      '<img src="https://e.org/x.png" alt="A" loading="lazy" referrerpolicy="no-referrer">',
    ],
    ['![A](https://own.site/x.png)', '<img src="asset/own" alt="A" width="30" height="20" loading="lazy">'],
    [
      '![A](https://e.org/blocked.png)',
      '<span class="remote-image"><a href="https://e.org/blocked.png" rel="noopener noreferrer">Image: A — e.org</a> <small>Blocked.</small></span>',
    ],
    [
      '![A](gone.png)',
      '<span class="missing-image" role="img" aria-label="Image not found: gone.png. Looked for posts/gone.png, static/a&amp;b.png">Image not found: gone.png <small>Looked for posts/gone.png, static/a&amp;b.png</small></span>',
    ],
  ])('%s', (text, html) => expect(markdown(text)).toBe(`<p>${html}</p>`))
})

describe('an image of raw HTML', () => {
  test.each([
    ['<img src="x.png">', '<img src="asset/x" width="300" height="200" loading="lazy">'],
    ['<img src="data:image/gif;base64,AA" loading="lazy">', '<img src="data:image/gif;base64,AA">'],
    ['<img src="x.png" width="150">', '<img src="asset/x" width="150" loading="lazy" height="100">'],
    ['<img src="x.png" height="50px">', '<img src="asset/x" height="50" loading="lazy" width="75">'],
    ['<img src="x.png" width="50%">', '<img src="asset/x" width="50%" loading="lazy">'],
    ['<img src="x.png" width="9" height="9">', '<img src="asset/x" width="9" height="9" loading="lazy">'],
    [
      '<img src="https://e.org/x.png" crossorigin="use-credentials" referrerpolicy="unsafe-url">',
      '<img src="https://e.org/x.png" loading="lazy" referrerpolicy="no-referrer">',
    ],
    [
      '<a href="#x"><img src="https://e.org/blocked.png" alt="A"></a>',
      '<a href="#x"><span class="remote-image">Image: A — e.org <small>Blocked.</small></span></a>',
    ],
    [
      '<img src="gone.png">',
      '<span class="missing-image" role="img" aria-label="Image not found: gone.png. Looked for posts/gone.png, static/a&amp;b.png">Image not found: gone.png <small>Looked for posts/gone.png, static/a&amp;b.png</small></span>',
    ],
  ])('%s', (html, safe) => {
    const once = sanitize(html)
    expect(inOrder(once)).toBe(inOrder(safe))
    expect(sanitize(once)).toBe(once)
  })

  test('changes the HTML of its block whenever other things are known of it', () => {
    const block = (known: ImageUrl) =>
      renderPost('<p><img src="x.png"></p>', { id: 'a.md', authors: [], imageUrl: known }).sections[0]
        ?.blocks[0]?.html
    const answers: ReturnType<ImageUrl>[] = [
      null,
      'asset/1',
      'asset/2',
      { address: 'asset/1', size: { width: 1, height: 2 } },
      { address: null, tried: ['x.png'] },
    ]
    const all = answers.map((answer) => block(() => answer))
    expect(new Set(all).size).toBe(answers.length)
    expect(block(() => 'asset/1')).toBe(block(() => 'asset/1'))
    for (const html of all) expect(sanitize(html ?? '')).not.toContain('<!--')
  })
})
