import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PostId, Result } from '#api'
import { isSameName, whyNoPath } from '#domain/moves/fileName'
import { bundleOf, unitOf } from '#domain/moves/move'
import { folderOf, isPostName, nameOf } from '#domain/posts/postPath'
import { confine, splitRelativePath } from './confine'
import { fail, ok } from './result'

/** A post's file, or its bundle's folder, and where it goes: paths below the content folder. */
export interface Target {
  from: string
  to: string
  isFolder: boolean
}

/**
 * Checks that a post (`id`) may get the path `to`, which is that of its file or, for a page bundle, of its folder; with
 * `isCopy` beside the one that is there. Names that only differ in case or Unicode form from one that is there are
 * refused: on other systems they are one file.
 */
export async function checkTarget(
  root: string,
  id: PostId,
  to: string,
  isCopy = false,
): Promise<Result<Target>> {
  const isFolder = bundleOf(id) !== null
  const from = unitOf(id)
  if (!isPostName(id)) return fail('bad-request', `“${id}” is not a post.`)
  if (/^_index\./i.test(nameOf(id)))
    return fail(
      'bad-request',
      'This post is the page of its folder, and all posts in it hang on its name. Rename the folder in your file manager instead.',
    )
  const reason = whyNoPath(to)
  if (reason !== null) return fail('bad-request', reason)
  if (splitRelativePath(to) === null || (!isFolder && !isPostName(to)))
    return fail(
      'bad-request',
      `“${to}” is not the path of a post: keep one of the endings .md, .markdown, .mdx, .Rmd or .qmd.`,
    )
  if (to === from) return fail('bad-request', 'This is the name that it has already.')
  if (isFolder && to.startsWith(`${from}/`))
    return fail('bad-request', 'A folder cannot be moved into itself. Choose another one.')
  const own = await confine(root, from)
  if (!own.ok) return own
  const folder = folderOf(to)
  const place = folder === '' ? null : await confine(root, folder)
  // The folder is made when the time comes; a part of it that is a file or leads out is told now.
  if (place !== null && !place.ok && place.error.code !== 'not-found') return place
  const parent = place === null ? root : place.ok ? place.value.real : null
  const taken =
    parent === null ? undefined : await findTaken(parent, nameOf(to), isCopy ? null : own.value.path)
  if (taken !== undefined) {
    const isExact = taken === nameOf(to)
    return fail(
      'changed-on-disk',
      isExact
        ? `“${to}” is there already. Choose another name.`
        : `“${taken}” is there already, and on some systems that is the same name. Choose another one.`,
    )
  }
  return ok({ from, to, isFolder })
}

/** The entry of a folder that has this name, as some system sees it; not the file `own` itself. */
async function findTaken(parent: string, name: string, own: string | null): Promise<string | undefined> {
  const same = (await readdir(parent).catch(() => [])).filter((entry) => isSameName(entry, name))
  if (own === null || same.length === 0) return same[0]
  const stats = await lstat(own)
  for (const entry of same) {
    const there = await lstat(join(parent, entry)).catch(() => null)
    if (there !== null && (there.ino !== stats.ino || there.dev !== stats.dev)) return entry
  }
  return undefined
}
