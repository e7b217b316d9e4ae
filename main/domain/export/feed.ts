import { escapeHtml } from '../page/escape'
import { relativeAddress } from './pagePaths'
import { feedPath, indexPath, type SitePage } from './siteLists'

/** The newest posts that a feed has. */
export const entriesOfFeed = 20

/** Text in XML 1.0, which has no place for control characters and halves of characters, not even as references. */
const text = (source: string) => escapeHtml(source.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ''))

export interface Feed {
  title: string
  /** The address of the site with a slash at its end, or null. */
  baseUrl: string | null
  /** Newest first; `id` is an address that stays the same (RFC 4287, 4.2.6). */
  entries: (SitePage & { id: string; html: string })[]
  /** The feed's own id. */
  id: string
}

/** An Atom feed (RFC 4287) of a site. Its times are those of the posts: the same text for the same posts. */
export function atomFeed({ title, baseUrl, entries, id }: Feed): string {
  const addressOf = (path: string) =>
    baseUrl === null ? relativeAddress(feedPath, path) : baseUrl + relativeAddress('', path)
  const base = baseUrl === null ? '' : ` xml:base="${text(baseUrl)}"`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"${base}>
<title>${text(title)}</title>
<id>${text(id)}</id>
<updated>${timeOf(entries[0]?.facts.date ?? '')}</updated>
<link rel="alternate" type="text/html" href="${text(addressOf(indexPath))}"/>
${baseUrl === null ? '' : `<link rel="self" type="application/atom+xml" href="${text(addressOf(feedPath))}"/>\n`}<generator>Byline</generator>
${entries.map((entry) => entryXml(entry, addressOf(entry.path))).join('\n')}
</feed>
`
}

function entryXml({ facts, id, html }: Feed['entries'][number], address: string): string {
  const { title, date, authors, description, categories, tags, lang } = facts
  const people = authors.length > 0 ? authors : [{ name: 'Unknown', url: '' }]
  return [
    `<entry${lang === '' ? '' : ` xml:lang="${text(lang)}"`}>`,
    `<title>${text(title)}</title>`,
    `<id>${text(id)}</id>`,
    `<link rel="alternate" type="text/html" href="${text(address)}"/>`,
    ...(date === '' ? [] : [`<published>${timeOf(date)}</published>`]),
    `<updated>${timeOf(date)}</updated>`,
    ...people.map(
      ({ name, url }) =>
        `<author><name>${text(name)}</name>${url === '' ? '' : `<uri>${text(url)}</uri>`}</author>`,
    ),
    ...[...categories, ...tags].map((term) => `<category term="${text(term)}"/>`),
    ...(description === '' ? [] : [`<summary>${text(description)}</summary>`]),
    `<content type="html">${text(html)}</content>`,
    '</entry>',
  ].join('\n')
}

/** A post without a date is as old as time: a feed must say when. */
const timeOf = (date: string) => `${date === '' ? '1970-01-01' : date}T00:00:00Z`
