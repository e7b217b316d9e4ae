import { useEffect, useState } from 'react'
import type { PostFile, PostId } from '#api'
import { decodePost } from '#domain/postText'
import { request } from '../../../transport'

/** The file of a post as it is on disk now, or why it cannot be read. */
export type OutsideFile =
  | { step: 'reading' }
  | { step: 'gone' }
  | { step: 'failed'; message: string }
  | { step: 'read'; file: PostFile; text: string }

export function useOutsideFile(id: PostId): OutsideFile {
  const [state, setState] = useState<OutsideFile>({ step: 'reading' })
  useEffect(() => {
    let isLate = false
    void request('readPost', { id }).then((answer) => {
      if (isLate) return
      if (answer.ok) setState({ step: 'read', file: answer.value, text: decodePost(answer.value.raw).text })
      else if (answer.error.code === 'not-found') setState({ step: 'gone' })
      else setState({ step: 'failed', message: answer.error.message })
    })
    return () => {
      isLate = true
    }
  }, [id])
  return state
}
