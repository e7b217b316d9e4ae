import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

/** A unified diff of one file, as `diff -u` writes it and `patch -p0` takes it. Line ends are part of the lines. */
export function patchOf(name: string, before: string, after: string): string {
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
    context: 3,
  })
}
