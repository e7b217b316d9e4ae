import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { PostId, Result } from '#api'
import type { AuthorEntry } from '#domain/authors/entry'
import { extractAuthor } from '#domain/contributions/extractAuthor'
import { postName } from '#domain/posts/postPath'
import { decodePost } from '#domain/postText'
import { makeFolder } from './makeFolder'
import { fail, failureOf, ok } from './result'
import { hashBytes } from './saveFile'
import { writeWhole } from './writeWhole'

/** A file with one author's sections, whose base is kept. */
export interface MadeExtract {
  text: string
  /** Labels that stand for nothing, or something else, in it. */
  lost: string[]
}

const folderOf = (userData: string) => join(userData, 'extracts')

/** Extracts an author's sections from this text of a post, and keeps the text to take the extract back later. */
export async function makeExtract(
  userData: string,
  raw: string,
  handle: string,
  authors: readonly AuthorEntry[],
): Promise<Result<MadeExtract>> {
  const { text } = decodePost(raw)
  const bytes = Buffer.from(text, 'utf8')
  const base = hashBytes(bytes)
  const extract = extractAuthor(text, handle, { authors, base })
  if (!extract.ok) return fail('failed', extract.message)
  try {
    await makeFolder(folderOf(userData))
    await writeWhole(join(folderOf(userData), `${base}.md`), bytes)
  } catch (error) {
    return failureOf(error, 'The text to compare with later could not be kept, so nothing was extracted')
  }
  return ok({ text: extract.text, lost: extract.lost })
}

/** The text that an extract was made from, by the name in its mark; null where this machine has not kept it whole. */
export async function readBase(userData: string, base: string): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/.test(base)) return null
  try {
    const bytes = await readFile(join(folderOf(userData), `${base}.md`))
    return hashBytes(bytes) === base ? bytes.toString('utf8') : null
  } catch {
    return null
  }
}

/** The name that an extract is offered under: `harbour-lights.mina.md`. */
export function extractFileName(id: PostId, handle: string): string {
  return `${postName(id)}.${handle}${extname(id)}`
}
