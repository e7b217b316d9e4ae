import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ImageSize } from '#domain/page/images'
import { imageSizeOf } from './imageSize'
import { openReal } from './openReal'

/** What is known of an image's file without showing it. */
export interface ImageFile {
  /** Another number with every change of the file: an address with it is fresh. */
  version: number
  size: ImageSize | null
}

/** Most headers end within the first; a photograph may carry much about itself before its size. */
const firstBytes = [64 * 1024, 1024 * 1024]
const mostKept = 20_000

/** Files by their path, as long as they are the ones that were read. */
const known = new Map<string, { identity: string; file: ImageFile }>()

/** Looks at the file of an image; null when it is gone. Each file is read once, and again when it has changed. */
export async function readImageFile(path: string, type: string): Promise<ImageFile | null> {
  try {
    const before = known.get(path)
    if (before !== undefined && before.identity === identityOf(await stat(path))) return before.file
    const handle = await openReal(path)
    try {
      const info = await handle.stat()
      const identity = identityOf(info)
      const file = { version: numberOf(identity), size: await readSize(handle, info.size, type) }
      if (known.size >= mostKept) known.clear()
      known.set(path, { identity, file })
      return file
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

function identityOf({ ino, dev, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ')
}

type Handle = Awaited<ReturnType<typeof openReal>>

async function readSize(handle: Handle, length: number, type: string): Promise<ImageSize | null> {
  for (const most of firstBytes) {
    const bytes = Buffer.alloc(Math.min(most, length))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    const size = imageSizeOf(bytes.subarray(0, bytesRead), type)
    if (size !== null || length <= most) return size
  }
  return null
}

/** A text as a whole number that fits an address. */
function numberOf(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16)
}
