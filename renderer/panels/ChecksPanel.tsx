import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Problem } from '#domain/problem'
import { applyFix } from '../commands/applyFix'
import { jumpTo } from '../editor/currentView'
import { openAnalysis } from '../state/analysisSlice'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import { counted } from './counted'

/** So many problems are listed, and so many more each time that the writer asks for them. */
const step = 100

const icons = { error: CircleAlert, warning: TriangleAlert, hint: Info }
const labels = { error: 'Error', warning: 'Warning', hint: 'Hint' }

function ProblemItem({ problem, line, canFix }: { problem: Problem; line: number; canFix: boolean }) {
  const Icon = icons[problem.severity]
  return (
    <li className={`problem problem-${problem.severity}`}>
      <Button className="problem-jump" onPress={() => jumpTo(problem.from)}>
        <Icon aria-label={labels[problem.severity]} />
        <span>
          {problem.message}
          <span className="problem-line">Line {line}</span>
        </span>
      </Button>
      {problem.fixes.length > 0 && (
        <div className="problem-fixes">
          {problem.fixes.map((fix) => (
            <Button
              key={fix.label}
              className="button button-small"
              isDisabled={!canFix && fix.command === undefined}
              onPress={() => applyFix(fix)}
            >
              {fix.label}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}

/** What parsing found in the open post, each with a jump to its place and the ways to mend it. */
export function ChecksPanel() {
  const openId = useStore((state) => state.openId)
  return <PostProblems key={openId} />
}

function PostProblems() {
  const [listed, setListed] = useState(step)
  const analysis = useStore(openAnalysis)
  const analysedDoc = useStore((state) => state.analysis?.doc)
  const copy = useStore(openCopy)
  if (analysis === null || copy === null) return <p className="panel-note">Reading…</p>
  if (analysis.problems.length === 0) {
    return <p className="panel-note">Nothing found. Front matter, bylines, links and images look right.</p>
  }
  // Fixes speak of the analysed text: while a newer one is being analysed they wait.
  const canFix = analysedDoc === copy.state.doc && copy.readOnly === null
  const more = analysis.problems.length - listed
  return (
    <>
      <ul className="problems" aria-label="Problems">
        {analysis.problems.slice(0, listed).map((problem) => (
          <ProblemItem
            key={`${problem.code}:${problem.from}:${problem.message}`}
            problem={problem}
            line={copy.state.doc.lineAt(Math.min(problem.from, copy.state.doc.length)).number}
            canFix={canFix}
          />
        ))}
      </ul>
      {more > 0 && (
        <p className="panel-note">
          {counted(more, 'more problem')}{' '}
          <Button className="link-button" onPress={() => setListed(listed + step)}>
            Show more
          </Button>
        </p>
      )}
    </>
  )
}
