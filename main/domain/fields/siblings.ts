/** The index file of a page bundle, perhaps with a language (`index.de.md`). */
const indexName = /^_?index(?:\.[a-z]{2,3}(?:-[a-z]+)?)?\.[^.]+$/i

/** The folder above a folder or file; '' at the top. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/**
 * The folder (below the content folder, '' for itself) whose posts are this one's siblings: the one that it is in, and
 * for the index file of a page bundle the one that the bundle is in.
 */
export function siblingsOf(id: string): string {
  const folder = parentOf(id)
  return indexName.test(id.slice(id.lastIndexOf('/') + 1)) ? parentOf(folder) : folder
}

/** Whether a folder is this one or lies below it. */
export function isBelow(folder: string, above: string): boolean {
  return above === '' || folder === above || folder.startsWith(`${above}/`)
}
