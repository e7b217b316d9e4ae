import type { MarkdownIt } from 'markdown-it'
import { shortcodeBlock } from './blockRule'
import { shortcodeInline } from './inlineRule'
import { readDestination } from './pageLinks'

/**
 * Shortcodes of Hugo and Zola, tags and variables of Liquid (Jekyll). What they stand for is shown where it can be
 * told without the site: pictures, links, cards of videos and posts, code. Every other one is shown as it is written.
 */
export function shortcodes(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'shortcode', shortcodeBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  md.inline.ruler.before('escape', 'shortcode', shortcodeInline)
  const { parseLinkDestination } = md.helpers
  md.helpers = {
    ...md.helpers,
    parseLinkDestination(text, from, max) {
      const found = readDestination(text, from, max)
      if (found === null) return parseLinkDestination(text, from, max)
      return { ok: true, pos: found.end, str: found.address }
    },
  }
}
