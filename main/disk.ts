import {
  accessSync,
  close,
  closeSync,
  type Dirent,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFile,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs'
import * as promises from 'node:fs/promises'
import { promisify } from 'node:util'

type Awaitable<T> = T | Promise<T>

export interface OpenFile {
  /** The system's number of it, where it is known. */
  fd?: number
  stat(): Awaitable<Stats>
  readFile(): Awaitable<Buffer>
  read(buffer: Uint8Array, offset: number, length: number, position: number): Awaitable<{ bytesRead: number }>
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Awaitable<{ bytesWritten: number }>
  chown(uid: number, gid: number): Awaitable<void>
  chmod(mode: number): Awaitable<void>
  sync(): Promise<void>
  close(): Awaitable<void>
  /** Closes without anybody waiting for it; left out where `close` does not hold anything up. */
  letGo?(): void
}

/** The calls by which posts are read and saved; they throw the system's errors. */
export interface Disk {
  open(path: string, flags: string | number, mode?: number): Awaitable<OpenFile>
  stat(path: string): Awaitable<Stats>
  lstat(path: string): Awaitable<Stats>
  access(path: string, mode: number): Awaitable<void>
  realpath(path: string): Awaitable<string>
  readFile(path: string): Awaitable<Buffer>
  readdir(path: string, options: { withFileTypes: true }): Awaitable<Dirent[]>
  rename(from: string, to: string): Awaitable<void>
  rm(path: string, options: { force: boolean }): Awaitable<void>
  /** Answers with the first folder that was made, if any. */
  mkdir(path: string, options: { recursive: true; mode: number }): Awaitable<string | undefined>
}

/** For disks that may be far away: no call holds up anything else. */
export const patientDisk: Disk = promises

/**
 * For the command line and for threads: a call that does not wait for the disk itself costs a tenth of the same call
 * through a queue. Only syncing and renaming, which wait for the disk, do so outside, so that several files can wait at
 * once.
 */
export const swiftDisk: Disk = {
  open: (path, flags, mode) => swiftFile(openSync(path, flags, mode)),
  stat: (path) => statSync(path),
  lstat: (path) => lstatSync(path),
  access: accessSync,
  realpath: (path) => realpathSync.native(path),
  readFile: (path) => readFileSync(path),
  readdir: (path, options) => readdirSync(path, options),
  rename: promises.rename,
  rm: rmSync,
  mkdir: (path, options) => mkdirSync(path, options),
}

const readOutside = promisify(readFile)

/**
 * For windows and servers, on disks of this machine: a file that is held open (see writeWhole.ts) is renamed over at once.
 * An open file is read outside: while this thread rests, a sync that was begun before gets on its way; work that follows
 * the reading then takes none of the sync's time.
 */
export const nearDisk: Disk = {
  ...swiftDisk,
  rename: renameSync,
  open(path, flags, mode) {
    const file = openSync(path, flags, mode)
    return { ...swiftFile(file), readFile: () => readOutside(file) }
  },
}

const syncFile = promisify(fsync)

function swiftFile(file: number): OpenFile {
  return {
    fd: file,
    stat: () => fstatSync(file),
    readFile: () => readFileSync(file),
    read: (buffer, offset, length, position) => ({
      bytesRead: readSync(file, buffer, offset, length, position),
    }),
    write: (bytes, offset, length, position) => ({
      bytesWritten: writeSync(file, bytes, offset, length, position),
    }),
    chown: (uid, gid) => fchownSync(file, uid, gid),
    chmod: (mode) => fchmodSync(file, mode),
    sync: () => syncFile(file),
    close: () => closeSync(file),
    letGo: () => close(file, () => {}),
  }
}
