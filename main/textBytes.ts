/** The bytes of a text in memory that is used again. */
export interface TextBytes {
  bytes: Buffer
  /** Gives the memory back: the bytes are read no more. */
  release(): void
}

/** More is not kept between two texts. */
const mostKept = 4 * 1024 * 1024
/** A UTF-16 unit takes this many bytes at most. */
const mostPerUnit = 3

let spare: Buffer | null = null

/**
 * Encodes a text as UTF-8. Filling fresh memory takes several times longer than filling what was filled before: the
 * system hands it out page by page.
 */
export function encodeText(text: string): TextBytes {
  const most = text.length * mostPerUnit
  if (most > mostKept) return { bytes: Buffer.from(text), release() {} }
  const memory =
    spare !== null && spare.length >= most ? spare : Buffer.allocUnsafeSlow(Math.ceil(most * 1.5))
  if (memory === spare) spare = null
  let isFree = false
  return {
    bytes: memory.subarray(0, memory.write(text)),
    release() {
      if (isFree) return
      isFree = true
      if (memory.length <= mostKept && memory.length > (spare?.length ?? 0)) spare = memory
    },
  }
}
