import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { pageBody } from '#domain/page/pageHtml'
import { renderPost } from '#domain/page/renderPost'
import { createSanitizer } from '#domain/page/sanitize'
import { Typesetter } from '#domain/typesetting/typesetter'
import type { Typesetting } from '#domain/typesetting/typesetting'
import { findDangers } from '../../helpers/hostileDom'
import { readPayloads } from '../../helpers/payloads'

const payloads = readPayloads()
const { window } = new JSDOM('')
const imageUrl = (source: string) => `asset/k/0?src=${encodeURIComponent(source)}`
const purify = createDOMPurify(window)

/** The ways in which a post can carry something hostile. */
const carriers: Record<string, (payload: string) => string> = {
  'as a paragraph': (payload) => payload,
  'in a raw block': (payload) => `<div>\n\n${payload}\n\n</div>`,
  'as a link': (payload) => `[text](<${payload}>) ![alt](<${payload}>)\n\n[text]: <${payload}>`,
  'in the front matter': (payload) =>
    `---\ntitle: ${JSON.stringify(payload)}\nauthor: ${JSON.stringify(payload)}\ndate: ${JSON.stringify(payload)}\n---\n@mina\n`,
  'as info of code': (payload) => `\`\`\`${payload.replace(/[`\n]/g, '')}\n${payload}\n\`\`\``,
}

/** The same where formulas are drawn: they come in after the sanitiser. */
const besideFormulas: Record<string, (payload: string) => string> = {
  'as a formula': (payload) => `$${payload}$ and \`$\\text{${payload}}$\`\n\n$$\n${payload}\n$$`,
  'beside a formula': (payload) =>
    `<b>a</b> $x^2$ ${payload} <i data-formula="0">b</i>\n\n\`\`\`html\n${payload}\n\`\`\`\n`,
}

function contentOf(html: string): DocumentFragment {
  const template = window.document.createElement('template')
  template.innerHTML = html
  return template.content
}

describe.skipIf(payloads.length === 0)('hostile content', () => {
  // Every payload as it is; in other places every fourth, another one each.
  test.each(Object.entries(carriers))('stays harmless %s', { timeout: 120_000 }, (name, carry) => {
    const found: Record<string, string[]> = {}
    const step = name === 'as a paragraph' ? 1 : 4
    for (const payload of payloads.filter((_, index) => index % step === name.length % step)) {
      const page = renderPost(carry(payload), { id: 'a.md', authors: [], imageUrl })
      const sanitize = createSanitizer(purify, imageUrl)
      const template = window.document.createElement('template')
      template.innerHTML = pageBody(page, sanitize)
      const dangers = findDangers(template.content)
      if (dangers.length > 0) found[payload] = dangers
    }
    expect(found).toEqual({})
  })

  test.each(Object.entries(besideFormulas))('stays harmless %s', { timeout: 120_000 }, async (_, carry) => {
    const typesetter = new Typesetter()
    typesetter.wishes.math('', false)
    typesetter.wishes.highlight('', 'html')
    await typesetter.load()
    const found: Record<string, string[]> = {}
    for (const payload of payloads.filter((_, index) => index % 32 === 3)) {
      const drawn = new Set<string>()
      const typeset: Typesetting = {
        revision: 0,
        misses: 0,
        highlight: (code, language) => typesetter.highlight(code, language),
        math: (tex, isDisplay) => {
          const html = typesetter.math(tex, isDisplay) ?? ''
          drawn.add(contentOf(html).firstElementChild?.outerHTML ?? '')
          return html
        },
      }
      const page = renderPost(carry(payload), { id: 'a.md', authors: [], imageUrl, typeset })
      const content = contentOf(pageBody(page, createSanitizer(purify, imageUrl)))
      // Formulas have styles and drawings of their own; nothing else may, and they may nothing more.
      const formulas = [...content.querySelectorAll('span')].filter(({ outerHTML }) => drawn.has(outerHTML))
      const leads = formulas.flatMap((formula) => [
        ...formula.querySelectorAll('[href], [src], [id], [onclick]'),
      ])
      for (const formula of formulas) formula.remove()
      const dangers = [...findDangers(content), ...leads.map(({ outerHTML }) => outerHTML)]
      if (dangers.length > 0) found[payload] = dangers
    }
    expect(found).toEqual({})
  })

  test('is changed by the sanitiser only once', { timeout: 120_000 }, () => {
    const changed: Record<string, string> = {}
    for (const payload of payloads.filter((_, index) => index % 4 === 0)) {
      const sanitize = createSanitizer(purify, imageUrl)
      const once = sanitize(payload)
      const twice = sanitize(once)
      if (once !== twice) changed[once] = twice
    }
    expect(changed).toEqual({})
  })
})
