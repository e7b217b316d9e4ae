/** What a post may use beyond CommonMark. Each can be switched off by itself. */
export interface MarkdownFeatures {
  /** Lines `@handle` that open the section of an author. */
  bylines: boolean
  tables: boolean
  strikethrough: boolean
  taskLists: boolean
  /** Addresses and e-mail addresses that stand in the text without marks. */
  autolinks: boolean
  footnotes: boolean
  /** A term, and lines `: definition` below it. */
  definitionLists: boolean
  /** Quotations that begin with `[!NOTE]`. */
  alerts: boolean
  /** `::: note` … `:::` of Pandoc, Quarto and Docusaurus. */
  fencedDivs: boolean
  /** Formulas in TeX: `$x$`, `$$x$$`, `\(x\)`, `\[x\]`. */
  math: boolean
  /** Ids of headings, made from their text. */
  headingIds: boolean
  /** `{#id .class}` of headings and other elements. */
  attributes: boolean
  /** `:tada:` */
  emoji: boolean
  /** Shortcodes of Hugo and Zola, tags and variables of Liquid. */
  shortcodes: boolean
  /** Imports, exports, components and expressions. */
  mdx: boolean
  /** Curly quotation marks, dashes and dots in place of the plain ones. */
  smartPunctuation: boolean
}

/** CommonMark and nothing else. */
export const commonMark: MarkdownFeatures = {
  bylines: false,
  tables: false,
  strikethrough: false,
  taskLists: false,
  autolinks: false,
  footnotes: false,
  definitionLists: false,
  alerts: false,
  fencedDivs: false,
  math: false,
  headingIds: false,
  attributes: false,
  emoji: false,
  shortcodes: false,
  mdx: false,
  smartPunctuation: false,
}

/** GitHub's Markdown. */
export const githubMarkdown: MarkdownFeatures = {
  ...commonMark,
  tables: true,
  strikethrough: true,
  taskLists: true,
  autolinks: true,
}

/** What posts have where nothing else is said. */
export const standardFeatures: MarkdownFeatures = {
  ...githubMarkdown,
  bylines: true,
  footnotes: true,
  definitionLists: true,
  alerts: true,
  fencedDivs: true,
  math: true,
  headingIds: true,
  attributes: true,
  emoji: true,
  shortcodes: true,
}

/**
 * What a content folder decides about Markdown, in `byline.json`: features within a paragraph only. The blocks of a post,
 * and with them its sections, are the same for every folder.
 */
export type MarkdownSettings = Pick<
  MarkdownFeatures,
  'smartPunctuation' | 'emoji' | 'autolinks' | 'strikethrough'
>

export const standardSettings: MarkdownSettings = {
  smartPunctuation: false,
  emoji: true,
  autolinks: true,
  strikethrough: true,
}

/** The features of a post, by its path below the content folder and what the folder has decided. */
export function featuresFor(id: string, settings: MarkdownSettings = standardSettings): MarkdownFeatures {
  return { ...standardFeatures, ...settings, mdx: /\.mdx$/i.test(id) }
}

const keys = Object.keys(commonMark) as (keyof MarkdownFeatures)[]

/** A text that two sets of features share when they are the same. */
export function keyOfFeatures(features: MarkdownFeatures): string {
  return keys.map((key) => (features[key] ? '1' : '0')).join('')
}
