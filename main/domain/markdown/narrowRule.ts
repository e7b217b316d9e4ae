import type { MarkdownIt, StateCore } from 'markdown-it'

/**
 * Keeps a rule that searches texts from those in which it cannot find anything: to tell them is a fraction of the search.
 * The rule must change only children of inline tokens, and look only for what is in a single text of them.
 */
export function narrowRule(md: MarkdownIt, name: string, canFindIn: (text: string) => boolean): void {
  const rule = ruleOf(md, name)
  md.core.ruler.at(name, (state) => {
    const { tokens } = state
    const some = tokens.filter(({ children }) =>
      children?.some(({ type, content }) => type === 'text' && canFindIn(content)),
    )
    if (some.length === 0) return
    state.tokens = some
    rule(state)
    state.tokens = tokens
  })
}

/** The function of an enabled rule: the one that is missing while the rule is not. */
function ruleOf({ core: { ruler } }: MarkdownIt, name: string): (state: StateCore) => unknown {
  const all = ruler.getRules('')
  ruler.disable(name)
  const others = new Set(ruler.getRules(''))
  ruler.enable(name)
  return all.find((rule) => !others.has(rule))!
}
