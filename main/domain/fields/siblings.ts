import { folderOf, isIndexPage } from '../posts/postPath'

/**
 * The folder (below the content folder, '' for itself) whose posts are this one's siblings: the one that it is in, and
 * for the index file of a page bundle the one that the bundle is in.
 */
export function siblingsOf(id: string): string {
  const folder = folderOf(id)
  return isIndexPage(id) ? folderOf(folder) : folder
}

/** Whether a folder is this one or lies below it. */
export function isBelow(folder: string, above: string): boolean {
  return above === '' || folder === above || folder.startsWith(`${above}/`)
}
