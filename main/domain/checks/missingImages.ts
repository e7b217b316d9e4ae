import type { ParsedBlock } from '../markdown/parseBody'
import { readableSource } from '../page/images'
import { localImages } from '../page/localImages'
import type { Problem } from '../problem'
import type { CheckInput } from './check'

/** Images of the post that lead to no file, each where it is written. */
export function checkMissingImages({ parsed, missingImages }: CheckInput): Problem[] {
  const missing = new Map(missingImages.map(({ source, tried }) => [source, tried]))
  if (missing.size === 0) return []
  return parsed.blocks.flatMap((block) => {
    let searchFrom = block.from
    return localImages(block).flatMap((source) => {
      const tried = missing.get(source)
      if (tried === undefined) return []
      const place = findSource(parsed.text, block, source, searchFrom)
      searchFrom = place.to
      return [createProblem(source, tried, place)]
    })
  })
}

/** Where the source is written: as it is, without percent signs, or else somewhere in the block. */
function findSource(text: string, block: ParsedBlock, source: string, searchFrom: number) {
  for (const written of [source, readableSource(source)]) {
    const from = text.indexOf(written, searchFrom)
    if (from >= 0 && from + written.length <= block.to) return { from, to: from + written.length }
  }
  return { from: block.from, to: block.to }
}

function createProblem(
  source: string,
  tried: readonly string[],
  place: { from: number; to: number },
): Problem {
  const where =
    tried.length === 0
      ? 'It does not name a place in this folder.'
      : `Looked for ${tried.map((path) => `“${path}”`).join(', ')}.`
  return {
    code: 'missing-image',
    severity: 'warning',
    message: `The image “${readableSource(source)}” was not found. ${where} Correct the path or put the file there.`,
    ...place,
    fixes: [],
  }
}
