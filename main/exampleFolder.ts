import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '#api'
import { packageRoot } from './packageRoot'
import { personalPath } from './personalPath'
import { errorCode, fail, failureOf, ok } from './result'

const name = 'byline-example'

/** Copies the example folder into `place` under a free name and answers with the copy's path. */
export async function copyExampleFolder(
  place: string,
  example: string = join(packageRoot, 'assets', 'example'),
): Promise<Result<string>> {
  try {
    for (let number = 1; number <= 100; number += 1) {
      const copy = join(place, number === 1 ? name : `${name}-${number}`)
      try {
        await mkdir(copy)
      } catch (error) {
        if (errorCode(error) === 'EEXIST') continue
        throw error
      }
      await copyInto(example, copy)
      return ok(copy)
    }
    return fail(
      'failed',
      `“${personalPath(place)}” holds too many example folders already. Choose another place.`,
    )
  } catch (error) {
    return failureOf(
      error,
      `The example could not be copied to “${personalPath(place)}”`,
      'Choose another place.',
    )
  }
}

/** Copies by reading and writing: the example may stand in an app's archive, where a system call cannot copy from. */
async function copyInto(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      await mkdir(target)
      await copyInto(source, target)
    } else await writeFile(target, await readFile(source))
  }
}
