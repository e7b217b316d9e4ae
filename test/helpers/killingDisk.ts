import { type Disk, type OpenFile, patientDisk } from '../../main/disk'

/** Where a program ends: before or after its call number `at` of the disk, or when half of that write is done. */
export interface KillPoint {
  at: number
  moment: 'before' | 'half' | 'after'
}

export interface KillingDisk {
  disk: Disk
  /** The calls so far, by name. */
  calls: string[]
  /** Calls count from now on. */
  arm(): void
}

/** The real disk, until the kill point: there the program ends as by `kill -9`. */
export function createKillingDisk(point: KillPoint | null, base = patientDisk): KillingDisk {
  const calls: string[] = []
  let isArmed = false

  const die = (): Promise<never> => {
    process.kill(process.pid, 'SIGKILL')
    return new Promise(() => {})
  }

  async function run<T>(call: string, task: () => T | Promise<T>, half?: () => unknown): Promise<T> {
    if (!isArmed) return task()
    calls.push(call)
    const isHere = point?.at === calls.length
    if (isHere && point.moment === 'before') await die()
    if (isHere && point.moment === 'half') {
      await half?.()
      await die()
    }
    try {
      return await task()
    } finally {
      if (isHere && point.moment === 'after') await die()
    }
  }

  const wrap = (file: OpenFile): OpenFile => ({
    stat: () => run('stat', () => file.stat()),
    readFile: () => run('read', () => file.readFile()),
    read: (...args) => run('read', () => file.read(...args)),
    write: (bytes, offset, length, position) =>
      run(
        'write',
        () => file.write(bytes, offset, length, position),
        () => file.write(bytes, offset, Math.floor(length / 2), position),
      ),
    chown: (uid, gid) => run('chown', () => file.chown(uid, gid)),
    chmod: (mode) => run('chmod', () => file.chmod(mode)),
    sync: () => run('sync', () => file.sync()),
    close: () => run('close', () => file.close()),
    // Comes some time after the answer, or not at all: no point of its own.
    letGo: () => void Promise.resolve(file.close()).catch(() => {}),
  })

  const disk: Disk = {
    open: (path, flags, mode) => run('open', async () => wrap(await base.open(path, flags, mode))),
    stat: (path) => run('stat', () => base.stat(path)),
    lstat: (path) => run('lstat', () => base.lstat(path)),
    access: (path, mode) => run('access', () => base.access(path, mode)),
    realpath: (path) => run('realpath', () => base.realpath(path)),
    readdir: (path, options) => run('readdir', async () => base.readdir(path, options)),
    readFile: (path) => run('read', () => base.readFile(path)),
    rename: (from, to) => run('rename', () => base.rename(from, to)),
    rm: (path, options) => run('rm', () => base.rm(path, options)),
    mkdir: (path, options) => run('mkdir', () => base.mkdir(path, options)),
  }
  const arm = () => {
    isArmed = true
  }
  return { disk, calls, arm }
}
