import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type Disk, type OpenFile, patientDisk } from '../../main/disk'

/** A file or folder that the disk holds under some name: what was written, and what of it was synced. */
interface Entry {
  isFolder: boolean
  written: Buffer
  synced: Buffer
}

type Names = Map<string, Entry>

/** What is on the disk after the power went: texts by path below the folder. */
export interface Loss {
  /** The call after which it went. */
  after: string
  files: Map<string, string>
}

/**
 * A disk that works on a real folder and knows what a power loss would leave of it. A file's bytes are safe once the file
 * was synced, its name once its folder was; of what was not synced anything may be there: nothing, half, all; and of
 * names any of those that there were since.
 */
export interface ForgetfulDisk {
  disk: Disk
  /** What could be left had the power gone after any call so far, or after the first half of a write. */
  losses: Loss[]
  /** What could be left if it goes now. */
  lossesNow(): Loss[]
}

const nothing = Buffer.alloc(0)
const parts = {
  'what was synced': ({ synced }: Entry) => synced,
  half: ({ written, synced }: Entry) =>
    written.equals(synced) ? written : written.subarray(0, Math.floor(written.length / 2)),
  'what was written': ({ written }: Entry) => written,
}

export async function createForgetfulDisk(root: string, base = patientDisk): Promise<ForgetfulDisk> {
  const names: Names = new Map([[root, { isFolder: true, written: nothing, synced: nothing }]])
  for (const found of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(found.parentPath, found.name)
    const written = found.isFile() ? await readFile(path) : nothing
    names.set(path, { isFolder: found.isDirectory(), written, synced: written })
  }
  /** Every state of the names that may be on the disk; the last one is the present. */
  let states: Names[] = [new Map(names)]
  const losses: Loss[] = []

  function lossesAfter(after: string): Loss[] {
    const found = new Map<string, Loss>()
    for (const state of states) {
      for (const [part, bytesOf] of Object.entries(parts)) {
        const files = new Map<string, string>()
        for (const [path, entry] of state) {
          if (!entry.isFolder && isReached(state, path))
            files.set(relative(root, path), bytesOf(entry).toString())
        }
        found.set(JSON.stringify([...files]), { after: `${after}, ${part}`, files })
      }
    }
    return [...found.values()]
  }

  function isReached(state: Names, path: string): boolean {
    return path === root || (state.has(path) && isReached(state, dirname(path)))
  }

  const note = (call: string) => void losses.push(...lossesAfter(call))

  function changeNames(call: string, change: () => void): void {
    change()
    states.push(new Map(names))
    note(call)
  }

  /** From now on the names in this folder are what they are. */
  function syncNames(folder: string): void {
    const isIn = (path: string) => path !== root && dirname(path) === folder
    const synced = states.map(
      (state) =>
        new Map([
          ...[...state].filter(([path]) => !isIn(path)),
          ...[...names].filter(([path]) => isIn(path)),
        ]),
    )
    const key = (state: Names) => [...state.keys()].sort().join('\n')
    // States of the same names may still differ in what the names stand for.
    states = synced.filter(
      (state, index) =>
        !synced.slice(0, index).some((other) => key(other) === key(state) && isSame(other, state)),
    )
  }

  const isSame = (a: Names, b: Names) => [...a].every(([path, entry]) => b.get(path) === entry)

  async function open(path: string, flags: string | number, mode?: number): Promise<OpenFile> {
    const file = await base.open(path, flags, mode)
    if (flags === 'wx' || (flags === 'w' && !names.has(path)))
      changeNames('open', () => names.set(path, { isFolder: false, written: nothing, synced: nothing }))
    const entry = names.get(path)
    if (flags === 'w' && entry) {
      entry.written = nothing
      note('open')
    }
    return {
      stat: () => file.stat(),
      readFile: () => file.readFile(),
      read: (...args) => file.read(...args),
      chown: (uid, gid) => file.chown(uid, gid),
      chmod: (bits) => file.chmod(bits),
      close: () => file.close(),
      async write(bytes, offset, length, position) {
        const { bytesWritten } = await file.write(bytes, offset, length, position)
        if (entry) {
          const end = position + bytesWritten
          const grown = Buffer.alloc(Math.max(end, entry.written.length))
          entry.written.copy(grown)
          grown.set(bytes.subarray(offset, offset + bytesWritten), position)
          entry.written = grown
        }
        note('write')
        return { bytesWritten }
      },
      async sync() {
        await file.sync()
        if (entry?.isFolder) syncNames(path)
        else if (entry) entry.synced = entry.written
        note('sync')
      },
    }
  }

  const disk: Disk = {
    open,
    stat: (path) => base.stat(path),
    lstat: (path) => base.lstat(path),
    access: (path, mode) => base.access(path, mode),
    realpath: (path) => base.realpath(path),
    readdir: (path, options) => base.readdir(path, options),
    readFile: (path) => base.readFile(path),
    async rename(from, to) {
      await base.rename(from, to)
      changeNames('rename', () => {
        for (const [path, entry] of [...names]) {
          if (path !== from && !path.startsWith(`${from}/`)) continue
          names.delete(path)
          names.set(to + path.slice(from.length), entry)
        }
      })
    },
    async rm(path, options) {
      await base.rm(path, options)
      changeNames('rm', () => names.delete(path))
    },
    async mkdir(path, options) {
      const first = await base.mkdir(path, options)
      if (first === undefined) return first
      changeNames('mkdir', () => {
        for (let made = path; made.length >= first.length; made = dirname(made))
          names.set(made, { isFolder: true, written: nothing, synced: nothing })
      })
      return first
    },
  }
  return { disk, losses, lossesNow: () => lossesAfter('the answer') }
}
