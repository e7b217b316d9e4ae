import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readMark } from '#domain/contributions/mark'
import { resolveTakeBack } from '#domain/contributions/resolveTakeBack'
import { takeBack } from '#domain/contributions/takeBack'
import { decodePost, editPost, encodePost, type PostText } from '#domain/postText'
import { decodeText } from '../decodeText'
import { readFolderContent } from '../export/folderContent'
import { makeExtract, readBase } from '../extracts'
import { findContentFolder } from '../findContentFolder'
import { explainTaken } from '../newFiles'
import { personalPath } from '../personalPath'
import { createPostFiles } from '../postFiles'
import { failureOf, ok } from '../result'
import { createFile, hashBytes, readRegularFile, saveFile } from '../saveFile'
import { userDataFolder } from '../userData'
import { writeWhole } from '../writeWhole'
import type { Streams } from './editCommand'

/**
 * `byline extract`: writes one author's sections of a post as a file of their own; the post's text is kept to take it back.
 * Never over a file without `force`. Answers with the exit status: 0, or 1 with the reason.
 */
export async function runExtract(
  path: string,
  { author, out, force = false }: { author: string; out: string; force?: boolean },
  { error }: Streams,
  userData = userDataFolder(),
): Promise<number> {
  const content = await readContent(path)
  if (!content.ok) return complain(error, content.error.message)
  const { raw, authors } = content.value
  const extract = await makeExtract(userData, raw, author.replace(/^@/, ''), authors)
  if (!extract.ok) return complain(error, extract.error.message)
  const { bom, lineEnding } = decodePost(raw)
  const text = encodePost({ text: extract.value.text, bom, lineEnding, exceptions: [] })
  const written = await write(resolve(out), Buffer.from(text, 'utf8'), force)
  if (!written.ok) return complain(error, written.error.message)
  for (const label of extract.value.lost)
    error.write(`${label} stands for something else there: its definition could not go along.\n`)
  error.write(`The sections by @${author.replace(/^@/, '')} are in ${personalPath(resolve(out))}.\n`)
  return 0
}

/** A post with the authors of its content folder. */
async function readContent(path: string) {
  const real = await realpath(resolve(path)).catch(() => resolve(path))
  const { folder, id } = await findContentFolder(real)
  const post = await createPostFiles(folder).readPost(id)
  return post.ok ? ok({ raw: post.value.raw, ...(await readFolderContent(folder)) }) : post
}

async function write(target: string, bytes: Buffer, force: boolean) {
  const name = `“${personalPath(target)}”`
  if (!force) return explainTaken(await createFile(target, bytes, name), personalPath(target))
  try {
    await writeWhole(target, bytes)
    return { ok: true as const, value: null }
  } catch (error) {
    return failureOf(error, `${name} could not be written`)
  }
}

/**
 * `byline take-back`: brings the changes of an extract into its post. Overlaps are printed; the post keeps its own text
 * there. Answers with the exit status: 0 when all arrived, 1 when there were overlaps or the post was not changed.
 */
export async function runTakeBack(
  extractPath: string,
  path: string,
  { base: basePath }: { base?: string },
  { out, error }: Streams,
  userData = userDataFolder(),
): Promise<number> {
  const read = await Promise.all([extractPath, path, ...(basePath ? [basePath] : [])].map(readText))
  const failed = read.find((own) => typeof own === 'string')
  if (typeof failed === 'string') return complain(error, failed)
  const [extract, post, given] = read as PostText[]
  const mark = readMark(extract!.text)
  if (mark === null) {
    return complain(
      error,
      `“${extractPath}” has no line <!-- byline extract … --> above its text, so nobody knows whose sections it has. Put it back from the file that you sent.`,
    )
  }
  const base = given?.text ?? (await readBase(userData, mark.base))
  if (base === null)
    error.write('The text that it was extracted from is not known here: say it with --base.\n')
  // As the extract was made: its front matter names the author as the directory has it.
  const content = await readContent(path)
  const authors = content.ok ? content.value.authors : []
  const found = takeBack(post!.text, base, extract!.text, { handle: mark.handle, authors })
  if (!found.ok) return complain(error, found.message)
  const result = resolveTakeBack(found.plan)
  if (!result.ok) return complain(error, result.message)
  if (found.plan.frontMatterChanged)
    error.write(
      `The front matter of the extract was changed, too. That is not taken back: the post keeps its own. Change it in the post where you want it.\n`,
    )
  for (const { kind, author, title } of found.plan.arrivals) out.write(`${kind}\t@${author}\t${title}\n`)
  for (const { kind, author, title, ours, theirs } of found.plan.conflicts)
    out.write(`overlap (${kind})\t@${author}\t${title}\n  post: ${show(ours)}\n  extract: ${show(theirs)}\n`)
  const before = Buffer.from(encodePost(post!), 'utf8')
  const after = Buffer.from(encodePost(editPost(post!, result.edits)), 'utf8')
  const saved = await saveFile(resolve(path), after, hashBytes(before), `“${path}”`)
  if (!saved.ok) return complain(error, saved.error.message)
  return found.plan.conflicts.length > 0 ? 1 : 0
}

const show = (text: string) => JSON.stringify(text)

/** The text of a post, or why it could not be read. */
async function readText(path: string): Promise<PostText | string> {
  const read = await readRegularFile(resolve(path), `“${path}”`)
  if (!read.ok) return read.error.message
  const { raw, readOnly } = decodeText(read.value)
  return readOnly ?? decodePost(raw)
}

function complain(error: Streams['error'], message: string): number {
  error.write(`${message}\n`)
  return 1
}
