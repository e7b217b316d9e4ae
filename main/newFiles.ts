import { readdir } from 'node:fs/promises'
import type { LeftAlone, PostId, Result } from '#api'
import { folderOf, isPostName } from '#domain/posts/postPath'
import { confine, confineNew, splitRelativePath } from './confine'
import { pageFileType } from './imageTypes'
import { makeFolderBelow } from './makeFolders'
import type { PostFiles } from './postFiles'
import { fail, failureOf, ok } from './result'
import { createFile } from './saveFile'

/** A file for the folder of a post: its bytes in base64. */
export interface NewImage {
  fileName: string
  data: string
}

/** Names of the files in the folder of a post. */
export async function listBeside(root: string, id: PostId): Promise<Result<string[]>> {
  const place = await confine(root, id)
  if (!place.ok) return place
  // Not what its real path lies in: where a link leads to the content folder itself, that is the one above.
  const folder = folderOf(id)
  const beside = folder === '' ? ok({ real: root }) : await confine(root, folder)
  if (!beside.ok) return beside
  try {
    return ok(await readdir(beside.value.real))
  } catch (error) {
    return failureOf(error, `The files beside “${id}” could not be listed`)
  }
}

/** Writes images into the folder of a post, none over a file that is there. Answers with those that were not written. */
export async function addImages(
  root: string,
  id: PostId,
  images: readonly NewImage[],
): Promise<Result<LeftAlone[]>> {
  const left: LeftAlone[] = []
  for (const { fileName, data } of images) {
    const written = await addImage(root, [folderOf(id), fileName].filter(Boolean).join('/'), fileName, data)
    if (!written.ok) left.push({ id: fileName, reason: written.error.message })
  }
  return ok(left)
}

async function addImage(
  root: string,
  path: string,
  fileName: string,
  data: string,
): Promise<Result<unknown>> {
  if (fileName.includes('/') || pageFileType(fileName) === null)
    return fail('bad-request', `“${fileName}” is not the name of an image that a page can show.`)
  const place = await confineNew(root, path)
  if (!place.ok) return place
  return explainTaken(
    await createFile(place.value.real, Buffer.from(data, 'base64'), `“${fileName}”`),
    fileName,
  )
}

/** Writes a new post, never over a file that is there. A page bundle gets its folder, in a folder that is there. */
export async function createPost(
  root: string,
  files: PostFiles,
  id: PostId,
  raw: string,
): Promise<Result<{ hash: string }>> {
  if (!isPostName(id) || !splitRelativePath(id))
    return fail('bad-request', `“${id}” is not a path of a post below the content folder.`)
  const made = await makeFolderBelow(root, folderOf(id))
  if (!made.ok) return made
  return explainTaken(await files.savePost(id, raw, ''), id)
}

/** Says of a new file, which has no older text, that its name is taken. */
export function explainTaken<T>(result: Result<T>, name: string): Result<T> {
  return result.ok || result.error.code !== 'changed-on-disk'
    ? result
    : fail('changed-on-disk', `“${name}” is there already, so nothing was written. Choose another name.`)
}
