import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { pageBody, policyTag, styleElement } from '#domain/page/pageHtml'
import { renderPost } from '#domain/page/renderPost'

const text =
  '---\ntitle: A </title> & b\ndescription: "About \\"it\\""\nlang: en-GB\n---\nBefore\n\n@mina\n<b>One</b>[^1]\n\nTwo\n\n[^1]: Note\n'
const page = renderPost(text, { id: 'a.md', authors: [], imageUrl: () => null })
const mark = (html: string) => `<mark>${html}</mark>`

test('a style stays inside its element, a policy lets nothing run', () => {
  const { document } = new JSDOM(
    `${policyTag('page')}${styleElement('p { color: red } /* </style><script> */')}`,
  ).window
  expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
    "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:; form-action 'none'; base-uri 'none'",
  )
  expect(document.querySelectorAll('style')).toHaveLength(1)
  expect(document.querySelector('style')?.textContent).toContain('p { color: red }')
  expect(document.querySelector('script')).toBeNull()
})

test('the article has header, sections and footnotes; only raw HTML is sanitised', () => {
  const { document } = new JSDOM(pageBody(page, mark)).window
  const article = document.querySelector('article.post')
  expect(
    [...(article?.children ?? [])].map(({ localName, className }) => `${localName}.${className}`),
  ).toEqual(['header.post-header', 'section.section', 'section.section', 'footer.post-footer'])
  const [lead, mina] = document.querySelectorAll('section.section')
  expect(lead?.hasAttribute('data-author')).toBe(false)
  expect(mina?.getAttribute('data-author')).toBe('mina')
  expect(mina?.firstElementChild?.className).toBe('byline')
  expect([...document.querySelectorAll('mark')].map(({ textContent }) => textContent?.trim())).toEqual([
    'One[1]',
  ])
})
