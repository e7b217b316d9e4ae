import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import type { RecentFolder } from '#api'
import { createJsonFile } from './jsonFile'
import { personalPath } from './personalPath'

/** The folders opened last, newest first. */
export interface RecentFolders {
  list(): RecentFolder[]
  pathOf(id: string): string | null
  add(path: string): Promise<void>
  forget(id: string): Promise<void>
  /** Calls the listener after each change of the list. */
  onChange(listener: () => void): void
}

const most = 12
const schema = v.object({ folders: v.pipe(v.array(v.string()), v.maxLength(1000)) })

/**
 * Reads the list of a user-data folder. A list that cannot be written is kept for this run; what another program has added
 * is taken in with the next change.
 */
export async function readRecentFolders(userData: string): Promise<RecentFolders> {
  const file = createJsonFile(join(userData, 'recent-folders.json'), schema, { folders: [] })
  let paths = (await file.read()).folders.slice(0, most)

  const listeners: (() => void)[] = []
  const keep = async (change: (folders: string[]) => string[]) => {
    paths = change(paths).slice(0, most)
    await file
      .update(({ folders }) => {
        paths = change(folders).slice(0, most)
        return { folders: paths }
      })
      .catch(() => {})
    for (const listener of listeners) listener()
  }
  return {
    list: () =>
      paths.map((path) => ({ id: idOf(path), name: basename(path) || path, label: personalPath(path) })),
    pathOf: (id) => paths.find((path) => idOf(path) === id) ?? null,
    add: (path) => keep((folders) => [path, ...folders.filter((other) => other !== path)]),
    forget: (id) => keep((folders) => folders.filter((path) => idOf(path) !== id)),
    onChange: (listener) => void listeners.push(listener),
  }
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
