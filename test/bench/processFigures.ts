import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What a process of this machine takes, as Linux tells it. */
export const processFigures = {
  /** Megabytes of memory, now or at the highest. */
  memory(pid: number, which: 'VmRSS' | 'VmHWM'): number {
    const line = new RegExp(`^${which}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Math.round(Number(line?.[1]) / 1024)
  },

  /** Seconds of processor time so far, with that of its threads. */
  processorTime(pid: number): number {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  },

  /** How many files and folders it has the system watch. */
  watches(pid: number): number {
    let count = 0
    for (const own of readdirSync(`/proc/${pid}/fd`)) {
      try {
        if (readlinkSync(`/proc/${pid}/fd/${own}`) !== 'anon_inode:inotify') continue
        count += readFileSync(`/proc/${pid}/fdinfo/${own}`, 'utf8').split('\ninotify ').length - 1
      } catch {
        // Closed meanwhile.
      }
    }
    return count
  },
}
