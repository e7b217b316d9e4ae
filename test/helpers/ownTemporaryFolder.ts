import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Global set-up of both test runners: what a run leaves in the system's folder for temporary files is put into a folder of
 * the run (BYLINE_RUN_FOLDER), and goes with it. Workers and the programs they start take the place from their environment.
 */
export default function ownTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'byline-tests-'))
  // Some tests start programs as another user, who has to reach them.
  chmodSync(folder, 0o755)
  const names = ['BYLINE_RUN_FOLDER', ...(process.platform === 'win32' ? ['TEMP', 'TMP'] : ['TMPDIR'])]
  const before = names.map((name) => process.env[name])
  for (const name of names) process.env[name] = folder
  return () => {
    names.forEach((name, index) => {
      if (before[index] === undefined) delete process.env[name]
      else process.env[name] = before[index]
    })
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
