import {
  accessSync,
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs'
import * as promises from 'node:fs/promises'
import { promisify } from 'node:util'

type Awaitable<T> = T | Promise<T>

export interface OpenFile {
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
}

/** The calls by which posts are read and saved; they throw the system's errors. */
export interface Disk {
  open(path: string, flags: string | number, mode?: number): Awaitable<OpenFile>
  stat(path: string): Awaitable<Stats>
  lstat(path: string): Awaitable<Stats>
  access(path: string, mode: number): Awaitable<void>
  realpath(path: string): Awaitable<string>
  readFile(path: string): Awaitable<Buffer>
  rename(from: string, to: string): Awaitable<void>
  rm(path: string, options: { force: boolean }): Awaitable<void>
}

/** For windows and servers: no call holds up anything else. */
export const patientDisk: Disk = promises

/**
 * For the command line: a call that does not wait for the disk itself costs a tenth of the same call through a queue.
 * Only
 * syncing and renaming, which wait for the disk, do so outside, so that several files can wait at once.
 */
export const swiftDisk: Disk = {
  open: (path, flags, mode) => swiftFile(openSync(path, flags, mode)),
  stat: (path) => statSync(path),
  lstat: (path) => lstatSync(path),
  access: accessSync,
  realpath: (path) => realpathSync.native(path),
  readFile: (path) => readFileSync(path),
  rename: promises.rename,
  rm: rmSync,
}

const syncFile = promisify(fsync)

function swiftFile(file: number): OpenFile {
  return {
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
  }
}
