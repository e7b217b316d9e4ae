import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Real posts for tests: a folder, and what to do when they are no longer needed. */
export interface Corpus {
  folder: string
  dispose(): void
}

/**
 * Finds the real posts: where BYLINE_CORPUS points (an unpacked folder or a .tar.xz), else ../shared/corpora/open.tar.xz.
 * An archive is unpacked to a temporary folder. Null, with a line on the console, where there are none.
 */
export function findCorpus(): Corpus | null {
  const place =
    process.env.BYLINE_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpora/open.tar.xz')
  if (!existsSync(place)) {
    console.log(`Real posts: ${place} not found, skipped`)
    return null
  }
  if (statSync(place).isDirectory()) return { folder: place, dispose() {} }
  const folder = mkdtempSync(join(tmpdir(), 'byline-corpus-'))
  execFileSync('tar', ['-xf', resolve(place), '-C', folder])
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) }
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
