/**
 * How deep long tests go: `npm run test:full` runs all of each, `npm test` a part that takes minutes less, the same part
 * on every machine.
 */
export const isFull = process.env.BYLINE_TEST_DEPTH === 'full'

/** What the summary of a run says about it. */
export const depth = isFull ? 'long tests in full' : 'long tests in part; npm run test:full runs all of each'

/** How often a property is tried. */
export const runs = (full: number, part: number): number => (isFull ? full : part)

/** All of a list, or every so many of it. */
export const sampleOf = <Item>(list: readonly Item[], every: number): Item[] =>
  isFull ? [...list] : list.filter((_, index) => index % every === 0)

/** Milliseconds that a test may take. */
export const patience = isFull ? 3_600_000 : 300_000
