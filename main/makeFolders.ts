import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Result } from '#api'
import { confine, confineNew } from './confine'
import { failureOf, ok } from './result'
import { syncFolder } from './writeWhole'

/** Makes a folder below the content folder (`root`, its real path) that is not there yet, in one that is. */
export async function makeFolderBelow(root: string, folder: string): Promise<Result<null>> {
  if (folder === '' || (await confine(root, folder)).ok) return ok(null)
  const place = await confineNew(root, folder)
  if (!place.ok) return place
  try {
    await mkdir(place.value.real)
    await syncFolder(dirname(place.value.real))
    return ok(null)
  } catch (error) {
    return failureOf(error, `The folder “${folder}” could not be made`)
  }
}

/** The same with the folders above it that are not there yet. */
export async function makeFolders(root: string, folder: string): Promise<Result<null>> {
  const parts = folder.split('/')
  for (let count = 1; count <= parts.length; count += 1) {
    const made = await makeFolderBelow(root, parts.slice(0, count).join('/'))
    if (!made.ok) return made
  }
  return ok(null)
}
