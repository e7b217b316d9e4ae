import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path/posix'
import type { AuthorFields, Result } from '#api'
import { type AuthorSource, authorFields, mergeAuthors } from '#domain/authors/directory'
import { isHandle } from '#domain/authors/handle'
import { placeForAuthor } from '#domain/authors/placeForAuthor'
import { type AuthorChange, writeAuthor } from '#domain/authors/writeAuthor'
import { type ConfinedPath, confine, confineNew } from './confine'
import { decodeText } from './decodeText'
import { readAuthorSources } from './readAuthorSources'
import { errorCode, fail, failureOf, ok } from './result'
import { createFile, hashBytes, readRealFile, saveFile } from './saveFile'
import { isWritable } from './writable'

/**
 * Writes what differs from the present entry of an author into the authors directory of a folder (its real path). An
 * author without an entry gets one where the folder keeps most of them.
 */
export async function saveAuthor(
  root: string,
  handle: string,
  fields: AuthorFields,
): Promise<Result<{ path: string }>> {
  if (!isHandle(handle)) return fail('bad-request', `“${handle}” cannot be a handle.`)
  const sources = await readAuthorSources(root)
  const place = placeForAuthor(sources, handle)
  const change = changeOf(sources, handle, fields)
  const present = await readPresent(root, place.path)
  if (!present.ok) return present
  const { file } = present.value
  const written = writeAuthor(file?.raw ?? null, place, handle, change)
  if (!written.ok) return fail('failed', `“${handle}” was not saved. ${written.message}`)
  if (written.text === (file?.raw ?? '')) return ok({ path: place.path })
  const bytes = Buffer.from(written.text)
  if (file === null) {
    const target = await makeFolders(root, place.path)
    if (!target.ok) return target
    const created = await createFile(target.value.real, bytes, quote(place.path))
    return created.ok ? ok({ path: place.path }) : created
  }
  const saved = await saveFile(file.real, bytes, file.hash, quote(place.path))
  return saved.ok ? ok({ path: place.path }) : saved
}

const quote = (path: string) => `“${path}”`

/** Only what differs from what the form was filled with: what it does not show (an image on the web) stays. */
function changeOf(sources: readonly AuthorSource[], handle: string, fields: AuthorFields): AuthorChange {
  const present = mergeAuthors(sources, new Map()).find((entry) => entry.handle === handle)
  const changed = authorFields.filter((field) => fields[field] !== (present?.[field] ?? ''))
  return Object.fromEntries(changed.map((field) => [field, fields[field]]))
}

interface PresentFile {
  raw: string
  hash: string
  real: string
}

/** The file as it is, or null where there is none yet. */
async function readPresent(root: string, path: string): Promise<Result<{ file: PresentFile | null }>> {
  const place = await confine(root, path)
  if (!place.ok) return place.error.code === 'not-found' ? ok({ file: null }) : place
  const { real } = place.value
  const bytes = await readRealFile(real, quote(path))
  if (!bytes.ok) return bytes
  const { raw, readOnly } = decodeText(bytes.value)
  if (readOnly !== null) return fail('read-only', `${quote(path)} was not changed. ${readOnly}`)
  if (!(await isWritable(real)))
    return fail('read-only', `You may read ${quote(path)} but not change it. Allow writing to it first.`)
  return ok({ file: { raw, hash: hashBytes(bytes.value), real } })
}

/** Makes the folders of a new file, one below the other, none of them outside of the root. */
async function makeFolders(root: string, path: string): Promise<Result<ConfinedPath>> {
  const folder = dirname(path)
  if (folder !== '.' && !(await confine(root, folder)).ok) {
    const above = await makeFolders(root, folder)
    if (!above.ok) return above
    try {
      await mkdir(above.value.real)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST')
        return failureOf(error, `The folder ${quote(folder)} could not be made`)
    }
  }
  return confineNew(root, path)
}
