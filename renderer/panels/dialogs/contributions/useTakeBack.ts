import { useEffect, useState } from 'react'
import { type ExtractMark, readMark } from '#domain/contributions/mark'
import { takeBack } from '#domain/contributions/takeBack'
import type { TakeBackPlan } from '#domain/contributions/takeBackPlan'
import { decodePost } from '#domain/postText'
import { useStore } from '../../../state/store'
import { request } from '../../../transport'

/** What an extract brings to a post, or why it cannot be taken back. */
export type TakeBackState =
  | { step: 'empty' }
  | { step: 'failed'; message: string }
  | { step: 'ready'; plan: TakeBackPlan; mark: ExtractMark; hasBase: boolean }

const noMark =
  'This text has no line <!-- byline extract … --> above its sections, so Byline cannot tell whose they are. Import it as a contribution, or put the line back.'

/** Compares an extract with the post and with the text that it was made from. */
export function useTakeBack(post: string, extract: string): TakeBackState {
  const authors = useStore((state) => state.authors)
  const [state, setState] = useState<TakeBackState>({ step: 'empty' })
  useEffect(() => {
    let isCurrent = true
    const look = async (): Promise<TakeBackState> => {
      const { text } = decodePost(extract)
      if (text.trim() === '') return { step: 'empty' }
      const mark = readMark(text)
      if (mark === null) return { step: 'failed', message: noMark }
      const answer = await request('readExtractBase', { base: mark.base })
      if (!answer.ok) return { step: 'failed', message: answer.error.message }
      const base = answer.value.text
      const found = takeBack(post, base, text, { handle: mark.handle, authors })
      if (!found.ok) return { step: 'failed', message: found.message }
      return { step: 'ready', plan: found.plan, mark, hasBase: base !== null }
    }
    void look().then((next) => isCurrent && setState(next))
    return () => {
      isCurrent = false
    }
  }, [post, extract, authors])
  return state
}
