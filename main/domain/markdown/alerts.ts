import type { MarkdownIt, StateCore, Token } from 'markdown-it'

const kinds = [
  ...['note', 'tip', 'important', 'warning', 'caution', 'info', 'danger', 'success', 'question'],
  ...['example', 'abstract', 'todo', 'bug', 'failure', 'hint', 'attention', 'error', 'summary'],
]
const marker = new RegExp(`^\\[!(${kinds.join('|')})\\][+-]?[ \\t]*([^\\n]*)(?:\\n|$)`, 'i')

/** Quotations that begin with `[!NOTE]` are notes with a title: the text behind it, else the word itself. */
export function alerts(md: MarkdownIt): void {
  md.core.ruler.after('block', 'alerts', (state) => {
    for (let index = 0; index + 2 < state.tokens.length; index += 1) {
      const [quote, paragraph, inline] = state.tokens.slice(index, index + 3)
      if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') continue
      const match = marker.exec(inline?.content ?? '')
      if (match !== null) makeAlert(state, index, match)
    }
  })
}

function makeAlert(state: StateCore, index: number, [written, kind = '', title = '']: RegExpExecArray): void {
  const { tokens } = state
  const [quote, paragraph, inline] = tokens.slice(index, index + 3)
  const name = kind.toLowerCase()
  quote!.attrJoin('class', `alert alert-${name}`)
  inline!.content = inline!.content.slice(written.length)
  const head = titleTokens(state, paragraph!, title.trim() || name[0]!.toUpperCase() + name.slice(1))
  const isEmpty = inline!.content.trim() === ''
  tokens.splice(index + 1, isEmpty ? 3 : 0, ...head)
}

function titleTokens(state: StateCore, { level, map }: Token, title: string): Token[] {
  const open = new state.Token('paragraph_open', 'p', 1)
  const inline = new state.Token('inline', '', 0)
  const close = new state.Token('paragraph_close', 'p', -1)
  open.attrs = [['class', 'alert-title']]
  inline.content = title
  inline.children = []
  for (const [at, token] of [open, inline, close].entries())
    Object.assign(token, { block: true, level: at === 1 ? level + 1 : level, map: at === 2 ? null : map })
  return [open, inline, close]
}
