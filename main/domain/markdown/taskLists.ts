import type { MarkdownIt, StateCore, Token } from 'markdown-it'

/** List items that begin with `[ ]` or `[x]` get a disabled check box and the class `task-list-item`. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'task_lists', (state) => {
    const { tokens } = state
    for (let index = 0; index + 2 < tokens.length; index += 1) {
      const item = tokens[index]
      if (item?.type !== 'list_item_open' || tokens[index + 1]?.type !== 'paragraph_open') continue
      const inline = tokens[index + 2]
      if (inline?.type === 'inline' && /^\[[ xX]\][ \t]/.test(inline.content)) markTask(state, item, inline)
    }
  })
}

function markTask(state: StateCore, item: Token, inline: Token): void {
  const first = inline.children?.[0]
  if (first?.type !== 'text' || !/^\[[ xX]\]/.test(first.content)) return
  const box = new state.Token('task_box', 'input', 0)
  box.attrs = [
    ['type', 'checkbox'],
    ['disabled', ''],
  ]
  if (first.content[1] !== ' ') box.attrPush(['checked', ''])
  first.content = first.content.slice(3)
  inline.children?.unshift(box)
  item.attrJoin('class', 'task-list-item')
}
