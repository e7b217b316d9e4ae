import { json } from '@codemirror/lang-json'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yaml } from '@codemirror/lang-yaml'
import { StreamLanguage } from '@codemirror/language'
import { languages } from '@codemirror/language-data'
import { toml } from '@codemirror/legacy-modes/mode/toml'
import type { Extension } from '@codemirror/state'
import { type Input, parseMixed } from '@lezer/common'
import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown'
import { splitFrontMatter } from '#domain/frontMatter/split'
import { findLanguage, languageOf } from '#domain/typesetting/languageNames'
import { boundedMarkdown } from './boundedMarkdown'
import { uncoloured } from './uncoloured'

const tomlLanguage = StreamLanguage.define(toml)
const parsers = { yaml: yaml().language.parser, toml: tomlLanguage.parser, json: json().language.parser }
const nodeNames = { yaml: 'YamlFrontMatter', toml: 'TomlFrontMatter', json: 'JsonFrontMatter' } as const

/** Front matter is looked for in this many characters; the domain does not read further either. */
const reach = 68_000

function inputOf(context: BlockContext): Input {
  // The block context keeps its input to itself; the front matter's end is needed before any line is consumed.
  return (context as unknown as { input: Input }).input
}

const readBlock = (input: Input) => splitFrontMatter(input.read(0, Math.min(input.length, reach)))

const inOwnLanguage = parseMixed((node, input) => {
  const kind = (['yaml', 'toml', 'json'] as const).find((name) => nodeNames[name] === node.name)
  if (kind === undefined) return null
  const block = readBlock(input)
  if (block === null || block.contentFrom >= block.contentTo) return null
  return { parser: parsers[kind], overlay: [{ from: block.contentFrom, to: block.contentTo }] }
})

/** Teaches the Markdown parser that a post may begin with front matter, and to highlight it in its own language. */
const frontMatter: MarkdownConfig = {
  defineNodes: Object.values(nodeNames).map((name) => ({ name, block: true })),
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'LinkReference',
      parse(context: BlockContext, line: Line) {
        if (context.lineStart !== 0) return false
        const block = readBlock(inputOf(context))
        if (block === null) return false
        while (context.lineStart + line.text.length + 1 < block.to && context.nextLine()) {}
        const end = context.lineStart + line.text.length
        context.nextLine()
        context.addElement(context.elt(nodeNames[block.kind], 0, end))
        return true
      },
    },
  ],
  // To find it all blocks of a text are looked at in one go, so that is left where there is none.
  wrap: (inner, input, fragments, ranges) =>
    readBlock(input) === null ? inner : inOwnLanguage(inner, input, fragments, ranges),
}

/** The grammar of a code block, loaded when the first one with its language comes; the page uses the same ones. */
const codeLanguage = (info: string) => findLanguage(languages, languageOf(info))

/** GitHub-flavoured Markdown with front matter in YAML, TOML or JSON; lists and quotations continue on Enter. */
export function postLanguage(): Extension {
  return markdown({
    base: markdownLanguage,
    extensions: [frontMatter, boundedMarkdown, uncoloured],
    codeLanguages: codeLanguage,
    addKeymap: true,
  })
}
