import { divLine } from './fencedDivs'
import { bodyTag } from './shortcodes/codeBodies'

/**
 * - link definitions and footnotes: all of the text
 * - definitions of a list: what stands before them
 * - lines of attributes: the block above them
 * - returns: lines are counted otherwise
 */
const marks = /\]:|\[\^|\^\[|\r|^ {0,3}[:~](?:[ \t]|$)|^[ \t]*\{[^{}\n]*\}[ \t]*$/m

/**
 * Whether a part of a text has something that other blocks, further off than the lines next to it, may depend on: all is
 * parsed then. Tags around code and divisions reach as far as what closes them.
 */
export function reachesFurther(text: string): boolean {
  return marks.test(text) || bodyTag.test(text) || divLine.test(text)
}
