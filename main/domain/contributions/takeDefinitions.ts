import { parsePost } from '../markdown/parseBody'
import { definitionsOf } from '../sections/definitions'
import type { TakeBackPlan } from './takeBackPlan'

/** An extract without the definitions that it borrowed from other sections, and these by their labels. */
export function separateBorrowed(text: string, labels: readonly string[]) {
  const parsed = parsePost(text)
  const firstByline = parsed.blocks.find(({ type }) => type === 'byline')?.from ?? text.length
  const definitions = new Map<string, string>()
  let rest = ''
  let at = 0
  for (const { label, from, to } of definitionsOf(parsed)) {
    if (from >= firstByline || !labels.includes(label) || definitions.has(label)) continue
    definitions.set(label, text.slice(from, to))
    rest += text.slice(at, from)
    at = to + /^\s*/.exec(text.slice(to))![0].length
  }
  return { text: rest + text.slice(at), definitions }
}

/** Adds to a plan what a contributor changed in borrowed definitions. One that was left out stays in the post. */
export function takeDefinitions(
  plan: TakeBackPlan,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): void {
  const present = definitionsOf(parsePost(plan.post))
  for (const [label, theirs] of after) {
    const base = before.get(label) ?? ''
    if (theirs === base) continue
    const same = present.filter((own) => own.label === label)
    const definition = same[0]?.isFootnote ? same.at(-1) : same[0]
    const at = plan.pieces.at(-1)?.textTo ?? plan.post.length
    const { from, to } = definition ?? { from: at, to: at }
    const ours = plan.post.slice(from, to)
    const about = { author: plan.handle, title: label }
    if (ours === theirs) continue
    if (definition !== undefined && ours === base) {
      plan.edits.push({ from, to, insert: theirs })
      plan.arrivals.push({ kind: 'definition', ...about, before: ours, after: theirs })
    } else {
      const insert = definition === undefined ? `\n\n${theirs}` : theirs
      plan.conflicts.push({ kind: 'definition', from, to, base, ours, theirs: insert, ...about })
    }
  }
}
