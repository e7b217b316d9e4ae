import { type Arguments, argumentOf, readArguments } from './readArguments'
import type { Shortcode } from './readShortcode'

/** What stands for something of another site: a link with a label. */
export interface LinkCard {
  label: string
  address: string
}

interface Site {
  label: string
  /** The names that the argument with the id or the address can have. */
  keys: readonly string[]
  /** What an id looks like. */
  id?: RegExp
  address: (id: string, args: Arguments) => string
}

const video: Site = {
  label: 'YouTube video',
  keys: ['id', 'videoid', 'video_id', 'url'],
  address: (id) => `https://www.youtube.com/watch?v=${id}`,
}
const vimeo: Site = { label: 'Vimeo video', keys: ['id', 'url'], address: (id) => `https://vimeo.com/${id}` }
const tweet: Site = {
  label: 'Post on X',
  keys: ['id', 'url'],
  id: /^\d+$/,
  address: (id, args) => `https://x.com/${idOf(argumentOf(args, ['user'])) || 'i'}/status/${id}`,
}
const gist: Site = { label: 'Gist', keys: ['id', 'url'], address: (id) => `https://gist.github.com/${id}` }
const instagram: Site = {
  label: 'Post on Instagram',
  keys: ['id', 'url'],
  address: (id) => `https://www.instagram.com/p/${id}/`,
}

const sites = new Map<string, Site>([
  ['youtube', video],
  ['youtubelite', video],
  ['youtube-lite', video],
  ['vimeo', vimeo],
  ['vimeo_simple', vimeo],
  ['tweet', tweet],
  ['twitter', tweet],
  ['twitter_simple', tweet],
  ['x', tweet],
  ['x_simple', tweet],
  ['gist', gist],
  ['instagram', instagram],
  ['instagram_simple', instagram],
])

const idOf = (text: string, form = /^[\w/-]{1,100}$/) => form.exec(text)?.[0] ?? ''

/** The card of a video or a post elsewhere; null where the shortcode is another or has no id that can be read. */
export function linkCard({ name, args }: Shortcode): LinkCard | null {
  const site = sites.get(name.toLowerCase())
  if (site === undefined) return null
  const given = readArguments(args)
  // Hugo's gist has a user and an id, tweet had only an id before it had a user.
  const joined = site === gist ? given.list.slice(0, 2).join('/') : undefined
  const written = argumentOf(given, site.keys) || joined || given.list[0] || ''
  const address = /^https?:\/\/[^\s/][^\s/.]*\.\S+$/.test(written)
    ? written
    : idOf(written, site.id) && site.address(written, given)
  if (address === '') return null
  const user = site === tweet ? idOf(argumentOf(given, ['user'])) : ''
  const about =
    argumentOf(given, ['title', 'caption', 'label']) || written.replace(/^https?:\/\/(?:www\.)?/, '')
  return { label: `${site.label}${user === '' ? '' : ` by @${user}`}: ${about}`, address }
}
