/** One top-level block of the body, rendered. */
export interface RenderedBlock {
  /** Half-open range in the post's text (UTF-16 offsets). */
  from: number
  to: number
  /** HTML of the block. Safe as it stands unless `rawHtml`. */
  html: string
  /** True when the post's own HTML is in it: it must pass the sanitiser before it is shown. */
  rawHtml: boolean
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

/** A page as data: the preview patches its DOM from it, the export joins it to one file. */
export interface RenderedPage {
  title: string
  /** BCP 47 tag from the front matter, or ''. */
  lang: string
  description: string
  /** HTML of the header: title, date, authors. Safe as it stands. */
  headerHtml: string
  sections: RenderedSection[]
  /** HTML of what stands after all sections (footnotes), '' when there is none. */
  footer: RenderedBlock | null
  /** Local image sources as written in the post, without repeats. */
  images: string[]
  /** The same of images that other sites have. */
  remoteImages: string[]
}
