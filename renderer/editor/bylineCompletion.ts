import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { syntaxTree } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { analysisField } from './analysisField'

/** An author who may be meant by a byline. */
export interface HandleChoice {
  handle: string
  name: string
}

/** Where a line at the margin that looks like a byline is none. A byline ends lists and quotations. */
const otherThanText = /Code|HTML|Comment|FrontMatter/

function isInText({ state, pos }: CompletionContext): boolean {
  for (let node = syntaxTree(state).resolveInner(pos, -1); ; node = node.parent) {
    if (otherThanText.test(node.name)) return false
    if (node.parent === null) return true
  }
}

/** Offers handles behind an `@` at the start of a line; none once a whole handle stands there, so that Enter ends the line. */
function completeHandle(choices: (own: string[]) => HandleChoice[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos)
    const before = line.text.slice(0, context.pos - line.from)
    const typed = /^@([\p{L}\p{N}._-]*)$/u.exec(before)?.[1]
    if (typed === undefined || !isInText(context)) return null
    const query = typed.toLowerCase()
    // What is being typed is a byline already, but no author yet.
    const others = context.state.field(analysisField).bylines.filter(({ from }) => from !== line.from)
    const all = choices(others.map(({ handle }) => handle))
    if (all.some(({ handle }) => handle === typed)) return null
    const fits = ({ handle, name }: HandleChoice) =>
      handle.toLowerCase().startsWith(query) ||
      name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(query))
    return {
      from: line.from + 1,
      filter: false,
      options: all
        .filter(fits)
        .slice(0, 30)
        .map(({ handle, name }) =>
          name === handle ? { label: handle } : { label: handle, displayLabel: name, detail: `@${handle}` },
        ),
    }
  }
}

/** Completes handles of bylines; `choices` are asked each time with the post's other handles, and come best first. */
export function bylineCompletion(choices: (own: string[]) => HandleChoice[]): Extension {
  return autocompletion({ override: [completeHandle(choices)], icons: false, activateOnTyping: true })
}
