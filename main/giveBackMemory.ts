import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** V8's own `gc`: its options stand in src/extensions/gc-extension.cc. */
type Collect = (options?: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/**
 * Collects what this process does not need any more and gives the room back. V8 does that only while something new is
 * made: what reading a large folder has left would else stay for as long as the writer writes. It takes some 30 ms.
 */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('globalThis.gc') as Collect | undefined
  setFlagsFromString('--no-expose-gc')
  collect?.()
  // V8 before 12 does nothing here; later ones give back what the first round has emptied.
  collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
