import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

/** A unified diff of one file, as `diff -u` writes it and `patch -p0` takes it. Line ends are part of the lines. */
export function patchOf(name: string, before: string, after: string): string {
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
    context: 3,
  })
}

/** What moves a file and changes it, as `git diff` writes it; a file that only moves has no lines of its own. */
export function movePatchOf(from: string, to: string, before: string, after: string): string {
  const moved = `rename from ${from}\nrename to ${to}\n`
  if (before === after) return moved
  return (
    moved +
    createTwoFilesPatch(from, to, before, after, undefined, undefined, {
      headerOptions: FILE_HEADERS_ONLY,
      context: 3,
    })
  )
}
