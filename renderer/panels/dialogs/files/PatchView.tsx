import { useEffect, useState } from 'react'
import type { Result } from '#api'

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

/** Tells what a preview changes in one of its files. */
export type ReadPatch = (id: string) => Promise<Result<{ patch: string }>>

/** What a preview changes in one file, line by line. */
export function PatchView({ id, read }: { id: string; read: ReadPatch }) {
  const [told, setTold] = useState<{ patch: string } | { failure: string } | null>(null)
  useEffect(() => {
    let isWanted = true
    void read(id).then((answer) => {
      if (isWanted) setTold(answer.ok ? answer.value : { failure: answer.error.message })
    })
    return () => {
      isWanted = false
    }
  }, [read, id])
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
