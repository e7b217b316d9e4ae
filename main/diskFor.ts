import { statfs } from 'node:fs/promises'
import { type Disk, nearDisk, patientDisk } from './disk'

/**
 * File systems of disks in this machine, by the numbers that Linux gives them. Their cheap calls answer in microseconds;
 * those of a share in the network, or of a stick, may never. Other systems do not tell.
 */
const localTypes = new Set([
  0xef53, // ext4
  0x9123683e, // btrfs
  0x58465342, // XFS
  0xf2f52010, // F2FS
  0x2fc12fc1, // ZFS
  0xca451a4e, // bcachefs
  0x01021994, // tmpfs
  0x794c7630, // overlay, in containers
])

const known = new Map<string, Disk>()
const mostKnown = 10_000

/** How files of a folder are best read and written without holding anything up; asks the system once for each folder. */
export async function diskFor(folder: string): Promise<Disk> {
  const disk = known.get(folder)
  if (disk !== undefined) return disk
  const found = await findDisk(folder)
  if (known.size >= mostKnown) known.clear()
  known.set(folder, found)
  return found
}

async function findDisk(folder: string): Promise<Disk> {
  if (process.platform !== 'linux') return patientDisk
  try {
    const { type } = await statfs(folder)
    return localTypes.has(type >>> 0) ? nearDisk : patientDisk
  } catch {
    return patientDisk
  }
}
