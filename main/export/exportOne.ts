import type { PostId, Result } from '#api'
import { type PageOptions, usualPageOptions } from '#domain/export/options'
import type { ContentFolder } from '../contentFolder'
import { ok } from '../result'
import { makePage } from './makePage'
import { createPageLinks } from './pageLinks'
import { pageCss, readFolderTemplate } from './prepareExport'

export interface ExportedPage {
  html: string
  /** What the writer should know, each in a sentence. */
  warnings: string[]
}

/** Renders one text of a post of the open folder, saved or not, into one file. */
export async function exportOne(
  folder: ContentFolder,
  id: PostId,
  raw: string,
  options: PageOptions = usualPageOptions,
): Promise<Result<ExportedPage>> {
  const style = await folder.readPageStyle()
  const rules = folder.exportRules()
  const template = await readFolderTemplate(folder.root, rules)
  if (!template.ok) return template
  const posts = folder.summaries().map((post): [string, string] => [post.id, ''])
  const page = await makePage(
    {
      ...{ root: folder.root, images: folder.images, options, rules },
      authors: folder.listAuthors(),
      markdown: folder.getFields(id).markdown,
      template: template.value,
      css: await pageCss(style),
      links: createPageLinks(new Map(posts)),
    },
    id,
    raw,
    '',
  )
  if (!page.ok) return page
  const warnings = (page.value?.warnings ?? []).map(({ message }) => message)
  return ok({
    html: page.value?.html ?? '',
    warnings: [...(style.trouble ? [style.trouble] : []), ...warnings],
  })
}
