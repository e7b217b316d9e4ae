import { Buffer } from 'node:buffer'
import { join } from 'node:path'
import type { LeftAlone } from '#api'
import { type AuthorSource, authorSourceRank } from '#domain/authors/directory'
import { decodePost } from '#domain/postText'
import { createBreather } from './breather'
import { isInside } from './confine'
import { decodeText } from './decodeText'
import { swiftDisk } from './disk'
import { isPostName } from './folderRules'
import { reasonOf } from './result'
import { largestPost, readRegularFile } from './saveFile'
import { walkFolder } from './walkFolder'

/** A file that holds the letters of a handle, as read. */
export interface HandleFile {
  id: string
  /** Where the bytes are, all links followed. */
  real: string
  bytes: Buffer
}

export interface HandleFiles {
  /** Posts and files of the authors directory, by path; a file that several links lead to comes once. */
  files: HandleFile[]
  /** The authors directory. */
  sources: AuthorSource[]
  /** Files that could not be read, and links of the directory that lead to another file of this list. */
  leftAlone: LeftAlone[]
}

/** Looks for a handle in all posts and in the authors directory of a folder (its real path). */
export async function findHandleFiles(root: string, handle: string): Promise<HandleFiles> {
  const found: HandleFiles = { files: [], sources: [], leftAlone: [] }
  const holdsHandle = searchFor(handle)
  const ids: string[] = []

  async function look(id: string): Promise<void> {
    const isSource = authorSourceRank(id) >= 0
    const read = await readRegularFile(join(root, id), 'The file', largestPost, swiftDisk)
    if (!read.ok) {
      found.leftAlone.push({ id, reason: read.error.message })
      return
    }
    const bytes = read.value
    if (isSource) found.sources.push({ path: id, text: decodePost(decodeText(bytes).raw).text })
    if (!holdsHandle(bytes) && !(isSource && id.includes(handle))) return
    const real = await swiftDisk.realpath(join(root, id))
    if (isInside(root, real)) found.files.push({ id, real, bytes })
  }

  await walkFolder(
    root,
    {
      onFile: (id) => {
        if (isPostName(id) || authorSourceRank(id) >= 0) ids.push(id)
      },
      onTrouble: () => {},
    },
    new AbortController().signal,
  )
  const breathe = createBreather()
  for (const id of ids) {
    await look(id).catch((error) => {
      found.leftAlone.push({ id, reason: `The file could not be read: ${reasonOf(error).reason}.` })
    })
    await breathe()
  }
  found.sources.sort((a, b) => (a.path < b.path ? -1 : 1))
  return withoutLinks(root, found)
}

/** Whether bytes hold a text: most files do not, and are not decoded. */
function searchFor(text: string): (bytes: Buffer) => boolean {
  const wanted = Buffer.from(text)
  return (bytes) => {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    return isWide ? decodeText(bytes).raw.includes(text) : bytes.includes(wanted)
  }
}

/** Of a file and the links to it the file alone, else the first link. A link of the directory is told: its name stays. */
function withoutLinks(root: string, { files, sources, leftAlone }: HandleFiles): HandleFiles {
  const isLink = ({ id, real }: HandleFile) => join(root, id) !== real
  const sorted = [...files].sort((a, b) => Number(isLink(a)) - Number(isLink(b)) || (a.id < b.id ? -1 : 1))
  const byPlace = new Map<string, HandleFile>()
  const links: LeftAlone[] = []
  for (const file of sorted) {
    const first = byPlace.get(file.real)
    if (first === undefined) byPlace.set(file.real, file)
    else if (authorSourceRank(file.id) >= 0)
      links.push({
        id: file.id,
        reason: `It is a link to “${first.id}”, which changes. Rename the link yourself.`,
      })
  }
  const kept = [...byPlace.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { files: kept, sources, leftAlone: [...leftAlone, ...links] }
}
