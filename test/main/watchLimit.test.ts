import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { buildProgram } from '../helpers/buildProgram'
import { createFolder } from '../helpers/sampleFolder'

const limitWatches = 'echo 5 > /proc/sys/user/max_inotify_watches'

function canLimit(): boolean {
  try {
    execFileSync('unshare', ['-r', 'sh', '-c', limitWatches], { stdio: 'ignore', timeout: 10_000 })
    return true
  } catch {
    return false
  }
}

it.runIf(canLimit())(
  'F53 when the system cannot watch so many files, it is said and changes are still found',
  async () => {
    const program = await buildProgram('test/main/programs/watchUntilChange.ts', { inProject: true })
    const names = Array.from({ length: 30 }, (_, n) => `p${n}/${n}.md`)
    const folder = await createFolder({
      'a.md': '# Before\n',
      ...Object.fromEntries(names.map((name) => [name, ''])),
    })
    const script = `${limitWatches} && "$1" "$2" "$3"`
    const args = ['-r', 'sh', '-c', script, 'sh', process.execPath, program, folder]
    const { stdout } = await promisify(execFile)('unshare', args, { timeout: 20_000 })
    expect(stdout).toBe('notice\nchanged\n')
  },
  25_000,
)
