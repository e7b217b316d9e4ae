/** Paths of posts: below the content folder, with `/`. */

/** What the file of a post may end in, in any case. */
export const postExtensions = ['.md', '.markdown', '.mdx', '.Rmd', '.qmd']

const extension = /(?<=[^/])\.(?:md|markdown|mdx|rmd|qmd)$/i

/** Whether a file of this name is a post. */
export const isPostName = (path: string): boolean => extension.test(path)

/** A path without the extension of a post. */
export const withoutExtension = (path: string): string => path.replace(extension, '')

/** The folder of a path; '' is the content folder itself. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** A path with its `.` and `..` taken away; null where it leads out of the folder. */
export function normalizePath(path: string): string | null {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.join('/')
}

/** The way from a folder to a path; both below the content folder. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/')
  const to = path.split('/')
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
}

/** The file name of a page bundle's page without its extension, perhaps with a language (`index.de`). */
const indexStem = /^_?index(?:\.[a-z]{2,3}(?:-[a-z]+)?)?$/i

/** Whether a post is the page of its folder: of a page bundle, or of a section of the site (`_index.md`). */
export const isIndexPage = (id: string): boolean => indexStem.test(withoutExtension(nameOf(id)))

/** What a post is called by its path: its file name without extension, or the name of the folder whose page it is. */
export function postName(id: string): string {
  const own = withoutExtension(nameOf(id))
  return (isIndexPage(id) && nameOf(folderOf(id))) || own
}
