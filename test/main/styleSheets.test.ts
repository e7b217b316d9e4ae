import { realpath, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readStyle, replaceAddresses } from '../../main/inlineStyle'
import { listStyleSheets, readStyleSheet } from '../../main/styleSheets'
import { createFolder, pixel } from '../helpers/sampleFolder'

const addressesOf = (css: string) =>
  readStyle(css).addresses.map(({ address, isImport }) => (isImport ? `@${address}` : address))

describe('the addresses of a style sheet', () => {
  it.each([
    ['a{background:url(a.png) , url( "b.png" ), URL(\'c d.png\')}', ['a.png', 'b.png', 'c d.png']],
    [
      '@import "a.css"; @import url(b.css) layer(x) screen;@IMPORT url("c.css");',
      ['@a.css', '@b.css', '@c.css'],
    ],
    ['/* url(a.png) @import "b" */ a::before{content:"url(x.png)"}', []],
    ['@namespace svg url(http://www.w3.org/2000/svg); @charset "utf-8";', []],
    ['@font-face{font-family:"A";src:url(\\61.woff2) format("woff2")}', ['a.woff2']],
    ['a{b:url(unclosed', ['unclosed']],
    ['a{b:url("unclosed', ['unclosed']],
  ])('of %s are %j', (css, addresses) => expect(addressesOf(css)).toEqual(addresses))

  it('are replaced, and nothing else is', () => {
    const css = '@import "a.css" screen;\n/* x */ a { b: url( "c.png" ) no-repeat, url(d) }'
    const style = readStyle(css)
    const all = new Map(style.addresses.map((address, index) => [address, `data:,${index}`]))
    expect(replaceAddresses(style, all)).toBe(
      '@import url("data:,0") screen;\n/* x */ a { b: url("data:,1") no-repeat, url("data:,2") }',
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'@import url(")\';{}/* \\a\n') }), (text) => {
        expect(replaceAddresses(readStyle(text), new Map())).toBe(text)
      }),
    )
  })
})

describe('a style sheet of a folder', () => {
  let root: string
  beforeAll(async () => {
    root = await realpath(
      await createFolder({
        'css/main.css':
          '@import "more/fonts.css" screen;\n@import "https://example.org/x.css";\nbody{background:url(../img/a.png)}\nb{background:url(/logo.svg#part)}',
        'css/more/fonts.css': '@import "../main.css";@font-face{src:url("f.woff2")}',
        'css/more/f.woff2': 'font',
        'img/a.png': pixel,
        'static/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        'public/site.css': 'p{}',
        'node_modules/x/x.css': 'p{}',
        'posts/a.md': '',
        'css/secrets.css': 'a{background:url(../posts/a.md),url(../../etc/passwd),url(file:///etc/passwd)}',
      }),
    )
    await symlink('/etc/hostname', join(root, 'css/out.css'))
    await symlink('../posts/a.md', join(root, 'css/disguised.css'))
  })

  it('is listed, wherever it is', async () => {
    expect(await listStyleSheets(root)).toEqual([
      'css/disguised.css',
      'css/main.css',
      'css/more/fonts.css',
      'css/secrets.css',
      'public/site.css',
    ])
  })

  it('stands alone: files of the folder are in it, other sites are left out', async () => {
    const style = await readStyleSheet(root, 'css/main.css')
    if (!style.ok) throw new Error(style.error.message)
    const { css, leftOut } = style.value
    expect(css).toContain(`body{background:url("data:image/png;base64,${pixel.toString('base64')}")}`)
    expect(css).toMatch(/b\{background:url\("data:image\/svg\+xml;base64,[^"]+#part"\)\}/)
    expect(css).toContain('@import url("data:,");')
    const inner = /^@import url\("data:text\/css;charset=utf-8;base64,([^"]+)"\) screen;/.exec(css)?.[1] ?? ''
    // The sheet that imports it is not put into it once more.
    expect(Buffer.from(inner, 'base64').toString()).toBe(
      `@import url("data:,");@font-face{src:url("data:font/woff2;base64,${Buffer.from('font').toString('base64')}")}`,
    )
    expect(leftOut).toEqual(['../main.css', 'https://example.org/x.css'])
  })

  it('has nothing in it but images and fonts of the folder', async () => {
    const style = await readStyleSheet(root, 'css/secrets.css')
    expect(style.ok && style.value.css).toBe('a{background:url("data:,"),url("data:,"),url("data:,")}')
  })

  it.each(['css/out.css', 'css/disguised.css', 'posts/a.md', '../x.css', 'gone.css', '/etc/x.css'])(
    '%s is refused',
    async (path) => expect(await readStyleSheet(root, path)).toMatchObject({ ok: false }),
  )
})
