import { folderOf, isIndexPage, nameOf, postName, relativePath, withoutExtension } from '../posts/postPath'
import type { ExportFormat } from './options'

/** The path of a post's page below the output folder: that of the post, a bundle's that of its folder. */
export function pagePath(id: string, extension = '.html'): string {
  const folder = folderOf(id)
  if (!isIndexPage(id)) return withoutExtension(id) + extension
  const language = /\.([a-z]{2,3}(?:-[a-z]+)?)$/i.exec(withoutExtension(nameOf(id)))?.[1]
  const above = folderOf(folder)
  const name = language === undefined ? postName(id) : `${postName(id)}.${language}`
  return `${above === '' ? '' : `${above}/`}${name}${extension}`
}

/** The name that a page is offered under where it stands alone. */
export const pageName = (id: string, extension?: string): string => nameOf(pagePath(id, extension))

/** What the files of an export end in. */
export const extensionOf = (format: ExportFormat): string => (format === 'markdown' ? '.md' : '.html')

/** Gives each post a path that no other has, also on disks that do not know capitals; in the order of the posts. */
export function freePaths(wanted: readonly string[], reserved: readonly string[] = []): string[] {
  const taken = new Set(reserved.map((path) => path.toLowerCase()))
  return wanted.map((path) => {
    let free = path
    for (let number = 2; taken.has(free.toLowerCase()); number += 1)
      free = path.replace(/\.\w+$/, `-${number}$&`)
    taken.add(free.toLowerCase())
    return free
  })
}

/** The address of one path from the folder of another, both below one folder. */
export const relativeAddress = (from: string, to: string): string =>
  relativePath(folderOf(from), to).split('/').map(encodeURIComponent).join('/')
