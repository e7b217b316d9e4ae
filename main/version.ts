import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './packageRoot'

/** Byline's own version, from package.json. */
export const version: string = readVersion()

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version?: string
  }
  return version ?? '0.0.0'
}
