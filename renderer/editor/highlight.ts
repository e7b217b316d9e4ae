import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'

/** Colours of Markdown and front matter, as variables of the theme. */
export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.heading, fontWeight: '700', color: 'var(--ink)' },
    { tag: tags.strong, fontWeight: '700' },
    { tag: tags.emphasis, fontStyle: 'italic' },
    { tag: tags.strikethrough, textDecoration: 'line-through' },
    { tag: tags.quote, color: 'var(--soft)' },
    { tag: [tags.link, tags.url], color: 'var(--accent)' },
    { tag: tags.monospace, color: 'var(--code-ink)' },
    { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], color: 'var(--faint)' },
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--key-ink)' },
    { tag: tags.keyword, color: 'var(--key-ink)' },
    { tag: [tags.string, tags.special(tags.string)], color: 'var(--string-ink)' },
    { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.literal], color: 'var(--string-ink)' },
    { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
    { tag: [tags.punctuation, tags.separator, tags.bracket, tags.squareBracket], color: 'var(--soft)' },
    { tag: tags.labelName, color: 'var(--soft)' },
  ]),
)
