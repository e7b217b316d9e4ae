import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Problem } from '#domain/problem'
import { applyFix } from '../commands/applyFix'

const severities = { error: 'error', warning: 'warning', hint: 'hint' } as const

function toDiagnostic(problem: Problem, length: number): Diagnostic {
  const from = Math.min(problem.from, length)
  return {
    from,
    to: Math.max(from, Math.min(problem.to, length)),
    severity: severities[problem.severity],
    message: problem.message,
    actions: problem.fixes.map((fix) => ({
      name: fix.label,
      apply(_view: EditorView, at: number) {
        // The edits speak of the analysed text; they are right as long as the marked place has not moved.
        if (at === problem.from || fix.command !== undefined) applyFix(fix)
      },
    })),
  }
}

/** A transaction that underlines the problems; they move with edits until the next analysis. */
export function underlineProblems(state: EditorState, problems: readonly Problem[]): TransactionSpec {
  return setDiagnostics(
    state,
    problems.map((problem) => toDiagnostic(problem, state.doc.length)),
  )
}
