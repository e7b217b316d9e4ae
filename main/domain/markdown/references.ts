import type { MarkdownIt } from 'markdown-it'

/** Keeps link definitions of the top level as hidden tokens, so that their lines belong to a block; drops others. */
export function keepReferences(md: MarkdownIt): void {
  md.core.ruler.at('strip_references', (state) => {
    if (state.tokens.some(isNested)) state.tokens = state.tokens.filter((token) => !isNested(token))
  })
}

function isNested({ type, level }: { type: string; level: number }): boolean {
  return type === 'reference_definition' && level > 0
}
