import { type Document, parseDocument, type YAMLError } from 'yaml'
import { checkYaml } from './bounds'
import { maskLooseScalars } from './yamlLoose'

const reasons: Partial<Record<YAMLError['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a value that contains a colon and a space needs quotes around it',
  BAD_SCALAR_START: 'a value that begins with a backtick, @ or % needs quotes around it',
  TAB_AS_INDENT: 'a tab stands where only spaces may indent',
  BAD_INDENT: 'this line is indented differently from its neighbours',
  MISSING_CHAR: 'a quote, bracket, colon or comma is missing',
  BAD_DQ_ESCAPE: 'a backslash in double quotes begins an unknown escape; double it or use single quotes',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line, followed by a colon',
  BLOCK_IN_FLOW: 'an indented list or map stands inside brackets',
  MULTIPLE_ANCHORS: 'a value has more than one anchor',
  MULTIPLE_DOCS: 'the front matter holds more than one YAML document',
  ALIAS_PROPS: 'an alias cannot have an anchor or a tag',
  KEY_OVER_1024_CHARS: 'a key is longer than 1,024 characters',
  UNEXPECTED_TOKEN: 'this part does not fit here; a bracket or quote may be missing or left over',
}

export type YamlResult =
  | {
      document: Document
      /** Values of quoted texts that the library would refuse, by the offset where each begins. */
      loose: ReadonlyMap<number, string>
    }
  | { broken: { offset: number; message: string } }

function parse(content: string): Document {
  return parseDocument(content, {
    schema: 'core',
    version: '1.2',
    merge: false,
    uniqueKeys: false,
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: 'silent',
  })
}

/**
 * Parses YAML by the core schema, without merge keys, after looking at its bounds. Repeated keys are kept:
 * whoever reads decides about them. Quoted texts that go on at column 0 are read too.
 */
export function parseYaml(content: string): YamlResult {
  const breach = checkYaml(content)
  if (breach !== null) return { broken: breach }
  const document = parse(content)
  const [error] = document.errors
  if (error === undefined) return { document, loose: new Map() }
  const masked = maskLooseScalars(content)
  if (masked !== null && checkYaml(masked.content) === null) {
    const second = parse(masked.content)
    if (second.errors.length === 0) return { document: second, loose: masked.values }
  }
  const reason = reasons[error.code] ?? error.message
  return { broken: { offset: error.pos[0], message: `The YAML cannot be read: ${reason}.` } }
}
