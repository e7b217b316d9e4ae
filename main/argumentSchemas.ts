import * as v from 'valibot'
import { isHandle } from '#domain/authors/handle'

/** Arguments that many requests have. */

/** A path below the content folder; what it may name is checked where it is used. */
export const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))

/** What main has given out as the name of something. */
export const key = v.pipe(v.string(), v.minLength(1), v.maxLength(100))

/** The revision of a file, or '' where there is none. */
export const hash = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{64})?$/))
export const handle = v.pipe(v.string(), v.maxLength(200), v.check(isHandle))

/** What a window calls itself. */
export const window = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))
