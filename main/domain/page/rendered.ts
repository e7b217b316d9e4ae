/** One top-level block of the body, rendered. */
export interface RenderedBlock {
  /** Half-open range in the post's text (UTF-16 offsets). */
  from: number
  to: number
  /** HTML of the block. Safe as it stands unless `rawHtml`. */
  html: string
  /** True when the post's own HTML is in it: it must pass the sanitiser before it is shown. */
  rawHtml: boolean
  /** Whether a formula is in it: the page needs the style of formulas then. */
  hasMath?: boolean
  /** Formulas that the sanitiser puts in, of a block with `rawHtml` that has some. */
  formulas?: readonly string[]
}

/** The blocks of one author; the part before the first byline has the handle ''. */
export interface RenderedSection {
  handle: string
  /** HTML of the byline above the section, '' for the part before the first byline. */
  bylineHtml: string
  from: number
  to: number
  blocks: RenderedBlock[]
}

/** What the head of a page and of its document say. */
export interface PageHead {
  title: string
  /** BCP 47 tag from the front matter, or ''. */
  lang: string
  description: string
  /** HTML of the header: title, date, authors. Safe as it stands. */
  headerHtml: string
}

/** Image sources of a page, as written in the post, without repeats; the pictures of its authors too. */
export interface PageImages {
  /** Files of the folder. */
  images: string[]
  /** Images that other sites have. */
  remoteImages: string[]
}

/** A page as data: the export joins it to one file. */
export interface RenderedPage extends PageHead, PageImages {
  sections: RenderedSection[]
  /** HTML of what stands after all sections (footnotes), null when there is none. */
  footer: RenderedBlock | null
}

/** One block of a page in its parts: `byline` is the handle where it is the byline that opens a section, else null. */
export interface PageItem extends RenderedBlock {
  byline: string | null
}

/** A page as the preview keeps it: one list of blocks, so that what an edit changed is one range of it. */
export interface PageParts {
  head: PageHead
  images: PageImages
  items: PageItem[]
  footer: RenderedBlock | null
}
