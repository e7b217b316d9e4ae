import type { Env, Token } from 'markdown-it'
import type { ParsedBlock } from '../markdown/parseBody'
import { createMemo } from '../memo'
import { plainTypesetting, type Typesetting } from '../typesetting/typesetting'
import type { ImageUrl } from './images'
import { imagesMark } from './imagesMark'
import { imagesOfBlock } from './pageImages'
import type { RenderedBlock } from './rendered'
import { renderTokens } from './renderRules'

type BlockHtml = Pick<RenderedBlock, 'html' | 'hasMath' | 'formulas'>

interface Known {
  /** Null for a block without images. */
  imageUrl: ImageUrl | null
  typeset: Typesetting
  /** The typesetting's revision when it lacked something for the block, else null. */
  unfinished: number | null
  own: BlockHtml
}

/** HTML by a block's list of tokens, which stays the same as long as the block does, and by who helps to render it. */
const rendered = createMemo<readonly Token[], Known>()

/** The HTML of a block; rendered again only where another `imageUrl` or `typeset` may tell something else. */
export function renderBlock(
  block: ParsedBlock,
  env: Env,
  imageUrl: ImageUrl,
  typeset: Typesetting = plainTypesetting,
): BlockHtml {
  const { tokens, rawHtml } = block
  const known = rendered.get(tokens)
  if (
    known !== undefined &&
    (known.imageUrl === null || known.imageUrl === imageUrl) &&
    known.typeset === typeset &&
    (known.unfinished === null || known.unfinished === typeset.revision)
  )
    return known.own
  const { revision, misses } = typeset
  const { images, remoteImages } = imagesOfBlock(block)
  const sources = [...images, ...remoteImages]
  const mark = rawHtml ? imagesMark(sources, imageUrl) : ''
  const setting = { typeset, hasMath: false, formulas: [] as string[] }
  const own: BlockHtml = { html: mark + renderTokens(tokens, env, imageUrl, rawHtml, setting) }
  if (setting.hasMath) own.hasMath = true
  if (setting.formulas.length > 0) own.formulas = setting.formulas
  const unfinished = typeset.misses === misses ? null : revision
  rendered.set(tokens, { imageUrl: sources.length === 0 ? null : imageUrl, typeset, unfinished, own })
  return own
}
