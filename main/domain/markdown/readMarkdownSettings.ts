import { parseRulesFile, propertiesOf, rulesFileName } from '../fields/rulesFile'
import { type MarkdownSettings, standardSettings } from './features'

export interface ReadMarkdownSettings {
  markdown: MarkdownSettings
  /** The first thing that is wrong, as a sentence for the writer, or null. */
  trouble: string | null
}

/**
 * Reads `"markdown": {"smartPunctuation": true, …}` from the text of byline.json. What is wrong is left out and told; all
 * else holds. Never throws.
 */
export function readMarkdownSettings(text: string): ReadMarkdownSettings {
  const parsed = parseRulesFile(text)
  const markdown = { ...standardSettings }
  // A file that cannot be read is told of with the rules of its fields.
  const node = 'broken' in parsed ? undefined : propertiesOf(parsed.root)?.get('markdown')
  if (node === undefined) return { markdown, trouble: null }
  let trouble: string | null = null
  const report = (path: string, wanted: string) => {
    trouble ??= `${rulesFileName}: ${path} must be ${wanted}.`
  }
  const properties = propertiesOf(node)
  if (properties === null) report('markdown', 'an object')
  for (const [name, value] of properties ?? []) {
    if (!isSetting(name))
      report(`markdown.${name}`, `left out; markdown can have ${Object.keys(standardSettings).join(', ')}`)
    else if (value.type === 'boolean') markdown[name] = value.value === true
    else report(`markdown.${name}`, 'true or false')
  }
  return { markdown, trouble }
}

const isSetting = (name: string): name is keyof MarkdownSettings => Object.hasOwn(standardSettings, name)
