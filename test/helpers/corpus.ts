import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Real posts for tests: a folder, and what to do when they are no longer needed. */
export interface Corpus {
  folder: string
  dispose(): void
}

/**
 * Finds the real posts: where BYLINE_CORPUS points (an unpacked folder or a .tar.xz), else ../shared/corpora/open.tar.xz.
 * An archive is unpacked to a temporary folder, which nobody may change. Null, with a line on the console, where there are none.
 */
export function findCorpus(): Corpus | null {
  const place =
    process.env.BYLINE_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpora/open.tar.xz')
  if (!existsSync(place)) {
    console.log(`Real posts: ${place} not found, skipped`)
    return null
  }
  if (statSync(place).isDirectory()) return { folder: place, dispose() {} }
  const ofRun = process.env.BYLINE_RUN_FOLDER
  if (ofRun !== undefined) return { folder: unpackOnce(place, join(ofRun, 'corpus')), dispose() {} }
  const folder = unpack(place)
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

function unpack(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'byline-corpus-'))
  execFileSync('tar', ['-xf', resolve(archive), '-C', folder])
  return folder
}

/** One copy for all files of a run, which removes it. Of two that unpack at the same time the first one's stays. */
function unpackOnce(archive: string, place: string): string {
  if (existsSync(place)) return place
  const own = unpack(archive)
  try {
    renameSync(own, place)
  } catch (error) {
    if (!existsSync(place)) throw error
    rmSync(own, { recursive: true, force: true })
  }
  return place
}

const postName = /\.(?:md|markdown|mdx|rmd|qmd)$/i

/** Paths of all posts of a corpus, in a stable order. */
export function corpusPosts({ folder }: Corpus): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && postName.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A post's text as the domain knows it: no BOM, LF line ends. */
export function readPostText(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
}
