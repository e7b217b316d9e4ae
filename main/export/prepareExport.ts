import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PageStyle, Result } from '#api'
import type { ExportRules } from '#domain/export/options'
import { checkTemplate } from '#domain/export/template'
import { decodePost } from '#domain/postText'
import { readPageCss } from '../appFiles'
import { confine } from '../confine'
import { decodeText } from '../decodeText'
import { packageRoot } from '../packageRoot'
import { fail, ok } from '../result'
import { readRegularFile } from '../saveFile'

const largestTemplate = 1024 * 1024
const ownTemplate = join(packageRoot, 'assets', 'page.mustache')

/** The template of a folder's pages: the one that byline.json names, or Byline's own. */
export async function readFolderTemplate(root: string, { template }: ExportRules): Promise<Result<string>> {
  if (template === null) return readTemplate(ownTemplate, 'Byline’s own template')
  const place = await confine(root, template)
  return place.ok ? readTemplate(place.value.real, `“${template}”`) : place
}

/** Reads a template and looks through it: what is wrong is told with its line. `name`: for the message. */
export async function readTemplate(path: string, name: string): Promise<Result<string>> {
  const bytes = await readRegularFile(path, `The template ${name}`, largestTemplate)
  if (!bytes.ok) return bytes
  const { text } = decodePost(decodeText(bytes.value).raw)
  const broken = checkTemplate(text)
  if (broken !== null)
    return fail(
      'bad-request',
      `The template ${name} cannot be used: line ${broken.line}: ${broken.reason} See assets/page.mustache for what it may say.`,
    )
  return ok(text)
}

/** Style sheets that do not change, read once. */
let siteCss: Promise<string> | null = null

/** What a site’s style has beside that of its pages. */
export function readSiteCss(): Promise<string> {
  siteCss ??= readFile(join(packageRoot, 'assets', 'site.css'), 'utf8').then(shrink)
  return siteCss
}

/** The style that pages have: the writer's, else Byline's own. */
export async function pageCss(style: PageStyle | undefined): Promise<string> {
  return style?.css ?? shrink(await readPageCss())
}

/** Without comments and indentation: each of thousands of pages has it inside. Only for Byline's own, which has no such signs in texts. */
const shrink = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<!\s)\s*\n\s*/g, '\n')
    .trim()

/** What a writer must know where byline.json says `"rawHtml": "keep"`. */
export const keepsRawHtmlNote =
  'byline.json keeps the HTML of posts as it is written: what is in it, scripts too, will run for readers.'

/** The name of a site that has none of its own: that of its folder. */
export const siteTitleOf = (root: string, { title }: ExportRules): string =>
  title ?? (root.split(/[\\/]/).filter(Boolean).at(-1) || dirname(root))
