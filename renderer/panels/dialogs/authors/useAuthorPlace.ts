import { useEffect, useState } from 'react'
import { isHandle } from '#domain/authors/handle'
import { useStore } from '../../../state/store'
import { request } from '../../../transport'

/** Where the authors directory has this author or would get it; null while that is not known, or no handle is typed. */
export function useAuthorPlace(handle: string): { path: string; isThere: boolean } | null {
  const folder = useStore((state) => state.folder?.key)
  const [found, setFound] = useState<{ handle: string; path: string; isThere: boolean } | null>(null)
  useEffect(() => {
    let isWanted = true
    if (folder !== undefined && isHandle(handle)) {
      void request('findAuthorPlace', { folder, handle }).then((answer) => {
        if (isWanted) setFound(answer.ok ? { handle, ...answer.value } : null)
      })
    }
    return () => {
      isWanted = false
    }
  }, [folder, handle])
  return found?.handle === handle ? found : null
}
