import { type Part, usePart } from './parts'

/** A part of the window that is loaded later than its first picture; nothing until it is there. */
export function LaterPart({ name }: { name: Part }) {
  const Loaded = usePart(name)
  return Loaded === null ? null : <Loaded />
}
