import type { Failure, FailureCode } from '#api'

/** A success with its value. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A failure as a value: `message` says what happened, why, and what to do. */
export function fail(code: FailureCode, message: string): { ok: false; error: Failure } {
  return { ok: false, error: { code, message } }
}

const reasons: Record<string, [FailureCode, string]> = {
  ENOENT: ['not-found', 'it is not there'],
  ENOTDIR: ['not-found', 'a part of its path is not a folder'],
  EACCES: ['no-rights', 'you do not have the rights for it'],
  EPERM: ['no-rights', 'the system does not allow it'],
  EROFS: ['read-only', 'the disk can only be read'],
  ENOSPC: ['disk-full', 'the disk is full'],
  EDQUOT: ['disk-full', 'your share of the disk is used up'],
  EFBIG: ['disk-full', 'the file would be larger than this disk or account allows'],
  EIO: ['failed', 'the disk reported an error'],
  EISDIR: ['not-text', 'it is a folder'],
  ELOOP: ['failed', 'its links lead in a circle'],
  ENAMETOOLONG: ['failed', 'its name is too long'],
  EEXIST: ['failed', 'there is something of this name already'],
  ENOTEMPTY: ['failed', 'there is a folder of this name already'],
  EBUSY: ['failed', 'another program is using it'],
  EMFILE: ['failed', 'too many files are open'],
}

/** Why a system call failed, as the end of a sentence. */
export function reasonOf(error: unknown): { code: FailureCode; reason: string } {
  const name = errorCode(error)
  const known = reasons[name]
  if (known) return { code: known[0], reason: known[1] }
  return { code: 'failed', reason: error instanceof Error ? error.message : String(error) }
}

/** The system's code of an error (`ENOENT`), or ''. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Turns a thrown error into a failure: "`what`: `reason`. `advice`". */
export function failureOf(error: unknown, what: string, advice = ''): { ok: false; error: Failure } {
  const { code, reason } = reasonOf(error)
  return fail(code, `${what}: ${reason}.${advice && ` ${advice}`}`)
}
