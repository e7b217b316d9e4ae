import { Button, type Key, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { authorHue } from '#domain/authors/colour'
import { useStore } from '../../state/store'
import { useNameOf } from '../useNameOf'

interface AuthorFilterProps {
  authors: readonly string[]
  shown: ReadonlySet<Key>
  onChange(shown: Set<Key>): void
}

/** Chooses whose sections are listed; with one author chosen, the text can show them alone, too. */
export function AuthorFilter({ authors, shown, onChange }: AuthorFilterProps) {
  const nameOf = useNameOf()
  const onlyAuthor = useStore((state) => state.onlyAuthor)
  const setOnlyAuthor = useStore((state) => state.setOnlyAuthor)
  const [single, ...others] = shown
  const canFold = others.length === 0 && typeof single === 'string' && onlyAuthor !== single
  return (
    <div className="author-filter">
      {authors.length > 1 && (
        <ToggleButtonGroup
          className="author-chips"
          aria-label="List sections by"
          selectionMode="multiple"
          selectedKeys={shown}
          onSelectionChange={(keys) => onChange(new Set(keys))}
        >
          {authors.map((handle) => (
            <ToggleButton
              key={handle}
              id={handle}
              className="author-chip"
              style={{ '--hue': authorHue(handle) }}
            >
              <span className="dot" /> {nameOf(handle)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {canFold && onlyAuthor === null && (
        <Button className="link-button" onPress={() => setOnlyAuthor(single)}>
          Show only {nameOf(single)} in the text
        </Button>
      )}
      {onlyAuthor !== null && (
        <p className="only-author" style={{ '--hue': authorHue(onlyAuthor) }}>
          <span className="dot" /> Only {nameOf(onlyAuthor)} is shown.
          <Button className="link-button" onPress={() => setOnlyAuthor(null)}>
            Show all
          </Button>
        </p>
      )}
    </div>
  )
}
