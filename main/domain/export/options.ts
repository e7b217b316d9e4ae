/**
 * The shape of an export. `page`: each post as one HTML file that needs nothing else. `folder`: a small site that opens from
 * disk, with one style sheet, each image once, lists and a feed. `fragment`: the body alone, to be put into another page.
 * `markdown`: the text with names in place of bylines, for other programs.
 */
export type ExportFormat = 'page' | 'folder' | 'fragment' | 'markdown'

/** What a page is made by. */
export interface PageOptions {
  format: ExportFormat
  /** Only the sections of this author, or of all (null). */
  author: string | null
  /** Whether a list of the headings stands before the article. */
  hasContents: boolean
}

export const usualPageOptions: PageOptions = { format: 'page', author: null, hasContents: false }

/** What byline.json says of export, for all who open the folder. */
export interface ExportRules {
  /** A template below the content folder, or null for Byline's own. */
  template: string | null
  /** The address at which the site is read, with a slash at its end, or null. */
  baseUrl: string | null
  /** The name of the site, for its lists and feed, or null. */
  title: string | null
  /** HTML of the posts' own as it is written, scripts and all, in place of what is safe. */
  keepsRawHtml: boolean
}

export const usualExportRules: ExportRules = {
  template: null,
  baseUrl: null,
  title: null,
  keepsRawHtml: false,
}

/** Something in a page that a reader will miss. */
export interface ExportWarning {
  kind: 'frontMatter' | 'image' | 'link' | 'shortcode' | 'style'
  /** Line of the post, from 1; 0 where it stands in none. */
  line: number
  message: string
}
