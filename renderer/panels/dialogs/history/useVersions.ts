import { useEffect, useState } from 'react'
import type { PostVersion } from '#api'
import { decodePost } from '#domain/postText'
import { request } from '../../../transport'

/** The earlier texts of a post, the one that is looked at with its text, and why they cannot be shown. */
export interface Versions {
  /** Null until they are known. */
  list: readonly PostVersion[] | null
  chosen: { version: PostVersion; text: string } | null
  trouble: string | null
  choose(version: PostVersion): void
}

export function useVersions(folder: string, id: string): Versions {
  const [list, setList] = useState<readonly PostVersion[] | null>(null)
  const [wanted, choose] = useState<PostVersion | null>(null)
  const [chosen, setChosen] = useState<Versions['chosen']>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let isLate = false
    void request('listVersions', { folder, id }).then((answer) => {
      if (isLate) return
      if (!answer.ok) setTrouble(answer.error.message)
      else {
        setList(answer.value)
        // The newest one is what is on the disk: the one before tells more.
        choose(answer.value[1] ?? answer.value[0] ?? null)
      }
    })
    return () => {
      isLate = true
    }
  }, [folder, id])
  useEffect(() => {
    if (wanted === null) return
    let isLate = false
    void request('readVersion', { folder, id, token: wanted.token }).then((answer) => {
      if (isLate) return
      setTrouble(answer.ok ? null : answer.error.message)
      if (answer.ok) setChosen({ version: wanted, text: decodePost(answer.value.raw).text })
    })
    return () => {
      isLate = true
    }
  }, [folder, id, wanted])
  return { list, chosen, trouble, choose }
}
