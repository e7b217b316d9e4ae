import { basename } from 'node:path/posix'
import { authorSourceRank } from '#domain/authors/directory'
import { rulesFileName } from '#domain/fields/rulesFile'
import { isPostName } from '#domain/posts/postPath'
import { isImageName } from './folderRules'
import { isStyleSheet } from './styleSheets'
import { isStrayTemporary } from './writeWhole'

/** Whether a page may show this file, or be shown with it. */
export const isAsset = (path: string) => isImageName(path) || isStyleSheet(path)

/** Whether a file of the content folder (path with `/`) means anything to Byline. */
export function isWatched(path: string): boolean {
  return (
    isPostName(path) ||
    isAsset(path) ||
    authorSourceRank(path) >= 0 ||
    path === rulesFileName ||
    isStrayTemporary(basename(path))
  )
}
