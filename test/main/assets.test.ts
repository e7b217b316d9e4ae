import { realpath, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { assetPath } from '#api'
import type { ImageRules } from '#domain/page/imageRules'
import {
  assetCandidates,
  findAsset,
  findImages,
  isLocalSource,
  parseAssetUrl,
  readAsset,
} from '../../main/assets'
import { createFolder, pixel } from '../helpers/sampleFolder'

describe('assetCandidates', () => {
  it.each([
    ['posts/a.md', 'img/x.png', ['posts/img/x.png']],
    ['posts/a.md', './img/x.png?v=2#top', ['posts/img/x.png']],
    ['posts/a.md', '../img/x.png', ['img/x.png']],
    ['a.md', 'x y.png', ['x y.png']],
    ['a.md', 'x%20y.png', ['x y.png', 'x%20y.png']],
    ['a.md', '50%.png', ['50%.png']],
    [
      'p/a.md',
      '/x.png',
      ['static/x.png', 'public/x.png', 'assets/x.png', 'x.png', 'content/x.png', 'source/x.png'],
    ],
    ['posts/a.md', '../../x.png', []],
    ['a.md', '../x.png', []],
    ['a.md', '%2e%2e/%2e%2e/etc/passwd', ['%2e%2e/%2e%2e/etc/passwd']],
    ['a.md', '/../../etc/passwd', ['static/../etc/passwd'].slice(1)],
    ['a.md', '..\\x.png', []],
    ['a.md', 'x.png\u0000', []],
    ['a.md', 'https://example.org/x.png', []],
    ['a.md', '//example.org/x.png', []],
    ['a.md', 'data:image/png;base64,AA', []],
    ['a.md', 'file:///etc/passwd', []],
    ['a.md', 'C:\\x.png', []],
    ['a.md', '', []],
    ['../a.md', 'x.png', []],
  ])('of %s and %j are %j', (post, source, paths) => {
    expect(
      assetCandidates(post, source).filter(
        (path) => !/^(?:etc|static|public|assets|content|source)\/?(?:\.\.|etc)/.test(path),
      ),
    ).toEqual(paths)
  })

  it('never leave the folder', () => {
    for (const source of [
      '/../../etc/passwd',
      '../'.repeat(9),
      '..%2f..%2fx.png',
      '/%2e%2e/%2e%2e/x',
      './.././../x',
    ]) {
      for (const path of assetCandidates('posts/deep/a.md', source)) {
        expect(path.split('/')).not.toContain('..')
        expect(path.startsWith('/')).toBe(false)
      }
    }
  })
})

describe('with the rules of byline.json', () => {
  const rules: ImageRules = { roots: ['themes/x/static', ''], addresses: ['https://my.site/blog/'] }
  it.each([
    ['/x.png', ['themes/x/static/x.png', 'x.png']],
    ['https://my.site/blog/x.png', ['themes/x/static/x.png', 'x.png']],
    [
      'HTTP://MY.SITE/blog/x%20y.png',
      ['themes/x/static/x y.png', 'x y.png', 'themes/x/static/x%20y.png', 'x%20y.png'],
    ],
    ['//my.site/blog/x.png', ['themes/x/static/x.png', 'x.png']],
    ['/blog/x.png', ['themes/x/static/x.png', 'x.png', 'themes/x/static/blog/x.png', 'blog/x.png']],
    ['{{ site.url }}{{ site.baseurl }}/x.png', ['themes/x/static/x.png', 'x.png']],
    ['%7B%7Bsite.baseurl%7D%7D/x.png', ['themes/x/static/x.png', 'x.png']],
    ['{{ "/x.png" | relative_url }}', ['themes/x/static/x.png', 'x.png']],
    ['x.png', ['p/x.png']],
    ['https://my.site/other/x.png', []],
    ['https://my.site.example.org/blog/x.png', []],
    ['https://my.site/blog/../../../../x.png', []],
  ])('candidates of %j are %j', (source, paths) =>
    expect(assetCandidates('p/a.md', source, rules)).toEqual(paths),
  )
})

describe('isLocalSource', () => {
  it.each(['x.png', '/x.png', '../x.png', 'a b.png'])('takes %s', (source) =>
    expect(isLocalSource(source)).toBe(true),
  )
  it.each(['http://x', 'HTTPS://x', '//x/y', 'data:,', ' javascript:x', '#top', '', '\\\\host\\x'])(
    'refuses %s',
    (source) => expect(isLocalSource(source)).toBe(false),
  )
})

describe('in a folder', () => {
  let root: string
  beforeAll(async () => {
    const whole = await realpath(
      await createFolder({
        'in/posts/a.md': '',
        'in/posts/img/x y.png': pixel,
        'in/static/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        'in/posts/secret.txt': 'secret',
        'in/posts/folder.png/inside.png': pixel,
        'outside.png': pixel,
        'outside.txt': 'secret',
      }),
    )
    root = join(whole, 'in')
    await symlink('../../outside.png', join(root, 'posts/out.png'))
    await symlink('secret.txt', join(root, 'posts/disguised.png'))
  })

  it('finds images beside the post and at the root of the site', async () => {
    const beside = await findAsset(root, 'posts/a.md', 'img/x%20y.png?raw=1')
    expect(beside.asset).toMatchObject({ id: 'posts/img/x y.png', type: 'image/png' })
    const { asset, tried } = await findAsset(root, 'posts/a.md', '/logo.svg')
    expect(asset).toMatchObject({ id: 'static/logo.svg', type: 'image/svg+xml' })
    expect(tried).toEqual(['static/logo.svg'])
  })

  it.each([
    'secret.txt',
    'disguised.png',
    'out.png',
    'folder.png',
    'a.md',
    '../../outside.png',
    '/etc/passwd',
  ])('serves no %s', async (source) => {
    expect(await readAsset(root, 'posts/a.md', source)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })

  it('tells of local images once each: their size, or what was tried', async () => {
    const sources = ['img/x y.png', 'gone.png', 'gone.png', 'https://example.org/x.png', 'data:,x']
    expect(await findImages(root, 'posts/a.md', sources)).toEqual([
      {
        source: 'img/x y.png',
        file: { version: expect.any(Number), size: { width: 1, height: 1 } },
        tried: [],
      },
      { source: 'gone.png', file: null, tried: ['posts/gone.png'] },
    ])
  })
})

describe('parseAssetUrl', () => {
  it('reads what assetPath builds', () => {
    for (const [post, source] of [
      ['posts/ä & b.md', 'img/x y.png?v=1#a'],
      ['a/../b.md', '../%2e%2e/x'],
      ['p+q.md', 'a+b=c.png'],
    ] as const) {
      const url = new URL(assetPath('key', post, source, 3), 'http://127.0.0.1:1/')
      expect(parseAssetUrl(url)).toEqual({ folderKey: 'key', post, source })
    }
  })

  it.each([
    '/asset/key/x?post=a&src=b',
    '/asset/key/1?post=a',
    '/asset/1?post=a&src=b',
    '/other/key/1?post=a&src=b',
  ])('refuses %s', (path) => expect(parseAssetUrl(new URL(path, 'http://x/'))).toBeNull())
})
