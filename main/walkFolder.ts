import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isInside } from './confine'
import { isSkippedFolder } from './folderRules'
import { reasonOf } from './result'

export interface WalkVisitor {
  /** A file (or a link to one inside the folder), by its path below the root with `/`. */
  onFile(path: string): void
  /** A folder or link that could not be followed, with the reason as the end of a sentence. */
  onTrouble(path: string, reason: string): void
}

/**
 * Visits every file below `root` (a real path), several folders at once. Links to folders are not followed, so there
 * are no loops; links to files count when they stay inside. Ends early when `signal` is aborted. Folders without posts
 * are left out, unless `isSkipped` says otherwise.
 */
export async function walkFolder(
  root: string,
  visitor: WalkVisitor,
  signal: AbortSignal,
  isSkipped: (path: string) => boolean = isSkippedFolder,
): Promise<void> {
  const waiting: string[] = ['']
  let running = 0
  await new Promise<void>((resolve) => {
    const next = () => {
      if (signal.aborted) waiting.length = 0
      while (running < 8 && waiting.length > 0) {
        running += 1
        void visitFolder(waiting.pop()!).finally(() => {
          running -= 1
          next()
        })
      }
      if (running === 0 && waiting.length === 0) resolve()
    }
    next()
  })

  async function visitFolder(folder: string): Promise<void> {
    try {
      const entries = await readdir(join(root, folder), { withFileTypes: true })
      for (const entry of entries) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory()) {
          if (!isSkipped(path)) waiting.push(path)
        } else if (entry.isSymbolicLink()) {
          await visitLink(path, entry)
        } else {
          visitor.onFile(path)
        }
      }
    } catch (error) {
      visitor.onTrouble(folder, reasonOf(error).reason)
    }
  }

  async function visitLink(path: string, entry: Dirent): Promise<void> {
    try {
      const target = await realpath(join(root, path))
      if (!isInside(root, target))
        visitor.onTrouble(path, 'it is a link that leads out of the content folder')
      else if (!(await stat(target)).isDirectory()) visitor.onFile(path)
    } catch {
      visitor.onTrouble(path, `it is a link to something that is not there (${entry.name})`)
    }
  }
}
