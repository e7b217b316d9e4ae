import { randomBytes } from 'node:crypto'
import { readdir, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Place, PlaceId, PlaceListing, Result } from '#api'
import { isPostName } from '#domain/posts/postPath'
import { isSkippedFolder } from './folderRules'
import { personalPath } from './personalPath'
import { fail, failureOf, ok } from './result'

/** The folders that the folder chooser has shown: only these can be named by the renderer. */
export interface Places {
  /** Lists the folders in a place; null is where choosing starts, the home folder. */
  list(place: PlaceId | null): Promise<Result<PlaceListing>>
  pathOf(place: PlaceId): string | null
}

export function createPlaces(start: string = homedir()): Places {
  const paths = new Map<PlaceId, string>()
  const ids = new Map<string, PlaceId>()

  function placeOf(path: string): Place {
    let id = ids.get(path)
    if (!id) {
      id = randomBytes(8).toString('hex')
      ids.set(path, id)
      paths.set(id, path)
    }
    return { id, name: basename(path) || path }
  }

  return {
    pathOf: (place) => paths.get(place) ?? null,
    async list(place) {
      const named = place === null ? start : paths.get(place)
      if (named === undefined)
        return fail('not-found', 'This folder is not known any more. Start choosing again.')
      try {
        const path = await realpath(named)
        const entries = await readdir(path, { withFileTypes: true })
        const folders: Place[] = []
        for (const entry of entries) {
          if (entry.name.startsWith('.') || isSkippedFolder(`x/${entry.name}`)) continue
          const isFolder =
            entry.isDirectory() || (entry.isSymbolicLink() && (await isFolderPath(join(path, entry.name))))
          if (isFolder) folders.push(placeOf(join(path, entry.name)))
        }
        const parent = dirname(path)
        return ok({
          place: placeOf(path),
          label: personalPath(path),
          parent: parent === path ? null : placeOf(parent).id,
          folders: folders.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
          posts: entries.filter((entry) => entry.isFile() && isPostName(entry.name)).length,
        })
      } catch (error) {
        return failureOf(
          error,
          `The folder “${personalPath(named)}” could not be read`,
          'Choose another folder.',
        )
      }
    },
  }
}

async function isFolderPath(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
