import type { PostId } from '#api'
import type { ImportedImage } from '#domain/contributions/importedImages'
import { request } from '../transport'
import { useStore } from './store'

/** Copies chosen files beside a post under the names that its text has for them; tells of those that were not. */
export async function addImages(
  id: PostId,
  images: readonly ImportedImage[],
  files: ReadonlyMap<string, File>,
): Promise<void> {
  const { folder, notify } = useStore.getState()
  const chosen = images.flatMap(({ source, fileName }) => {
    const file = files.get(source)
    return file === undefined ? [] : [{ fileName, file }]
  })
  if (folder === null || chosen.length === 0) return
  for (const { fileName, file } of chosen) {
    const answer = await request('addImages', {
      folder: folder.key,
      id,
      images: [{ fileName, data: await base64Of(file) }],
    })
    const reason = answer.ok ? answer.value[0]?.reason : answer.error.message
    if (reason !== undefined) notify({ tone: 'error', message: `“${fileName}” was not copied. ${reason}` })
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
