import { parseRulesFile, propertiesOf, rulesFileName } from '../fields/rulesFile'
import { type ExportRules, usualExportRules } from './options'

export interface ReadExportRules {
  rules: ExportRules
  /** The first thing that is wrong, as a sentence for the writer, or null. */
  trouble: string | null
}

/**
 * Reads `"export": {"template": "…", "baseUrl": "https://…", "title": "…", "rawHtml": "keep"}` from the text of byline.json.
 * What is wrong is left out and told; all else holds. Never throws.
 */
export function readExportRules(text: string): ReadExportRules {
  const parsed = parseRulesFile(text)
  const node = 'broken' in parsed ? undefined : propertiesOf(parsed.root)?.get('export')
  const rules = { ...usualExportRules }
  if (node === undefined) return { rules, trouble: null }
  let trouble: string | null = null
  const report = (path: string, wanted: string) => {
    trouble ??= `${rulesFileName}: ${path} must be ${wanted}.`
  }
  const properties = propertiesOf(node)
  if (properties === null) report('export', 'an object')
  for (const [name, value] of properties ?? []) {
    const told = value.type === 'string' ? String(value.value).trim() : ''
    if (name === 'template') {
      if (told === '') report('export.template', 'the path of a file below the content folder')
      else rules.template = told
    } else if (name === 'baseUrl') {
      if (!/^https?:\/\/[^/\s?#][^\s?#]*$/i.test(told))
        report('export.baseUrl', 'the address of the site, as “https://example.org/”')
      else rules.baseUrl = told.replace(/(?<!\/)\/*$/, '/')
    } else if (name === 'title') {
      if (told === '') report('export.title', 'the name of the site')
      else rules.title = told
    } else if (name === 'rawHtml') {
      if (told !== 'keep' && told !== 'sanitise') report('export.rawHtml', '“sanitise” or “keep”')
      else rules.keepsRawHtml = told === 'keep'
    } else report(`export.${name}`, 'left out; export can have template, baseUrl, title and rawHtml')
  }
  return { rules, trouble }
}
