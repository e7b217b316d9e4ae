import { useRef } from 'react'
import type { Field } from '#domain/frontMatter/fields'

/**
 * Remembers how a value was written when its control was entered: a value that is emptied and filled again looks as it
 * did before.
 */
export function useSourceAtFocus(field: Field) {
  const source = useRef<string | undefined>(undefined)
  return {
    like: () => source.current,
    enter: () => {
      source.current ??= field.source
    },
    leave: () => {
      source.current = undefined
    },
  }
}
