import { type Disk, type OpenFile, patientDisk } from '../../main/disk'

export interface Faults {
  /** Runs before a call of the disk; what it throws is what the call says. */
  before?: (call: keyof Disk, path: string, ...rest: unknown[]) => unknown
  /** Replaces calls of a file that is written, given the real ones. */
  file?: (file: OpenFile, path: string) => Partial<OpenFile>
}

/** An error as the system throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

const calls = [
  'stat',
  'lstat',
  'access',
  'realpath',
  'readFile',
  'readdir',
  'rename',
  'rm',
  'mkdir',
] as const satisfies (keyof Disk)[]

/** A disk on which calls go wrong; everything else happens for real. */
export function createFaultyDisk({ before = () => {}, file: change = () => ({}) }: Faults): Disk {
  const withBefore =
    (name: (typeof calls)[number]) =>
    async (...args: [string, never]) => {
      await before(name, ...args)
      return patientDisk[name](...args)
    }
  return {
    async open(path, flags, mode) {
      await before('open', path, flags)
      const file = await patientDisk.open(path, flags, mode)
      const real: OpenFile = {
        stat: () => file.stat(),
        readFile: () => file.readFile(),
        read: (...args) => file.read(...args),
        write: (...args) => file.write(...args),
        chown: (uid, gid) => file.chown(uid, gid),
        chmod: (bits) => file.chmod(bits),
        sync: () => file.sync(),
        close: () => file.close(),
      }
      return flags === 'wx' ? { ...real, ...change(real, path) } : real
    },
    ...Object.fromEntries(calls.map((name) => [name, withBefore(name)])),
  } as Disk
}
