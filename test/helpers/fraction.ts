import fc from 'fast-check'

/** A number from 0 to 1, evenly spread: `fc.double` takes nearly all of its numbers next to 0. */
export const fraction = fc.integer({ min: 0, max: 1_000_000 }).map((number) => number / 1_000_000)
