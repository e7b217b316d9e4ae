import { useEffect, useState } from 'react'
import { request } from '../../../transport'

const kinds: Record<string, string> = { '+': 'added', '-': 'removed', '@': 'place' }

/** The lines of a unified diff that say what changes: the names of the file stand above it already. */
function linesOf(patch: string): { key: string; kind: string; text: string }[] {
  return patch
    .split('\n')
    .filter((line) => line !== '' && !/^(?:---|\+\+\+|===|\\)/.test(line))
    .map((line, index) => ({
      key: `${index}`,
      kind: kinds[line[0] ?? ''] ?? 'same',
      text: line.replace(/\r$/, ''),
    }))
}

/** What a preview changes in one file, line by line. */
export function PatchView({ token, id }: { token: string; id: string }) {
  const [told, setTold] = useState<{ patch: string } | { failure: string } | null>(null)
  useEffect(() => {
    let isWanted = true
    void request('readRenamePatch', { token, id }).then((answer) => {
      if (isWanted) setTold(answer.ok ? answer.value : { failure: answer.error.message })
    })
    return () => {
      isWanted = false
    }
  }, [token, id])
  if (told === null) return <p className="field-note">Reading…</p>
  if ('failure' in told) return <p className="field-failure">{told.failure}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="patch" tabIndex={0} aria-label={`Changes in ${id}`}>
      <pre>
        {linesOf(told.patch).map(({ key, kind, text }) => (
          <span key={key} className={`patch-line patch-${kind}`}>
            {text}
          </span>
        ))}
      </pre>
    </section>
  )
}
