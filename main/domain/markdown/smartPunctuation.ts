import type { MarkdownIt, StateCore, Token } from 'markdown-it'

const marks = /---|--|\.\.\./g
const signs: Record<string, string> = { '---': '—', '--': '–', '...': '…' }

/** Curly quotation marks (the parser's own rule), dashes and dots, as Hugo and Jekyll make them. */
export function smartPunctuation(md: MarkdownIt): void {
  md.set({ typographer: true })
  md.core.ruler.at('replacements', replaceMarks)
}

function replaceMarks(state: StateCore): void {
  for (const token of state.tokens) if (token.type === 'inline') replaceIn(token.children ?? [])
}

function replaceIn(children: readonly Token[]): void {
  let isInAutolink = false
  for (const token of children) {
    if (token.info === 'auto') isInAutolink = token.type === 'link_open'
    else if (token.type === 'text' && !isInAutolink)
      token.content = token.content.replace(marks, (mark) => signs[mark] ?? mark)
  }
}
