import { constants } from 'node:fs'
import { type OpenFile, patientDisk } from './disk'

/** Opens a file without waiting: plain opening of a pipe that nobody writes to would hang. */
export async function openForReading(path: string, disk = patientDisk): Promise<OpenFile> {
  return disk.open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
}
