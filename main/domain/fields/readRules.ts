import type { Node } from 'jsonc-parser'
import type { FieldRule, FieldRules, FieldType } from './fieldRules'
import { parseRulesFile, propertiesOf, rulesFileName } from './rulesFile'

/** Every type once: the compiler sees to that. */
const types: Record<FieldType, true> = {
  text: true,
  longText: true,
  number: true,
  switch: true,
  date: true,
  dateTime: true,
  tags: true,
  authors: true,
  slug: true,
  image: true,
  urls: true,
  source: true,
}

export interface ReadRules {
  /** An object without a prototype, so that `constructor` and `__proto__` are keys like any other. */
  rules: FieldRules
  /** The first thing that is wrong, as a sentence for the writer, or null. */
  trouble: string | null
}

type Report = (path: string, what: string) => void

/**
 * Reads the text of byline.json: `{"fields": {"<key>": {"label", "type", "required", "choices"}}}`. What is wrong is
 * left out and told; all else holds. Other keys at the top are not looked at. Never throws.
 */
export function readFolderRules(text: string): ReadRules {
  const rules: FieldRules = Object.create(null)
  const parsed = parseRulesFile(text)
  if ('broken' in parsed) return { rules, trouble: parsed.broken }
  if (parsed.root === undefined) return { rules, trouble: null }
  let trouble: string | null = null
  const report: Report = (path, what) => {
    trouble ??= `${rulesFileName}: ${path} ${what}.`
  }
  const top = propertiesOf(parsed.root)
  if (top === null) report('the file', `is ${describe(parsed.root)}, but must be an object in braces`)
  const fields = top?.get('fields')
  const byKey = propertiesOf(fields)
  if (fields !== undefined && byKey === null) report('fields', mustBe(fields, 'an object'))
  for (const [key, node] of byKey ?? []) {
    const rule = readRule(`fields.${key}`, node, report)
    if (rule !== null) rules[key] = rule
  }
  return { rules, trouble }
}

function readRule(path: string, node: Node, report: Report): FieldRule | null {
  const properties = propertiesOf(node)
  if (properties === null) {
    report(path, mustBe(node, 'an object'))
    return null
  }
  const rule: FieldRule = {}
  for (const [name, value] of properties) {
    const at = `${path}.${name}`
    if (name === 'label') {
      if (isText(value) && value.value.trim() !== '') rule.label = value.value.trim()
      else report(at, mustBe(value, 'a text'))
    } else if (name === 'type') {
      if (isText(value) && isType(value.value)) rule.type = value.value
      else report(at, mustBe(value, `one of ${Object.keys(types).join(', ')}`))
    } else if (name === 'required') {
      if (value.type === 'boolean') rule.required = value.value === true
      else report(at, mustBe(value, 'true or false'))
    } else if (name === 'choices') {
      const choices = readChoices(at, value, report)
      if (choices !== null) rule.choices = choices
    } else report(at, 'is not known; a field can have label, type, required and choices')
  }
  return rule
}

/** The texts of a list; null when there is none, which would forbid every value. */
function readChoices(path: string, node: Node, report: Report): string[] | null {
  if (node.type !== 'array' || !node.children?.length) {
    report(path, mustBe(node, 'a list of texts'))
    return null
  }
  const texts = node.children.filter(isText)
  const wrong = node.children.findIndex((item) => !isText(item))
  if (wrong !== -1) report(`${path}[${wrong}]`, mustBe(node.children[wrong]!, 'a text'))
  return texts.length === 0 ? null : [...new Set(texts.map(({ value }) => value))]
}

const isText = (node: Node): node is Node & { value: string } => node.type === 'string'
const isType = (text: string): text is FieldType => Object.hasOwn(types, text)

function mustBe(node: Node, wanted: string): string {
  return `is ${describe(node)}, but must be ${wanted}`
}

function describe(node: Node): string {
  if (node.type === 'object') return 'an object'
  if (node.type === 'array') return node.children?.length ? 'a list' : 'an empty list'
  const text = String(node.value)
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return isText(node) ? `“${short}”` : short
}
