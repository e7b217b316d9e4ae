import { authorHue } from '#domain/authors/colour'
import { authorName } from '#domain/authors/handle'
import { sectionIndexAt } from '../editor/analysisField'
import { openAnalysis } from '../state/analysisSlice'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import { counted } from './counted'

const endingNames = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' } as const
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** Whose section the cursor is in, and how long it is. */
function SectionPart() {
  const copy = useStore(openCopy)
  const analysis = useStore(openAnalysis)
  const authors = useStore((state) => state.authors)
  if (copy === null || analysis === null) return null
  const section = analysis.sections[sectionIndexAt(copy.state, copy.state.selection.main.head)]
  const handle = section?.handle ?? ''
  const name = authorName(
    authors.find((author) => author.handle === handle),
    handle,
  )
  return (
    <>
      {handle !== '' && (
        <span className="status-author" style={{ '--hue': authorHue(handle) }}>
          <span className="dot" /> {name}’s section
        </span>
      )}
      <span>
        {counted(analysis.words, 'word')}
        {handle !== '' && ` · ${counted(section?.words ?? 0, 'word')} here`}
      </span>
    </>
  )
}

/** Section, words, state of the file, position. */
export function StatusBar() {
  const copy = useStore(openCopy)
  if (copy === null) return <footer className="status-bar" />
  const { doc, selection } = copy.state
  const line = doc.lineAt(selection.main.head)
  return (
    <footer className="status-bar">
      <SectionPart />
      <span className="status-end">
        {copy.isSaving ? 'Saving…' : copy.savedAt !== null ? `Saved ${time.format(copy.savedAt)}` : ''}
      </span>
      <span>
        {endingNames[copy.lineEnding]} · UTF-8{copy.bom ? ' with BOM' : ''}
      </span>
      <span className="status-place">
        Ln {line.number}, Col {selection.main.head - line.from + 1}
      </span>
    </footer>
  )
}
