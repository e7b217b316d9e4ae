import { useEffect, useState } from 'react'
import { avatarSource } from '#domain/page/byline'
import { useStore } from '../../../state/store'
import { request } from '../../../transport'

/** Whether no file of the folder is meant by the path of an author's picture ('' for none). */
export function useMissingPicture(avatar: string): boolean {
  const revision = useStore((state) => state.assetsRevision)
  const [missing, setMissing] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: files that have changed are looked for again
  useEffect(() => {
    let isWanted = true
    if (avatar !== '') {
      void request('findImages', { id: 'post.md', sources: [avatarSource({ avatar })] }).then((answer) => {
        const isMissing = answer.ok && answer.value.some(({ file }) => file === null)
        if (isWanted) setMissing(isMissing ? avatar : '')
      })
    }
    return () => {
      isWanted = false
    }
  }, [avatar, revision])
  return avatar !== '' && missing === avatar
}
