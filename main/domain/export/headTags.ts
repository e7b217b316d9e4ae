import { escapeHtml } from '../page/escape'
import type { PageFacts } from './pageFacts'

/**
 * What stands in a document's head about the page: title, description, Open Graph (ogp.me) and JSON-LD (schema.org) with
 * every author. `address` is the page's own, or ''. The same text for the same facts. JSON-LD is data in a script element: it
 * has a type that nothing runs.
 */
export function headTags(facts: PageFacts, address: string): string {
  const { title, description, date, authors, tags, lang } = facts
  const url = facts.canonical || address
  let html = `<title>${escapeHtml(title)}</title>\n`
  const meta = (kind: 'name' | 'property', name: string, content: string) => {
    if (content !== '') html += `<meta ${kind}="${name}" content="${escapeHtml(content)}">\n`
  }
  meta('name', 'description', description)
  for (const { name } of authors) meta('name', 'author', name)
  if (url !== '') html += `<link rel="canonical" href="${escapeHtml(url)}">\n`
  meta('property', 'og:type', 'article')
  meta('property', 'og:title', title)
  meta('property', 'og:description', description)
  meta('property', 'og:url', url)
  meta('property', 'og:locale', localeOf(lang))
  meta('property', 'article:published_time', date)
  for (const { name } of authors) meta('property', 'article:author', name)
  for (const tag of tags) meta('property', 'article:tag', tag)
  return `${html}<script type="application/ld+json">${jsonLd(facts, url)}</script>`
}

/** `pt-br` as Open Graph writes it: `pt_BR`; '' for what has no region. */
function localeOf(lang: string): string {
  const [, language, region] = /^([a-z]{2,3})[-_]([a-z]{2})\b/i.exec(lang) ?? []
  return language && region ? `${language.toLowerCase()}_${region.toUpperCase()}` : ''
}

function jsonLd({ title, description, date, authors, tags, lang }: PageFacts, url: string): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: title,
    ...(description !== '' && { description }),
    ...(date !== '' && { datePublished: date }),
    ...(lang !== '' && { inLanguage: lang }),
    ...(authors.length > 0 && {
      author: authors.map((author) => ({
        '@type': 'Person',
        name: author.name,
        ...(author.url !== '' && { url: author.url }),
      })),
    }),
    ...(tags.length > 0 && { keywords: tags }),
    ...(url !== '' && { mainEntityOfPage: url }),
  }
  // Nothing in it ends the element, or begins a comment.
  return JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/[\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)
}
