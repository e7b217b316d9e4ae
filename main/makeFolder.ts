import { dirname, resolve } from 'node:path'
import { type Disk, patientDisk } from './disk'
import { syncFolder } from './writeWhole'

/** Makes a folder and those above it that are missing, so that what is written into it lasts through a power loss. */
export async function makeFolder(path: string, mode = 0o777, disk: Disk = patientDisk): Promise<void> {
  const made = await disk.mkdir(path, { recursive: true, mode })
  if (made === undefined) return
  const first = resolve(made)
  for (let folder = resolve(path); folder.length >= first.length; folder = dirname(folder))
    await syncFolder(dirname(folder), disk)
}
