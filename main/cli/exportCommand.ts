import { mkdir, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { PageStyle, Result } from '#api'
import { exportPost } from '../exportPost'
import { readPageStyle } from '../pageStyle'
import { personalPath } from '../personalPath'
import { fail, failureOf, ok } from '../result'
import { writeWhole } from '../writeWhole'
import { createContentReader } from './contentReader'
import { findExports } from './findExports'

export interface Output {
  write(text: string): unknown
}

/**
 * Exports posts and folders below `out`, with progress on `output`. Answers with the exit status: 0 when every page was
 * written, 1 when a post failed, 2 when there was nothing to do or a path is wrong. `styleFile`: a CSS file for the pages.
 */
export async function runExport(
  paths: readonly string[],
  out: string,
  output: Output,
  styleFile?: string,
): Promise<number> {
  const say = (line: string) => output.write(`${line}\n`)
  const style =
    styleFile === undefined ? ok<PageStyle | undefined>(undefined) : await readStyleFile(styleFile)
  if (!style.ok) {
    say(style.error.message)
    return 2
  }
  const pageStyle = style.value
  // Told once, not with every page.
  if (pageStyle?.trouble) say(pageStyle.trouble)
  const found = await findExports(paths)
  for (const message of [...found.errors, ...found.notes]) say(message)
  if (found.posts.length === 0) {
    if (found.errors.length === 0) say('No posts were found (.md, .markdown, .mdx, .Rmd or .qmd).')
    return found.errors.length > 0 ? 1 : 2
  }

  const target = resolve(out)
  const reader = createContentReader()
  let failed = found.errors.length
  let number = 0
  for (const { root, id, page } of found.posts) {
    number += 1
    const written = await writePage(page)
    const mark = `${number}/${found.posts.length} ${id}`
    say(written.ok ? mark : `${mark}: failed. ${written.error.message}`)
    if (written.ok) for (const warning of written.value) say(`  ${warning}`)
    else failed += 1

    async function writePage(name: string) {
      const content = await reader.read(root, id)
      if (!content.ok) return content
      const { raw, ...folder } = content.value
      const exported = await exportPost(
        { id, ...folder, ...(pageStyle && { style: { ...pageStyle, trouble: null } }) },
        raw,
      )
      if (!exported.ok) return exported
      try {
        const path = join(target, name)
        await mkdir(dirname(path), { recursive: true })
        await writeWhole(path, Buffer.from(exported.value.html, 'utf8'))
        return { ok: true as const, value: exported.value.warnings }
      } catch (error) {
        return failureOf(error, `The page could not be written to “${personalPath(target)}”`)
      }
    }
  }
  const written = found.posts.length + found.errors.length - failed
  say(
    `${written} ${written === 1 ? 'page' : 'pages'} written to ${personalPath(target)}${failed > 0 ? `, ${failed} failed` : ''}.`,
  )
  return failed > 0 ? 1 : 0
}

/** A CSS file anywhere, with what it asks for in and below its own folder. */
async function readStyleFile(path: string): Promise<Result<PageStyle>> {
  try {
    const real = await realpath(resolve(path))
    const style = await readPageStyle(dirname(real), basename(real))
    return style.css === null ? fail('failed', style.trouble ?? '') : ok(style)
  } catch (error) {
    return failureOf(error, `The style sheet “${personalPath(resolve(path))}” could not be read`)
  }
}
