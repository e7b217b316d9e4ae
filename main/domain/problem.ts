import type { CommandId } from './commandTable'
import type { TextEdit } from './textEdit'

/** A way to mend a problem: shown as a button, applied as edits, or by a command where no edit of this text does it. */
export interface Fix {
  label: string
  edits: TextEdit[]
  command?: { id: CommandId; argument: string }
}

/** Something that parsing or a check found, with its place as half-open range (UTF-16 offsets). */
export interface Problem {
  code: string
  severity: 'error' | 'warning' | 'hint'
  /** What happened, why, and what to do. */
  message: string
  from: number
  to: number
  fixes: Fix[]
}
