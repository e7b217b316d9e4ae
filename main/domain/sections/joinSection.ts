import { arrange } from './arrange'
import { conclude, noSection, type Operation, readPost, refuse } from './operation'
import { blocksOfBody } from './proof'
import type { Section } from './sections'

/** Whether a section and the one before it are by one author, so that they could be one. */
export function canJoin(list: readonly Pick<Section, 'handle'>[], index: number): boolean {
  const handle = list[index]?.handle ?? ''
  return handle !== '' && list[index - 1]?.handle === handle
}

/**
 * Joins a section with the one before it by taking its byline away; the cursor is at the text that follows. Refused where
 * the two are not by one author, and where blocks would run into each other: two lists would become one.
 */
export function joinSection(text: string, index: number): Operation {
  const post = readPost(text)
  const section = post.list[index]
  if (section === undefined) return refuse(noSection)
  if (!canJoin(post.list, index)) {
    return refuse(
      'Only neighbours by the same author can be joined. Give one of the two sections to the other’s author first.',
    )
  }
  const blocks = blocksOfBody(post.parsed)
  const byline = blocks.findIndex(({ from }) => from === section.bylineFrom)
  const head = { first: 0, end: byline }
  const tail = byline + 1 < blocks.length ? [{ first: byline + 1, end: blocks.length }] : []
  const attempts = [...arrange(post, blocks, [head, ...tail])].map((own) => ({
    ...own,
    cursor: own.starts[1] ?? blocks[byline - 1]!.to,
  }))
  return conclude(post, attempts, {
    what: 'These sections cannot be joined',
    culprit: post.list[index - 1],
    reason:
      'the end of the one and the beginning of the other would run into each other, as two lists do. Put a paragraph or heading between them first.',
  })
}
