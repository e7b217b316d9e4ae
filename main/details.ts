import { release } from 'node:os'
import type { Detail } from '#api'
import type { Host } from './host'
import { version } from './version'

/** What a report of a fault needs to know of this program and machine; nothing of the writer's posts or name. */
export function detailsOf(host: Host): Detail[] {
  const { electron, chrome, node } = process.versions
  const details: [string, string | undefined][] = [
    ['Byline', `${version} (${host.kind === 'desktop' ? 'desktop app' : 'browser app'})`],
    ['Electron', electron],
    ['Chromium', chrome],
    ['Node', node],
    ['System', `${process.platform} ${release()} ${process.arch}`],
    ['Log', host.logLabel],
  ]
  return details.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}
